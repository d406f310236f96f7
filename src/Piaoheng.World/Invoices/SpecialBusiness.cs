using Piaoheng.Core.Money;

namespace Piaoheng.World.Invoices;

/// <summary>特定业务: the further facts of an invoice of a special business.</summary>
/// <param name="BureauWord">特定业务类型 as bureau workbooks write it; empty where they leave it out.</param>
public abstract record SpecialBusiness(string BureauWord);

/// <summary>通行费.</summary>
/// <param name="Plate">车牌号.</param>
/// <param name="VehicleType">车辆类型.</param>
/// <param name="From">通行日期起.</param>
/// <param name="To">通行日期止.</param>
/// <param name="IsSummary">汇总开具.</param>
public sealed record TollPassage(string Plate, string VehicleType, DateTime From, DateTime To, bool IsSummary = false)
    : SpecialBusiness("通行费");

/// <summary>地方通行费通用（电子）发票: facts in the remark box.</summary>
/// <param name="Plate">车牌号.</param>
/// <param name="VehicleType">车型.</param>
/// <param name="Entry">入口站.</param>
/// <param name="Exit">出口站.</param>
/// <param name="ExitAt">出口时间.</param>
public sealed record GeneralToll(string Plate, string VehicleType, string Entry, string Exit, DateTime ExitAt)
    : SpecialBusiness("");

/// <summary>成品油.</summary>
public sealed record FuelSale() : SpecialBusiness("成品油发票");

/// <summary>旅客运输服务.</summary>
/// <param name="Trips">The trips; may be empty.</param>
public sealed record PassengerService(IReadOnlyList<PassengerTrip> Trips) : SpecialBusiness("旅客运输服务发票");

/// <summary>One trip of a passenger invoice.</summary>
/// <param name="Traveler">出行人.</param>
/// <param name="IdNumber">有效身份证件号, masked.</param>
/// <param name="Day">出行日期.</param>
/// <param name="From">出发地.</param>
/// <param name="To">到达地.</param>
/// <param name="Grade">等级.</param>
/// <param name="Vehicle">交通工具类型.</param>
public sealed record PassengerTrip(
    string Traveler,
    string IdNumber,
    DateOnly Day,
    string From,
    string To,
    string Grade,
    string Vehicle
);

/// <summary>建筑服务.</summary>
/// <param name="ReportNumber">跨区域涉税事项报验管理编号; empty when none.</param>
/// <param name="Place">建筑服务发生地.</param>
/// <param name="Project">建筑项目名称.</param>
public sealed record ConstructionWork(string ReportNumber, string Place, string Project) : SpecialBusiness("建筑服务发票");

/// <summary>不动产经营租赁服务.</summary>
/// <param name="Certificate">产权证书/不动产权证号.</param>
/// <param name="Plate">车牌号, where the rent is for a parking space.</param>
public sealed record PropertyLease(string Certificate, string Plate) : SpecialBusiness("不动产经营租赁服务");

/// <summary>货物运输服务.</summary>
/// <param name="Tool">运输工具种类.</param>
/// <param name="Plate">运输工具牌号.</param>
/// <param name="From">起运地.</param>
/// <param name="To">到达地.</param>
/// <param name="Goods">运输货物名称.</param>
public sealed record FreightTransport(string Tool, string Plate, string From, string To, string Goods)
    : SpecialBusiness("货物运输服务发票");

/// <summary>机动车.</summary>
public sealed record VehicleSale() : SpecialBusiness("机动车")
{
    /// <summary>车辆类型.</summary>
    public required string VehicleType { get; init; }

    /// <summary>厂牌型号.</summary>
    public required string Model { get; init; }

    /// <summary>产地.</summary>
    public required string Origin { get; init; }

    /// <summary>合格证号.</summary>
    public required string Certificate { get; init; }

    /// <summary>发动机号码.</summary>
    public required string Engine { get; init; }

    /// <summary>车辆识别代号/车架号码, 17 characters.</summary>
    public required string Vin { get; init; }
}

/// <summary>二手车.</summary>
/// <param name="Plate">车牌照号.</param>
/// <param name="Registration">登记证号.</param>
/// <param name="Vin">车辆识别代号/车架号码.</param>
/// <param name="Model">厂牌型号.</param>
/// <param name="Office">转入地车辆管理所名称.</param>
public sealed record UsedVehicleSale(string Plate, string Registration, string Vin, string Model, string Office)
    : SpecialBusiness("二手车");

/// <summary>铁路电子客票.</summary>
public sealed record RailTicket() : SpecialBusiness("铁路电子客票")
{
    /// <summary>业务类型: 售, 退, 改.</summary>
    public string Business { get; init; } = "售";

    /// <summary>出发站.</summary>
    public required Station From { get; init; }

    /// <summary>到达站.</summary>
    public required Station To { get; init; }

    /// <summary>车次.</summary>
    public required string Train { get; init; }

    /// <summary>开车时间.</summary>
    public required DateTime Departure { get; init; }

    /// <summary>席别.</summary>
    public required string SeatClass { get; init; }

    /// <summary>车厢: <c>03车</c>.</summary>
    public required string Carriage { get; init; }

    /// <summary>席位: <c>03F号</c>.</summary>
    public required string Seat { get; init; }

    /// <summary>电子客票号, 25 digits.</summary>
    public required string ETicketNumber { get; init; }

    /// <summary>旅客姓名.</summary>
    public required string Passenger { get; init; }

    /// <summary>证件号, masked in the middle.</summary>
    public required string IdNumber { get; init; }

    /// <summary>已退金额, of a refund.</summary>
    public Yuan? Refunded { get; init; }

    /// <summary>原票价, of a refund or change.</summary>
    public Yuan? OriginalFare { get; init; }

    /// <summary>原发票号码, of a refund or change.</summary>
    public string? OriginalInvoice { get; init; }
}

/// <summary>车站.</summary>
/// <param name="Name">Chinese name without 站.</param>
/// <param name="Phonic">Pinyin as printed.</param>
public sealed record Station(string Name, string Phonic);

/// <summary>航空运输电子客票行程单.</summary>
public sealed record AirItinerary() : SpecialBusiness("")
{
    /// <summary>旅客姓名.</summary>
    public required string Passenger { get; init; }

    /// <summary>有效身份证件号码, masked.</summary>
    public required string IdNumber { get; init; }

    /// <summary>航段.</summary>
    public required IReadOnlyList<FlightLeg> Legs { get; init; }

    /// <summary>票价, without tax.</summary>
    public required Yuan Fare { get; init; }

    /// <summary>燃油附加费, without tax.</summary>
    public required Yuan Fuel { get; init; }

    /// <summary>民航发展基金.</summary>
    public required Yuan Fund { get; init; }

    /// <summary>其他税费.</summary>
    public required Yuan Other { get; init; }

    /// <summary>电子客票号码, 13 digits.</summary>
    public required string ETicketNumber { get; init; }

    /// <summary>验证码.</summary>
    public required string VerifyCode { get; init; }

    /// <summary>销售网点代号.</summary>
    public required string Agent { get; init; }
}

/// <summary>One leg of a flight.</summary>
/// <param name="From">自, with the airport code: <c>合肥 HFE</c>.</param>
/// <param name="To">至.</param>
/// <param name="Carrier">承运人.</param>
/// <param name="Flight">航班号.</param>
/// <param name="Cabin">座位等级.</param>
/// <param name="Departure">日期, 时间.</param>
public sealed record FlightLeg(string From, string To, string Carrier, string Flight, string Cabin, DateTime Departure);

/// <summary>差额征税.</summary>
/// <param name="Deduction">扣除额.</param>
public sealed record DifferentialTaxation(Yuan Deduction) : SpecialBusiness("");
