using System.Globalization;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Formats.Workbooks;
using Piaoheng.World.Goods;
using Piaoheng.World.Invoices;

namespace Piaoheng.World.Workbooks;

/// <summary>One invoice as the bureau lists it.</summary>
/// <param name="Invoice">The invoice.</param>
public sealed record BureauRow(WorldInvoice Invoice)
{
    private static readonly Dictionary<string, string> KindTexts = new(StringComparer.Ordinal)
    {
        [KindId.PaperVatSpecial] = "增值税专用发票",
        [KindId.PaperFreightSpecial] = "货物运输业增值税专用发票",
        [KindId.PaperVehicle] = "机动车销售统一发票",
        [KindId.PaperVatNormal] = "增值税普通发票",
        [KindId.ElectronicVatSpecial] = "增值税电子专用发票",
        [KindId.ElectronicVatNormal] = "增值税电子普通发票",
        [KindId.RollVatNormal] = "增值税普通发票（卷式）",
        [KindId.TollElectronic] = "道路通行费电子普通发票",
        [KindId.PaperUsedVehicle] = "二手车销售统一发票",
        [KindId.RailETicket] = "数电发票（铁路电子客票）",
        [KindId.AirItinerary] = "数电发票（航空运输电子客票行程单）",
        [KindId.DigitalVatSpecial] = "数电发票（增值税专用发票）",
        [KindId.DigitalVatNormal] = "数电发票（普通发票）",
        [KindId.DigitalVehicle] = "数电发票（机动车销售统一发票）",
        [KindId.DigitalUsedVehicle] = "数电发票（二手车销售统一发票）",
        [KindId.DigitalPaperSpecial] = "数电纸质发票（增值税专用发票）",
        [KindId.DigitalPaperNormal] = "数电纸质发票（普通发票）",
        [KindId.DigitalPaperVehicle] = "数电纸质发票（机动车销售统一发票）",
        [KindId.DigitalPaperUsedVehicle] = "数电纸质发票（二手车销售统一发票）",
    };

    /// <summary>发票状态 and 风险等级 as listed; null = as the invoice has them.</summary>
    public InvoiceStatus? Status { get; init; }

    /// <summary>发票票种 in other words than the known ones; null = as listed.</summary>
    public string? KindWord { get; init; }

    /// <summary>已勾选, on lists of 抵扣勾选.</summary>
    public bool IsSelected { get; init; }

    /// <summary>Kinds that the bureau lists.</summary>
    public static IReadOnlyCollection<string> Kinds => KindTexts.Keys;

    /// <summary>发票票种 as listed. 通行费 of the platform has a text of its own.</summary>
    public string KindText =>
        KindWord ?? (Invoice is { Special: TollPassage, IsDigital: true } ? "数电发票（通行费发票）" : KindTexts[Invoice.Kind]);

    /// <summary>发票来源 as listed.</summary>
    public string Source => Invoice.IsDigital ? "电子发票服务平台" : "增值税发票管理系统";

    /// <summary>What the row states, as a reader must find it.</summary>
    public Reading Expected(string file) =>
        Invoice.ToReading(file) with
        {
            PrintedTitle = null,
            CheckCode = null,
            MachineNumber = null,
            SellerName = Invoice.Seller.Name,
            AmountExTax = Invoice.Amount,
            TaxAmount = Invoice.Tax,
            TotalInChinese = null,
            Qr = null,
            Lines = Lines(),
            Status = Status ?? Invoice.Status,
            Extra = Fields(),
        };

    /// <summary>The row as the workbook writer takes it: with the marker line of a 销货清单, and the toll facts in the columns of the goods.</summary>
    internal Reading ToWrite()
    {
        var row = Expected("");
        var lines = row.Lines!.ToList();
        if (Invoice.Special is TollPassage toll && !Invoice.IsDigital)
        {
            lines =
            [
                .. lines.Select(line =>
                    line with
                    {
                        Spec = toll.Plate,
                        Unit = toll.VehicleType,
                        Quantity = toll.From.ToString("yyyyMMdd", CultureInfo.InvariantCulture),
                        UnitPrice = toll.To.ToString("yyyyMMdd", CultureInfo.InvariantCulture),
                    }
                ),
            ];
        }

        if (!Invoice.IsDigital && lines.Count > 8)
        {
            lines.Insert(
                0,
                new InvoiceLine
                {
                    Name = BureauLayouts.ListMarker,
                    Amount = Invoice.Amount,
                    TaxRate = lines[0].TaxRate,
                    Tax = Invoice.Tax,
                    TaxCode = lines[0].TaxCode,
                }
            );
        }

        return row with
        {
            Lines = lines,
        };
    }

    // Tickets have no lines on their face; the bureau lists the journey as one.
    private List<InvoiceLine> Lines() =>
        Invoice.Lines.Count > 0
            ? [.. Invoice.Lines.Select(Line)]
            :
            [
                Line(
                    LineMaker.Bare(
                        GoodsCatalogue.Of(Invoice.Seller.Trade)[0],
                        Invoice.Day,
                        Invoice.Amount,
                        LineRate.Percent(9m)
                    ) with
                    {
                        Tax = Invoice.Tax,
                    }
                ),
            ];

    private static InvoiceLine Line(WorldLine line) => line.ToReading() with { Tax = line.Tax, TaxCode = line.TaxCode };

    private Dictionary<string, string> Fields()
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [ExtraFields.KindText] = KindText,
            [ExtraFields.InvoiceSource] = Source,
            [ExtraFields.IssueTime] = Invoice.IssuedAt.ToString("HH:mm:ss", CultureInfo.InvariantCulture),
        };
        if (Invoice.Special is { BureauWord.Length: > 0 } special)
        {
            fields[ExtraFields.SpecialBusiness] = special.BureauWord;
        }

        return fields;
    }
}
