using System.Globalization;
using Piaoheng.Core.Money;
using Piaoheng.World.Invoices;

namespace Piaoheng.World.Forms;

/// <summary>销售货物或者提供应税劳务、服务清单: the list that belongs to a legacy invoice; A4 pages.</summary>
internal static class GoodsListForm
{
    private const double Pitch = 4.2;
    private const int RowsPerPage = 42;

    private static readonly FormColumn[] Columns =
    [
        new("货物(劳务)名称", 22, "Item", 14.5, 41, TextAlign.Left, line => line.Name),
        new("规格型号", 63.5, "Specification", 57, 25, TextAlign.Left, line => line.Spec),
        new("单位", 85.5, "MeasurementDimension", 88.6, 11, TextAlign.Center, line => line.Unit),
        new("数 量", 100.5, "Quantity", 113.5, 19, TextAlign.Right, line => line.Quantity) { Size = 2.8222, IsShrunk = true },
        new("单 价", 119.5, "Price", 134, 19.5, TextAlign.Right, line => line.UnitPrice) { Size = 2.8222, IsShrunk = true },
        new("金 额", 144.5, "Amount", 163, 28, TextAlign.Right, line => line.Amount.ToString()),
        new("税率", 167, "TaxScheme", 174.6, 12, TextAlign.Right, line => line.Rate.Printed),
        new("税 额", 183, "TaxAmount", 204.5, 28, TextAlign.Right, line => line.PrintedTax.ToString()),
    ];

    /// <summary>The pages of the list.</summary>
    public static IEnumerable<FormPage> Pages(WorldInvoice invoice, LegacyFormStyle style)
    {
        var pages = GoodsTable.Pages(invoice.Lines, Columns, RowsPerPage);
        return pages.Select((lines, at) => Page(invoice, style, lines, (at + 1, pages.Count)));
    }

    private static FormPage Page(
        WorldInvoice invoice,
        LegacyFormStyle style,
        List<(WorldLine Line, int Index)> lines,
        (int Number, int Count) place
    )
    {
        var page = new FormPage(210, 297);
        Frame(page);
        Head(page, invoice, style, place);
        page.Label("序号", 6, 63.4);
        foreach (var column in Columns)
        {
            page.Label(column.Heading, column.HeadingX, 63.4);
        }

        var baseline = 70.5;
        foreach (var entry in lines)
        {
            page.Value("ItemIndex", Text(entry.Index + 1), 8.9, baseline, align: TextAlign.Center);
            GoodsTable.Print(page, Columns, entry, baseline, Pitch);
            baseline += GoodsTable.Rows(entry.Line, Columns) * Pitch;
        }

        page.Label("小计", 6, 259.7);
        page.Label("总计", 6, 266.7);
        page.Label("备注", 6, 274.2);
        page.Value(
            "",
            LegacyForm.Money(Sum(lines.Select(entry => entry.Line.Amount)), style),
            163,
            259.7,
            align: TextAlign.Right
        );
        page.Value("", TaxOf(lines.Select(entry => entry.Line), style), 204.5, 259.7, align: TextAlign.Right);
        page.Value("", LegacyForm.Money(invoice.Amount.ToString(), style), 163, 266.7, align: TextAlign.Right);
        page.Value("", LegacyForm.Money(invoice.TaxAmount?.ToString() ?? "", style), 204.5, 266.7, align: TextAlign.Right);
        return page;
    }

    private static void Frame(FormPage page)
    {
        page.Box(4.5, 59, 201, 218);
        foreach (var y in (double[])[66, 253, 262, 269])
        {
            page.Line(4.5, y, 205.5, y);
        }

        foreach (var x in (double[])[13.5, 56.5, 82.5, 94.5, 114.5, 134.5, 164.5, 175.5])
        {
            page.Line(x, 59, x, 269);
        }
    }

    private static void Head(FormPage page, WorldInvoice invoice, LegacyFormStyle style, (int Number, int Count) place)
    {
        var colon = LegacyForm.Colon(style);
        page.Label("销售货物或者提供应税劳务、服务清单", 105, 20.1, 6.7, TextAlign.Center);
        page.Label("购买方名称" + colon, 10.5, 39.7);
        page.Value("", invoice.Buyer.Name, 30, 39.6);
        page.Label("销售方名称" + colon, 10.5, 46.7);
        page.Value("", invoice.Seller.Name, 30, 46.6);
        page.Label("所属" + invoice.Title[^9..] + "代码" + colon, 10.5, 53.7);
        page.Value("", invoice.Code, 56, 53.9);
        page.Label("号码" + colon, 95.5, 53.7);
        page.Value("", invoice.Number, 106, 53.9);
        page.Label("共", 165.5, 53.7);
        page.Value("", Text(place.Count), 174.3, 53.7);
        page.Label("页", 180.5, 53.7);
        page.Label("第", 186.5, 53.7);
        page.Value("", Text(place.Number), 195.3, 53.7);
        page.Label("页", 201.5, 53.7);
        page.Label("填开日期" + colon, 147.5, 281.2);
        page.Value("", WorldInvoice.ChineseDay(invoice.Day), 164, 281.2);
    }

    private static string TaxOf(IEnumerable<WorldLine> lines, LegacyFormStyle style)
    {
        var all = lines.ToList();
        return all.TrueForAll(line => line.Rate.HasNoTax) ? "***" : LegacyForm.Money(Sum(all.Select(line => line.Tax)), style);
    }

    private static string Sum(IEnumerable<Yuan> amounts) =>
        amounts.Aggregate(Yuan.Zero, (sum, amount) => sum + amount).ToString();

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
