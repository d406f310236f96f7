using System.Globalization;
using Piaoheng.World.Companies;
using Piaoheng.World.Invoices;

namespace Piaoheng.World.Forms;

/// <summary>版式 of legacy electronic invoices: 电子普通发票, 电子专用发票 and 通行费; 210 × 140 mm, with a 销货清单 when the lines need it.</summary>
public static class LegacyForm
{
    private const double Pitch = 4.5;
    private const double FirstRow = 59.8;

    /// <summary>The pages of an invoice: the face, and the pages of its list.</summary>
    public static IReadOnlyList<FormPage> Pages(WorldInvoice invoice, LegacyFormStyle style)
    {
        var columns = Columns(invoice, style);
        var hasList = invoice.Lines.Sum(line => GoodsTable.Rows(line, columns)) > style.Rows;
        var face = Face(invoice, style, columns, hasList);
        return hasList ? [face, .. GoodsListForm.Pages(invoice, style)] : [face];
    }

    internal static string Money(string amount, LegacyFormStyle style) => amount.StartsWith('*') ? amount : style.Yen + amount;

    private static FormPage Face(WorldInvoice invoice, LegacyFormStyle style, FormColumn[] columns, bool hasList)
    {
        var page = new FormPage(210, 140);
        Frame(page);
        Head(page, invoice, style);
        Party(page, "购买方", 34.3, invoice.Buyer, style);
        Party(page, "销售方", 108.1, invoice.Seller, style);
        ControlCode(page, invoice);
        foreach (var column in columns)
        {
            page.Label(column.Heading, column.HeadingX, 55.7);
        }

        if (hasList)
        {
            Marker(page, invoice);
        }
        else
        {
            var baseline = FirstRow;
            foreach (var (index, line) in invoice.Lines.Index())
            {
                GoodsTable.Print(page, columns, (line, index), baseline, Pitch);
                baseline += GoodsTable.Rows(line, columns) * Pitch;
            }
        }

        Totals(page, invoice, style);
        Foot(page, invoice, style);
        return page;
    }

    // The face of an invoice with a list shows one line: the marker with the totals.
    private static void Marker(FormPage page, WorldInvoice invoice)
    {
        page.Value("Item", "(详见销货清单)", 5.5, FirstRow);
        page.Value("Amount", invoice.Amount.ToString(), 163, FirstRow, align: TextAlign.Right);
        var rates = invoice.Lines.Select(line => line.Rate.Printed).Distinct(StringComparer.Ordinal).ToList();
        page.Value("TaxScheme", rates.Count == 1 ? rates[0] : "", 174.6, FirstRow, align: TextAlign.Right);
        page.Value("TaxAmount", invoice.TaxAmount?.ToString() ?? "", 204.5, FirstRow, align: TextAlign.Right);
    }

    private static FormColumn[] Columns(WorldInvoice invoice, LegacyFormStyle style)
    {
        FormColumn[] tail =
        [
            new("金 额", 144.7, "Amount", 163, 28, TextAlign.Right, line => line.Amount.ToString()),
            new("税率", 166.7, "TaxScheme", 174.6, 12, TextAlign.Right, line => line.Rate.Printed),
            new("税 额", 185, "TaxAmount", 204.5, 28, TextAlign.Right, line => line.PrintedTax.ToString()),
        ];
        if (invoice.Special is TollPassage toll)
        {
            return
            [
                new("项目名称", 25, "Item", 5.5, 45, TextAlign.Left, line => line.Name),
                new("车牌号", 62, "Plate", 60, 20, TextAlign.Left, _ => toll.Plate),
                new("类型", 86, "VehicleType", 84, 14, TextAlign.Left, _ => toll.VehicleType),
                new("通行日期起", 98, "From", 99, 16, TextAlign.Left, _ => Day(toll.From)),
                new("通行日期止", 117, "To", 118, 16, TextAlign.Left, _ => Day(toll.To)),
                .. tail,
            ];
        }

        return
        [
            style.HasLongHeading
                ? new("货物或应税劳务、服务名称", 12.5, "Item", 5.5, 50, TextAlign.Left, line => line.Name)
                : new("项目名称", 25, "Item", 5.5, 50, TextAlign.Left, line => line.Name),
            new("规格型号", 63.2, "Specification", 57, 25, TextAlign.Left, line => line.Spec),
            new("单位", 85.5, "MeasurementDimension", 88.6, 11, TextAlign.Center, line => line.Unit),
            new("数 量", 99.3, "Quantity", 113.5, 19, TextAlign.Right, line => line.Quantity) { Size = 2.8222, IsShrunk = true },
            new("单 价", 120.5, "Price", 134, 19.5, TextAlign.Right, line => line.UnitPrice) { Size = 2.8222, IsShrunk = true },
            .. tail,
        ];
    }

    private static void Frame(FormPage page)
    {
        page.Line(68.5, 18, 141.5, 18);
        page.Line(68.5, 19, 141.5, 19);
        page.Box(4.5, 30, 201, 94);
        foreach (var y in (double[])[52, 96, 104])
        {
            page.Line(4.5, y, 205.5, y);
        }

        foreach (var x in (double[])[12.5, 119.5, 124.5])
        {
            page.Line(x, 30, x, 52);
            page.Line(x, 104, x, 124);
        }

        foreach (var x in (double[])[56.5, 82.5, 94.5, 114.5, 134.5, 164.5, 175.5])
        {
            page.Line(x, 52, x, 96);
        }

        page.Pictures.Add(new FormPicture(8.5, 3.5, 20, 20, IsSeal: false));
        page.Pictures.Add(new FormPicture(90, 7, 30, 20, IsSeal: true));
    }

    private static void Head(FormPage page, WorldInvoice invoice, LegacyFormStyle style)
    {
        var colon = Colon(style);
        page.Label(invoice.Title, 105, 12.7, 6.6675, TextAlign.Center);
        page.Label("机器编号" + colon, 5.6, 26.7);
        page.Value("MachineNo", invoice.MachineNumber, 22, 26.7);
        page.Label("发票代码" + colon, 148.6, 10.2);
        page.Value("InvoiceCode", invoice.Code, 164, 10.3);
        page.Label("发票号码" + colon, 148.6, 15.7);
        page.Value("InvoiceNo", invoice.Number, 164, 15.8);
        page.Label("开票日期" + colon, 148.6, 21.2);
        IssueDay(page, invoice.Day, style);
        if (invoice.CheckCode.Length > 0)
        {
            page.Label(style.HasSpreadLabels ? "校 验 码" + colon : "校验码" + colon, 148.6, 26.7);
            page.Value("InvoiceCheckCode", style.HasGroupedCheckCode ? Grouped(invoice.CheckCode) : invoice.CheckCode, 164, 26.8);
        }

        if (invoice.Special is TollPassage)
        {
            page.Label("通行费", 30, 22, 5);
            if (style.HasTollMarks)
            {
                page.Stamps.Add(new FormText("﹊﹋﹌", 31, 22, 3));
            }
        }

        if (style.HasSealLetters)
        {
            page.Stamps.Add(new FormText("全", 91, 16.5, 2.1));
            page.Stamps.Add(new FormText("国统一发票监制", 96, 11, 2.1) { Advance = 2.4 });
            page.Stamps.Add(new FormText("章", 117, 16.5, 2.1));
            page.Stamps.Add(new FormText("国家税务总局", 97, 17.2, 2.1) { Advance = 2.4 });
            page.Stamps.Add(new FormText(invoice.Seller.Region.Bureau, 97, 22.5, 2.1) { Advance = 2.4 });
        }
    }

    private static void IssueDay(FormPage page, DateOnly day, LegacyFormStyle style)
    {
        if (!style.HasDateOnForm)
        {
            page.Value("IssueDate", WorldInvoice.ChineseDay(day), 164, 21.3);
            return;
        }

        page.Value("IssueDate", day.ToString("yyyy", CultureInfo.InvariantCulture), 164, 21.3);
        page.Label("年", 171.5, 21.3);
        page.Value("IssueDate", day.ToString("MM", CultureInfo.InvariantCulture), 175.5, 21.3);
        page.Label("月", 179.5, 21.3);
        page.Value("IssueDate", day.ToString("dd", CultureInfo.InvariantCulture), 183.5, 21.3);
        page.Label("日", 187.5, 21.3);
    }

    private static void Party(FormPage page, string label, double baseline, Company party, LegacyFormStyle style)
    {
        page.ColumnLabel(label, 7, baseline + 1.6, 6);
        var colon = Colon(style);
        (string Label, string Tag, string Value, double Size)[] rows =
        [
            ("名称", "Name", party.Name, FormPage.Letters),
            ("纳税人识别号", "TaxID", party.TaxId, 4.2333),
            ("地址、电话", "AddrTel", party.AddressAndPhone, 2.6),
            ("开户行及账号", "FinancialAccount", party.BankAndAccount, 2.6),
        ];
        var side = label is "购买方" ? "Buyer" : "Seller";
        foreach (var (at, row) in rows.Index())
        {
            var y = baseline + (at * (side is "Buyer" ? 5.35 : 4.7));
            if (style.HasSpreadLabels && row.Label.Length < 6)
            {
                // Spread over the width of six characters; the colon stands where the others have theirs.
                var gap = 19.05 - FormPage.Letters;
                page.SpreadLabel(row.Label, 13.5, y, row.Label.Length == 2 ? gap : gap / 4);
                page.Label(colon, 13.5 + 19.05, y);
            }
            else
            {
                page.Label(row.Label + colon, 13.5, y);
            }

            page.Value(side + row.Tag, row.Value, 36, y + 0.2, row.Size);
        }
    }

    private static void ControlCode(FormPage page, WorldInvoice invoice)
    {
        page.ColumnLabel("密码区", 120.6, 35.6, 6);
        if (invoice.TaxControlCode.Length > 0)
        {
            var rows = invoice.TaxControlCode.Chunk(invoice.TaxControlCode.Length / 4).Select(row => new string(row));
            page.Values.Add(
                new FormText(string.Join('\n', rows), 128, 35.7, 4.2333)
                {
                    Tag = "TaxControlCode",
                    Advance = 2.6,
                    RowStep = 4.7,
                }
            );
        }
    }

    private static void Totals(FormPage page, WorldInvoice invoice, LegacyFormStyle style)
    {
        page.Label("合", 22.5, 94.9);
        page.Label("计", 37.5, 94.9);
        page.Value("TaxExclusiveTotalAmount", Money(invoice.Amount.ToString(), style), 163, 94.9, align: TextAlign.Right);
        page.Value("TaxTotalAmount", Money(invoice.TaxAmount?.ToString() ?? "", style), 204.5, 94.9, align: TextAlign.Right);
        page.Label("价税合计（大写）", 17.3, 101.2);
        page.Value("", invoice.TotalInChinese, 63, 101.4);
        page.Label("（小写）", 154.6, 101.2);
        page.Value("TaxInclusiveTotalAmount", Money(invoice.Total.ToString(), style), 168.2, 101.1, 3.8806);
    }

    private static void Foot(FormPage page, WorldInvoice invoice, LegacyFormStyle style)
    {
        var colon = Colon(style);
        page.ColumnLabel("备注", 120.6, 110.7, 8);
        foreach (var (at, row) in Widths.Wrap(invoice.Remark, 78, FormPage.Letters).Index())
        {
            page.Value("Note", row, 126, 108 + (at * 3.6));
        }

        page.Label("收款人" + colon, 7.1, 128.2);
        page.Value("Payee", invoice.Payee, 22, 128.2);
        page.Label("复核" + colon, 63.6, 128.2);
        page.Value("Checker", invoice.Checker, 74.5, 128.2);
        page.Label("开票人" + colon, 105.7, 128.2);
        page.Value("InvoiceClerk", invoice.Drawer, 121, 128.2);
        page.Label("销售方" + colon + "（章）", 155, 128.2);
        page.Pictures.Add(new FormPicture(165, 105, 40, 28, IsSeal: true));
    }

    internal static string Colon(LegacyFormStyle style) => style.HasAsciiColons ? ":" : "：";

    private static string Grouped(string code) => string.Join(' ', code.Chunk(5).Select(part => new string(part)));

    private static string Day(DateTime at) => at.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
}
