using System.Globalization;
using Piaoheng.Core.Money;
using Piaoheng.World.Companies;

namespace Piaoheng.World.Invoices;

/// <summary>Invents the further facts of special businesses.</summary>
internal sealed class SpecialMaker(Dice dice, InventedCompanies companies)
{
    private static readonly Station[] Stations =
    [
        new("北京南", "Beijingnan"),
        new("济南西", "Jinanxi"),
        new("上海虹桥", "Shanghaihongqiao"),
        new("苏州北", "Suzhoubei"),
        new("无锡东", "Wuxidong"),
        new("石家庄", "Shijiazhuang"),
        new("武汉", "Wuhan"),
        new("天津西", "Tianjinxi"),
    ];

    private static readonly string[] Airports = ["北京 PEK", "广州 CAN", "成都 TFU", "上海 SHA", "西安 XIY", "昆明 KMG"];
    private static readonly string[] Cities = ["北京市", "天津市", "保定市", "济南市", "廊坊市"];
    private static readonly string[] PlateHeads = ["京A", "京N", "津B", "冀F", "鲁A", "苏E", "浙A"];
    private static readonly string[] SeatLetters = ["A", "B", "C", "D", "F"];

    /// <summary>通行费.</summary>
    public TollPassage Toll(DateOnly day)
    {
        var from = day.AddDays(-dice.Below(9)).ToDateTime(new TimeOnly(dice.Below(24), dice.Below(60), dice.Below(60)));
        return new TollPassage(
            Plate(),
            dice.Pick(["客车", "货车", "一型客车"]),
            from,
            from.AddMinutes(dice.Between(20, 900)),
            dice.PerMille(200)
        );
    }

    /// <summary>地方通行费通用（电子）发票.</summary>
    public GeneralToll GeneralToll(DateOnly day) =>
        new(
            Plate(),
            "一型客车",
            "江苏" + dice.Pick(["金河", "望亭", "长桥"]) + "站",
            "江苏" + dice.Pick(["园区", "新桥", "湖东"]) + "站",
            day.ToDateTime(new TimeOnly(dice.Below(24), dice.Below(60), dice.Below(60)))
        );

    /// <summary>旅客运输: none to three trips.</summary>
    public PassengerService Passenger(DateOnly day)
    {
        var trips = new List<PassengerTrip>();
        for (var left = dice.Below(4); left > 0; left--)
        {
            trips.Add(
                new PassengerTrip(
                    companies.PersonName(),
                    MaskedId(),
                    day.AddDays(-dice.Below(5)),
                    dice.Pick(Cities),
                    dice.Pick(Cities),
                    dice.Pick(["", "经济型"]),
                    dice.Pick(["出租汽车", "公路客运"])
                )
            );
        }

        return new PassengerService(trips);
    }

    /// <summary>铁路电子客票.</summary>
    public RailTicket Rail(DateOnly day, string business)
    {
        var from = dice.Below(Stations.Length);
        var to = (from + 1 + dice.Below(Stations.Length - 1)) % Stations.Length;
        return new RailTicket
        {
            Business = business,
            From = Stations[from],
            To = Stations[to],
            Train = dice.Pick(["G", "D", "C"]) + dice.Between(1, 7999).ToString(CultureInfo.InvariantCulture),
            Departure = day.AddDays(-dice.Below(20)).ToDateTime(new TimeOnly((int)dice.Between(6, 22), dice.Below(60))),
            SeatClass = dice.Pick(["二等座", "一等座", "商务座"]),
            Carriage = string.Create(CultureInfo.InvariantCulture, $"{dice.Between(1, 16):D2}车"),
            Seat = string.Create(CultureInfo.InvariantCulture, $"{dice.Between(1, 19):D2}{dice.Pick(SeatLetters)}号"),
            ETicketNumber = dice.Digits(21) + day.ToString("yyyy", CultureInfo.InvariantCulture),
            Passenger = companies.PersonName(),
            IdNumber = MaskedId(),
        };
    }

    /// <summary>航空运输电子客票行程单, with fare and fuel surcharge that contain no tax.</summary>
    public AirItinerary Air(DateOnly day)
    {
        var stops = new List<string>();
        for (var count = 2 + (dice.PerMille(400) ? 1 : 0); stops.Count < count; )
        {
            var next = dice.Pick(Airports);
            if (!stops.Contains(next, StringComparer.Ordinal))
            {
                stops.Add(next);
            }
        }

        var departure = day.AddDays(-1 - dice.Below(25)).ToDateTime(new TimeOnly((int)dice.Between(6, 12), dice.Below(60)));
        var legs = new List<FlightLeg>();
        for (var at = 0; at + 1 < stops.Count; at++)
        {
            var flight = "HY" + dice.Between(1000, 8999).ToString(CultureInfo.InvariantCulture);
            legs.Add(
                new FlightLeg(stops[at], stops[at + 1], "衡翼", flight, dice.Pick(["Y", "V", "J"]), departure.AddHours(at * 5))
            );
        }

        return new AirItinerary
        {
            Passenger = companies.PersonName(),
            IdNumber = MaskedId(),
            Legs = legs,
            Fare = Yuan.FromFen(dice.Between(32_000, 260_000)),
            Fuel = Yuan.FromFen(dice.Between(1_000, 9_000)),
            Fund = Yuan.FromFen(5_000L * legs.Count),
            Other = dice.PerMille(200) ? Yuan.FromFen(3_000) : Yuan.Zero,
            ETicketNumber = "784" + dice.Digits(10),
            VerifyCode = dice.Digits(4),
            Agent = "HY" + dice.Digits(3) + "/" + dice.Digits(8),
        };
    }

    /// <summary>机动车.</summary>
    public VehicleSale Vehicle() =>
        new()
        {
            VehicleType = "纯电动轿车",
            Model = "衡岳牌HYA" + dice.Digits(4) + "BEV",
            Origin = dice.Pick(["北京市", "重庆市", "西安市"]),
            Certificate = "WDP" + dice.Digits(12),
            Engine = "TZ" + dice.Digits(9),
            Vin = Vin(),
        };

    /// <summary>二手车.</summary>
    public UsedVehicleSale UsedVehicle() =>
        new(Plate(), "1100" + dice.Digits(8), Vin(), "衡岳牌HYA" + dice.Digits(4), "北京市公安局交通管理局车辆管理所");

    /// <summary>特定业务 of a general 数电票, by the seller's trade; null for most.</summary>
    public SpecialBusiness? ByTrade(Trade trade, DateOnly day) =>
        trade switch
        {
            Trade.TollRoad => Toll(day) with { IsSummary = false },
            Trade.RideHailing => Passenger(day),
            Trade.FuelStation => new FuelSale(),
            Trade.Construction => new ConstructionWork(
                dice.PerMille(300) ? dice.Digits(18) : "",
                dice.Pick(Cities) + "高新区" + dice.Between(1, 90).ToString(CultureInfo.InvariantCulture) + "号",
                "二期厂房改造项目"
            ),
            Trade.Property => new PropertyLease("京(2021)海不动产权第" + dice.Digits(7) + "号", ""),
            Trade.Freight => new FreightTransport("公路运输", Plate(), dice.Pick(Cities), dice.Pick(Cities), "机床配件"),
            _ => null,
        };

    private string Plate() => dice.Pick(PlateHeads) + dice.Digits(1) + dice.Pick(SeatLetters) + dice.Digits(3);

    // 17 characters without I, O, Q, with the check character at the ninth place (GB 16735).
    private string Vin()
    {
        const string Alphabet = "0123456789ABCDEFGHJKLMNPRSTUVWXYZ";
        ReadOnlySpan<int> values =
        [
            0,
            1,
            2,
            3,
            4,
            5,
            6,
            7,
            8,
            9,
            1,
            2,
            3,
            4,
            5,
            6,
            7,
            8,
            1,
            2,
            3,
            4,
            5,
            7,
            9,
            2,
            3,
            4,
            5,
            6,
            7,
            8,
            9,
        ];
        ReadOnlySpan<int> weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
        var vin = new char[17];
        var sum = 0;
        for (var at = 0; at < vin.Length; at++)
        {
            var digit = at == 0 ? Alphabet.IndexOf('L', StringComparison.Ordinal) : dice.Below(Alphabet.Length);
            vin[at] = Alphabet[digit];
            sum += values[digit] * weights[at];
        }

        vin[8] = (sum % 11) == 10 ? 'X' : (char)('0' + (sum % 11));
        return new string(vin);
    }

    private string MaskedId() => dice.Digits(6) + "********" + dice.Digits(4);
}
