using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Core.Policy;
using Piaoheng.Core.Tests.Policy;

namespace Piaoheng.Core.Tests.Validation;

/// <summary>Correct invoices of every kind, made by hand: nothing is wrong with any of them. Parties are invented, their check digits valid.</summary>
internal static class CorrectReading
{
    public const string SellerName = "北京砚川软件有限公司";
    public const string SellerId = "91110108MA00000070";
    public const string BuyerName = "北京衡岳智能装备有限公司";
    public const string BuyerId = "91110108MA7B2K4Q3K";

    private static readonly DateOnly Day = new(2026, 9, 15);

    /// <summary>A correct reading of the kind, as an electronic document states it (a paper one as recognised).</summary>
    public static Reading Of(string kindId)
    {
        var kind = ShippedPolicy.Kinds.Find(kindId)!;
        var day = kind.To is { } last ? last : Day;
        var reading = new Reading
        {
            File = kind.Medium is InvoiceMedium.Electronic ? "a.xml" : "a.jpg",
            Source = kind.Medium is InvoiceMedium.Electronic ? SourceId.Xml : SourceId.Ocr,
            Signature = kind.Medium is InvoiceMedium.Electronic ? SignatureState.Valid : SignatureState.Absent,
            Kind = kindId,
            PrintedTitle = kind.Titles[0].Replace("{region}", "北京", StringComparison.Ordinal),
            InvoiceCode = kind.Identity.HasCode ? CodeOf(kind) : "",
            InvoiceNumber = kind.Identity.NumberLength is 8 ? "00123456" : "26112000000012345678",
            PaperCode = kind.Identity.PaperPair ? "011002600104"[..kind.Identity.CodeLengths[^1]] : null,
            PaperNumber = kind.Identity.PaperPair ? "00123456" : null,
            IssueDate = day,
            CheckCode = kind.Identity.CheckCode is CheckCodeStyle.TwentyDigits ? "12345678901234567890" : "",
            BuyerName = BuyerName,
            BuyerTaxId = BuyerId,
            SellerName = SellerName,
            SellerTaxId = SellerId,
        };
        return Own(Amounts(reading, kind), kind);
    }

    /// <summary>A 数电普票 of 100.00 and 13.00.</summary>
    public static Reading Digital => Of(KindId.DigitalVatNormal);

    public static PrintedAmount Amount(string text)
    {
        Assert.True(PrintedAmount.TryParse(text, out var amount));
        return amount;
    }

    public static InvoiceLine Line(string amount, string rate, string? tax, string name = "*信息技术服务*软件开发") =>
        new()
        {
            Name = name,
            Unit = "套",
            Amount = Amount(amount),
            TaxRate = rate,
            Tax = tax is null ? null : Amount(tax),
        };

    private static string CodeOf(InvoiceKind kind) =>
        kind.Id switch
        {
            KindId.PaperVatSpecial => "1100253130",
            KindId.PaperFreightSpecial => "1100152720",
            KindId.PaperVehicle => "111002520001",
            KindId.PaperVatNormal => "011002500104",
            KindId.ElectronicVatSpecial => "011002500113",
            KindId.ElectronicVatNormal => "011002500111",
            KindId.RollVatNormal => "011002500106",
            KindId.TollElectronic => "011002500112",
            _ => "011002500117",
        };

    private static Reading Amounts(Reading reading, InvoiceKind kind) =>
        kind.Amounts switch
        {
            AmountStyle.Three when kind.LineAmounts is LineAmountStyle.InclTax => reading with
            {
                TotalInclTax = Amount("113.00"),
                TotalInChinese = "壹佰壹拾叁圆整",
                Lines = [Line("113.00", "", null, "*餐饮服务*餐费")],
            },
            AmountStyle.Three => reading with
            {
                AmountExTax = Amount("100.00"),
                TaxAmount = Amount(kind.Id is KindId.PaperFreightSpecial ? "11.00" : "13.00"),
                TotalInclTax = Amount(kind.Id is KindId.PaperFreightSpecial ? "111.00" : "113.00"),
                TotalInChinese = kind.Id is KindId.PaperFreightSpecial ? "壹佰壹拾壹圆整" : "壹佰壹拾叁圆整",
                Lines = kind.Lines
                    ?
                    [
                        kind.Id is KindId.PaperFreightSpecial
                            ? Line("100.00", "11%", "11.00", "运费")
                            : Line("100.00", "13%", "13.00"),
                    ]
                    : null,
            },
            AmountStyle.Itinerary => reading with
            {
                AmountExTax = Amount("1000.00"),
                TaxAmount = Amount("90.00"),
                TotalInclTax = Amount("1140.00"),
            },
            AmountStyle.TaxOnly => reading with { TaxAmount = Amount("1300.00") },
            _ => reading with { TotalInclTax = Amount("85000.00"), TotalInChinese = "捌万伍仟圆整" },
        };

    private static Reading Own(Reading reading, InvoiceKind kind)
    {
        var extra = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var key in kind.Required.Where(key => key.StartsWith("extra.", StringComparison.Ordinal)))
        {
            extra[key[6..]] = key is "extra.travelDate" ? "2026-09-10" : "某值";
        }

        return reading with
        {
            Extra = extra,
            InvoiceNumber = kind.Identity.NumberLength is null ? "010120261123456789-L02" : reading.InvoiceNumber,
            Qr =
                kind.Qr is { } qr && kind.Identity.NumberLength is 20
                    ? $"01,{qr.Types[0]},,{reading.InvoiceNumber},{reading.TotalInclTax},20260915,,61BB"
                    : null,
        };
    }
}
