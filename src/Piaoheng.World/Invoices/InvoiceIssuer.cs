using System.Globalization;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.World.Companies;
using Piaoheng.World.Goods;

namespace Piaoheng.World.Invoices;

/// <summary>开票: invents invoices of every kind, correct by the rules of their kind. The same dice give the same invoices.</summary>
public sealed class InvoiceIssuer
{
    private readonly Dice _dice;
    private readonly InventedCompanies _companies;
    private readonly InvoiceNumbers _numbers;
    private readonly LineMaker _lines;
    private readonly SpecialMaker _specials;

    /// <summary>An issuer of its own world.</summary>
    public InvoiceIssuer(Dice dice, InventedCompanies companies)
    {
        _dice = dice;
        _companies = companies;
        _numbers = new InvoiceNumbers(dice);
        _lines = new LineMaker(dice);
        _specials = new SpecialMaker(dice, companies);
    }

    /// <summary>Every kind that can be issued.</summary>
    public static IReadOnlyList<string> Kinds { get; } =
    [
        KindId.PaperVatSpecial,
        KindId.PaperFreightSpecial,
        KindId.PaperVehicle,
        KindId.PaperVatNormal,
        KindId.ElectronicVatSpecial,
        KindId.ElectronicVatNormal,
        KindId.RollVatNormal,
        KindId.TollElectronic,
        KindId.PaperUsedVehicle,
        KindId.CustomsPayment,
        KindId.RailETicket,
        KindId.AirItinerary,
        KindId.DigitalVatSpecial,
        KindId.DigitalVatNormal,
        KindId.DigitalVehicle,
        KindId.DigitalUsedVehicle,
        KindId.DigitalPaperSpecial,
        KindId.DigitalPaperNormal,
        KindId.DigitalPaperVehicle,
        KindId.DigitalPaperUsedVehicle,
        KindId.OtherExpense,
    ];

    /// <summary>A new invoice of a kind.</summary>
    public WorldInvoice Issue(string kind, DateOnly day, Company buyer, InvoiceWish? wish = null)
    {
        wish ??= new InvoiceWish();
        var seller = wish.Seller ?? _companies.Next(wish.Trade ?? TradeFor(kind));
        return kind switch
        {
            KindId.RailETicket => Rail(day, buyer, seller, wish),
            KindId.AirItinerary => Air(day, buyer, seller),
            KindId.CustomsPayment => Customs(day, buyer, seller),
            KindId.OtherExpense => GeneralToll(day, buyer, seller),
            KindId.PaperVehicle or KindId.DigitalVehicle or KindId.DigitalPaperVehicle => Vehicle(kind, day, buyer, seller),
            KindId.PaperUsedVehicle or KindId.DigitalUsedVehicle or KindId.DigitalPaperUsedVehicle => UsedVehicle(
                kind,
                day,
                buyer,
                seller
            ),
            _ => Vat(kind, day, buyer, seller, wish),
        };
    }

    /// <summary>红字发票 that reverses a share of a blue one; 1 = all of it.</summary>
    public WorldInvoice IssueRed(WorldInvoice blue, DateOnly day, decimal share = 1m)
    {
        var lines = blue.Lines.Select(line => Reversed(line, share)).ToList();
        var confirmation = blue.Seller.Region.District[..2] + _dice.Digits(18);
        var isDigital = blue.IsDigital || day >= new DateOnly(2024, 12, 1);
        var kind = isDigital ? DigitalTwin(blue.Kind) : blue.Kind;
        var code = isDigital ? "" : blue.Code;
        var red = new RedReference(blue.Code, blue.Number, isDigital ? confirmation : null);
        return Summed(
            blue with
            {
                Kind = kind,
                Title = InvoiceTitle.Of(kind, blue.Seller),
                Code = code,
                Number = isDigital ? _numbers.Digital(blue.Seller, day, '2') : _numbers.Legacy(blue.Seller, code),
                // The paper of the blue one is not the paper of the red one.
                PaperCode = null,
                PaperNumber = null,
                CheckCode = isDigital ? "" : _dice.Digits(20),
                MachineNumber = isDigital ? "" : blue.MachineNumber,
                TaxControlCode = isDigital ? "" : TaxControlCode(),
                IssuedAt = At(day),
                RedOf = red,
                Remark = RedRemark(blue, red),
                Special = null,
                Status = WorldInvoice.Normal,
            },
            lines
        );
    }

    /// <summary>备注 of a red invoice, in the wording of its system.</summary>
    private static string RedRemark(WorldInvoice blue, RedReference red) =>
        (blue.IsDigital, red.Confirmation) switch
        {
            (true, { } confirmation) => $"被红冲蓝字数电发票号码：{blue.Number} 红字发票信息确认单编号：{confirmation}",
            (false, { } confirmation) =>
                $"被红冲蓝字发票号码：{blue.Number} 被红冲蓝字发票代码：{blue.Code} 红字发票信息确认单编号：{confirmation}",
            _ => $"对应正数发票代码:{blue.Code}号码:{blue.Number}",
        };

    private static WorldLine Reversed(WorldLine line, decimal share)
    {
        var amount = -Yuan.Round(line.Amount.Value * share);
        var tax = share == 1m ? -line.Tax : LineMaker.TaxOf(amount, line.Rate);
        return share == 1m
            ? line with
            {
                Amount = amount,
                Tax = tax,
                Quantity = Negative(line.Quantity),
            }
            : line with
            {
                Amount = amount,
                Tax = tax,
                Quantity = "",
                UnitPrice = "",
            };
    }

    private static string Negative(string quantity) => quantity.Length == 0 ? quantity : "-" + quantity;

    private static string DigitalTwin(string kind) =>
        kind is KindId.PaperVatSpecial or KindId.ElectronicVatSpecial or KindId.DigitalPaperSpecial or KindId.DigitalVatSpecial
            ? KindId.DigitalVatSpecial
            : KindId.DigitalVatNormal;

    private WorldInvoice Vat(string kind, DateOnly day, Company buyer, Company seller, InvoiceWish wish)
    {
        var isDigital = IsDigital(kind);
        var special = wish.Special ?? (kind is KindId.TollElectronic ? _specials.Toll(day) : null);
        special ??= isDigital ? _specials.ByTrade(seller.Trade, day) : null;
        var frame = Framed(kind, day, buyer, seller) with { Special = special };
        if (wish.IsDifferential)
        {
            return Differential(frame, wish);
        }

        var lines = LinesOf(frame, wish);
        var hasCheckCode =
            kind is KindId.PaperVatNormal or KindId.ElectronicVatNormal or KindId.RollVatNormal or KindId.TollElectronic;
        return Summed(
            frame with
            {
                CheckCode = hasCheckCode ? _dice.Digits(20) : "",
                MachineNumber = isDigital ? "" : "66" + _dice.Digits(10),
                TaxControlCode = isDigital || kind is KindId.RollVatNormal ? "" : TaxControlCode(),
                Remark = wish.Remark ?? RemarkOf(frame),
            },
            lines
        );
    }

    private List<WorldLine> LinesOf(WorldInvoice frame, InvoiceWish wish)
    {
        var item = _dice.Pick(GoodsCatalogue.Of(frame.Seller.Trade));
        if (frame.Special is TollPassage)
        {
            // Toll lines carry plate and days in the columns of spec, unit, quantity and price.
            var toll = Yuan.FromFen(_dice.Between(500, 48_000));
            return [LineMaker.Bare(item, frame.Day, toll, LineMaker.RateOf(frame.Seller, item, frame.Day))];
        }

        if (wish.Total is not { } total)
        {
            return _lines.Lines(frame.Seller, frame.Day, wish);
        }

        var rate = wish.IsExempt ? LineRate.Exempt : LineMaker.RateOf(frame.Seller, item, frame.Day);
        var amount = Yuan.Round(total.Value / (1m + rate.Fraction));
        return [LineMaker.Bare(item, frame.Day, amount, rate) with { Tax = total - amount }];
    }

    private WorldInvoice Differential(WorldInvoice frame, InvoiceWish wish)
    {
        var item = GoodsCatalogue.Of(frame.Seller.Trade)[0];
        var rate = LineRate.Differential(item.Percent);
        var total = wish.Total ?? Yuan.FromFen(_dice.Between(item.PriceFrom * 100L, item.PriceTo * 100L));
        var deduction = Yuan.FromFen(total.Fen * _dice.Between(60, 92) / 100);
        var tax = Yuan.Round((total - deduction).Value / (1m + rate.Fraction) * rate.Fraction);
        var line = LineMaker.Bare(item, frame.Day, total - tax, rate) with { Tax = tax };
        return Summed(
            frame with
            {
                Special = new DifferentialTaxation(deduction),
                Remark = $"差额征税：{deduction}。{wish.Remark}",
            },
            [line]
        );
    }

    private WorldInvoice Rail(DateOnly day, Company buyer, Company seller, InvoiceWish wish)
    {
        var ticket = _specials.Rail(day, wish.RailBusiness);
        var fare = wish.Total ?? Yuan.FromFen(_dice.Between(24, 2_000) * 50);
        if (wish.RailBusiness is not "售")
        {
            ticket = ticket with
            {
                OriginalFare = fare + Yuan.FromFen(4_000),
                OriginalInvoice = _numbers.Digital(seller, day, '9'),
                Refunded = wish.RailBusiness is "退" ? fare + Yuan.FromFen(3_800) : null,
            };
        }

        var amount = Yuan.Round(fare.Value / 1.09m);
        return Framed(KindId.RailETicket, day, buyer, seller) with
        {
            Special = ticket,
            AmountExTax = amount,
            TaxAmount = fare - amount,
            Total = fare,
            Drawer = "",
        };
    }

    private WorldInvoice Air(DateOnly day, Company buyer, Company seller)
    {
        var trip = _specials.Air(day);
        var tax = Yuan.Round((trip.Fare + trip.Fuel).Value * 0.09m);
        return Framed(KindId.AirItinerary, day, buyer, seller) with
        {
            Special = trip,
            AmountExTax = trip.Fare + trip.Fuel,
            TaxAmount = tax,
            Total = trip.Fare + trip.Fuel + tax + trip.Fund + trip.Other,
            Drawer = "",
        };
    }

    private WorldInvoice Customs(DateOnly day, Company buyer, Company seller)
    {
        var amount = Yuan.FromFen(_dice.Between(100_000, 90_000_000));
        return Framed(KindId.CustomsPayment, day, buyer, seller) with
        {
            Number = "0101" + day.ToString("yyyy", CultureInfo.InvariantCulture) + "1" + _dice.Digits(9) + "-L02",
            AmountExTax = amount,
            TaxAmount = Yuan.Round(amount.Value * 0.13m),
            Total = amount + Yuan.Round(amount.Value * 0.13m),
        };
    }

    private WorldInvoice GeneralToll(DateOnly day, Company buyer, Company seller)
    {
        var toll = _specials.GeneralToll(day);
        var total = Yuan.FromFen(_dice.Between(3, 120) * 100);
        var rows = new[]
        {
            $"车牌号：{toll.Plate}（渐变绿色）",
            $"车 型：{toll.VehicleType}",
            $"入口站：{toll.Entry}",
            $"出口站：{toll.Exit}",
            $"出口时间：{toll.ExitAt.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)}",
        };
        var line = new WorldLine
        {
            Name = "车辆通行费",
            Quantity = "1",
            Amount = total,
            Rate = LineRate.NotTaxed,
            Tax = Yuan.Zero,
            TaxCode = "",
        };
        return Framed(KindId.OtherExpense, day, buyer, seller) with
        {
            Special = toll,
            Lines = [line],
            Total = total,
            TaxControlCode = TaxControlCode(),
            Remark = string.Join('\n', rows),
        };
    }

    private WorldInvoice Vehicle(string kind, DateOnly day, Company buyer, Company seller)
    {
        var item = GoodsCatalogue.Of(Trade.CarDealer)[0];
        var total = Yuan.FromFen(_dice.Between(item.PriceFrom, item.PriceTo) * 100);
        var amount = Yuan.Round(total.Value / 1.13m);
        var line = LineMaker.Bare(item, day, amount, LineRate.Percent(13m)) with { Tax = total - amount };
        return Framed(kind, day, buyer, seller) with
        {
            Special = _specials.Vehicle(),
            Lines = [line],
            AmountExTax = amount,
            TaxAmount = total - amount,
            Total = total,
        };
    }

    private WorldInvoice UsedVehicle(string kind, DateOnly day, Company buyer, Company seller)
    {
        var item = GoodsCatalogue.Of(Trade.UsedCarMarket)[0];
        var total = Yuan.FromFen(_dice.Between(item.PriceFrom, item.PriceTo) * 100);
        return Framed(kind, day, buyer, seller) with
        {
            Special = _specials.UsedVehicle(),
            Lines = [LineMaker.Bare(item, day, total, LineRate.NotTaxed)],
            Total = total,
        };
    }

    private WorldInvoice Framed(string kind, DateOnly day, Company buyer, Company seller)
    {
        var code = _numbers.Code(kind, seller, day);
        var isDigital = IsDigital(kind);
        var channel =
            kind is KindId.RailETicket ? '9'
            : _dice.PerMille(850) ? '2'
            : '7';
        var hasPaper = isDigital && code.Length > 0;
        return new WorldInvoice
        {
            Kind = kind,
            Title = InvoiceTitle.Of(kind, seller),
            Code = isDigital ? "" : code,
            Number = isDigital ? _numbers.Digital(seller, day, channel) : _numbers.Legacy(seller, code),
            PaperCode = hasPaper ? code : null,
            PaperNumber = hasPaper ? _numbers.Legacy(seller, code) : null,
            IssuedAt = At(day),
            Buyer = buyer,
            Seller = seller,
            Total = Yuan.Zero,
            Words = new AmountInWords(_dice.PerMille(800) ? '圆' : '元', _dice.PerMille(700), _dice.PerMille(400)),
            Drawer = _companies.PersonName(),
            Payee = isDigital ? "" : _companies.PersonName(),
            Checker = isDigital ? "" : _companies.PersonName(),
        };
    }

    private static WorldInvoice Summed(WorldInvoice invoice, List<WorldLine> lines)
    {
        var amount = Yuan.Zero;
        var tax = Yuan.Zero;
        foreach (var line in lines)
        {
            amount += line.Amount;
            tax += line.Tax;
        }

        var isMasked = lines.TrueForAll(line => line.Rate.HasNoTax);
        return invoice with
        {
            Lines = lines,
            AmountExTax = amount,
            TaxAmount = isMasked ? new PrintedAmount(Yuan.Zero, PrintedAmount.Masked) : tax,
            Total = amount + tax,
        };
    }

    private string RemarkOf(WorldInvoice invoice) =>
        invoice.Special switch
        {
            TollPassage { IsSummary: true } => "汇总开具",
            FuelSale => "加油时间：" + invoice.IssuedAt.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            _ => _dice.Below(4) switch
            {
                0 => "订单号:" + _dice.Digits(12),
                1 when invoice.IsDigital =>
                    $"购方开户银行:{invoice.Buyer.Bank};    银行账号:{invoice.Buyer.Account};\n销方开户银行:{invoice.Seller.Bank};    银行账号:{invoice.Seller.Account};",
                _ => "",
            },
        };

    private static bool IsDigital(string kind) =>
        kind is KindId.RailETicket or KindId.AirItinerary || kind.StartsWith("digital-", StringComparison.Ordinal);

    private static Trade TradeFor(string kind) =>
        kind switch
        {
            KindId.TollElectronic or KindId.OtherExpense => Trade.TollRoad,
            KindId.RailETicket => Trade.Railway,
            KindId.AirItinerary => Trade.Airline,
            KindId.PaperFreightSpecial => Trade.Freight,
            KindId.PaperVehicle or KindId.DigitalVehicle or KindId.DigitalPaperVehicle => Trade.CarDealer,
            KindId.PaperUsedVehicle or KindId.DigitalUsedVehicle or KindId.DigitalPaperUsedVehicle => Trade.UsedCarMarket,
            _ => Trade.Electronics,
        };

    private DateTime At(DateOnly day) => day.ToDateTime(new TimeOnly(8 + _dice.Below(13), _dice.Below(60), _dice.Below(60)));

    // 密码区: four rows of 27 or 28 characters.
    private string TaxControlCode() => _dice.Letters("0123456789+-*/<>", _dice.PerMille(500) ? 108 : 112);
}
