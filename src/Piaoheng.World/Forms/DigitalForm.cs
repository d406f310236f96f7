using System.Globalization;
using Piaoheng.Core.Money;
using Piaoheng.World.Companies;
using Piaoheng.World.Invoices;

namespace Piaoheng.World.Forms;

/// <summary>版式 of 数电票: 增值税专用发票 and 普通发票, with their special businesses; 210 × 140 mm, more pages when the lines need them.</summary>
public static class DigitalForm
{
    private const double Pitch = 4.5;
    private const double FirstRow = 59.3;

    /// <summary>The pages of an invoice.</summary>
    public static IReadOnlyList<FormPage> Pages(WorldInvoice invoice, DigitalFormStyle style)
    {
        var columns = Columns(invoice, style);
        var hasTable = invoice.Special is PassengerService;
        var cut = GoodsTable.Pages(invoice.Lines, columns, hasTable ? 4 : 7);
        return [.. cut.Select((lines, at) => Page(invoice, style, columns, new Sheet(lines, at, cut.Count)))];
    }

    private static FormPage Page(WorldInvoice invoice, DigitalFormStyle style, FormColumn[] columns, Sheet sheet)
    {
        var page = new FormPage(210, 140);
        Frame(page);
        Head(page, invoice, style, sheet);
        Party(page, "购买方信息", 0, invoice.Buyer, style);
        Party(page, "销售方信息", 100.5, invoice.Seller, style);
        foreach (var column in columns)
        {
            page.Label(column.Heading, column.HeadingX, 56);
        }

        var baseline = FirstRow;
        foreach (var entry in sheet.Lines)
        {
            GoodsTable.Print(page, columns, entry, baseline, Pitch);
            baseline += GoodsTable.Rows(entry.Line, columns) * Pitch;
        }

        if (invoice.Special is PassengerService passenger)
        {
            Trips(page, passenger, sheet.IsLast);
        }

        Totals(page, invoice, style, sheet);
        Foot(page, invoice, style);
        return page;
    }

    private static FormColumn[] Columns(WorldInvoice invoice, DigitalFormStyle style)
    {
        FormColumn[] tail =
        [
            new("金 额", 143.5, "Amount", 152.8, 26, TextAlign.Right, line => line.Amount.ToString()),
            new("税率/征收率", 157.5, "TaxScheme", 166.5, 25, TextAlign.Center, line => line.Rate.Printed),
            new("税 额", 194.5, "TaxAmount", 205, 26, TextAlign.Right, line => line.PrintedTax.ToString()),
        ];
        var name = new FormColumn("项目名称", 16, "Item", 4.7, 36.5, TextAlign.Left, line => line.Name);
        if (invoice.Special is TollPassage toll)
        {
            return
            [
                name with
                {
                    Width = 44,
                },
                new("车牌号", 56, "Plate", 54.3, 16, TextAlign.Left, _ => toll.Plate),
                new("车辆类型", 74.4, "VehicleType", 74, 18, TextAlign.Left, _ => toll.VehicleType),
                new("通行日期起", 94.8, "From", 94.7, 20, TextAlign.Left, _ => Day(toll.From)),
                new("通行日期止", 116.3, "To", 116.4, 20, TextAlign.Left, _ => Day(toll.To)),
                .. tail,
            ];
        }

        if (style.IsSuppliersOwn || invoice.Special is PassengerService)
        {
            return
            [
                name with
                {
                    Width = 56,
                },
                new("单 价", 72.6, "Price", 81, 25, TextAlign.Right, line => line.UnitPrice) { IsShrunk = true },
                new("数 量", 105, "Quantity", 112.5, 20, TextAlign.Right, line => line.Quantity) { IsShrunk = true },
                .. tail,
            ];
        }

        return
        [
            name,
            new("规格型号", 42.1, "Specification", 42, 24, TextAlign.Left, line => line.Spec),
            new("单 位", 67, "MeasurementDimension", 71.5, 9, TextAlign.Center, line => line.Unit),
            new("数 量", 93, "Quantity", 102, 24, TextAlign.Right, line => line.Quantity) { IsShrunk = true },
            new("单 价", 118, "Price", 127.2, 25, TextAlign.Right, line => line.UnitPrice) { Size = 2.8222, IsShrunk = true },
            .. tail,
        ];
    }

    private static void Frame(FormPage page)
    {
        page.Line(65.5, 18, 138.5, 18);
        page.Line(65.5, 19, 138.5, 19);
        page.Box(4.5, 30, 201, 94);
        page.Line(4.5, 52, 205.5, 52);
        page.Line(4.5, 96, 205.5, 96);
        page.Line(4.5, 104, 205.5, 104);
        page.Line(10.7, 30, 10.7, 52);
        page.Line(105.2, 30, 105.2, 52);
        page.Line(111.2, 30, 111.2, 52);
        page.Line(10.7, 104, 10.7, 124);
        page.Line(56.5, 96, 56.5, 104);
        page.Pictures.Add(new FormPicture(6.5, 6, 20, 20, IsSeal: false));
        page.Pictures.Add(new FormPicture(90, 8, 30, 20, IsSeal: true));
    }

    private static void Head(FormPage page, WorldInvoice invoice, DigitalFormStyle style, Sheet sheet)
    {
        var colon = style.HasAsciiColons ? ":" : "：";
        page.Label(invoice.Title, 102, 14, 7.0732, TextAlign.Center);
        page.Label("发票号码" + colon, 154.5, 14);
        page.Label("开票日期" + colon, 154.5, 20);
        page.Value("InvoiceNo", invoice.Number, 171, 13.94);
        page.Value("IssueDate", WorldInvoice.ChineseDay(invoice.Day), 171, 20.04);
        var special = invoice.Special switch
        {
            PassengerService => "旅客运输服务",
            FuelSale => "成品油",
            ConstructionWork => "建筑服务",
            FreightTransport => "货物运输服务",
            PropertyLease => "不动产经营租赁服务",
            _ => "",
        };
        if (special.Length > 0)
        {
            page.Label(special, 31, 10.5, 3.6);
        }

        if (sheet.Count > 1)
        {
            page.Label(string.Create(CultureInfo.InvariantCulture, $"共{sheet.Count}页 第{sheet.At + 1}页"), 171, 26);
        }

        if (style.HasSealLetters)
        {
            SealLetters(page, invoice.Seller.Region);
        }

        if (style.HasDownloadCount)
        {
            page.Stamps.Add(new FormText("下载次数：1", 207, 30.5, FormPage.Letters) { IsTurned = true });
        }

        if (style.HasBrowserMargins)
        {
            page.Stamps.Add(new FormText("2024/12/12 15:23", 8.5, 4, 2.6));
            page.Stamps.Add(new FormText("localhost:8080/templates/invoice2.html?_ijt=4q13370041", 60, 4, 2.6));
            page.Stamps.Add(new FormText("1/1", 200, 138.5, 2.6));
        }

        if (style.StrayText.Length > 0)
        {
            page.Stamps.Add(new FormText(style.StrayText, 4.5, 138.5, FormPage.Letters));
        }
    }

    // The letters of the oval seal, as re-saved files hold them: single characters on several rows.
    private static void SealLetters(FormPage page, Region region)
    {
        page.Stamps.Add(new FormText("全", 92, 16.5, 2.1));
        page.Stamps.Add(new FormText("国统一发票监制", 97, 11.8, 2.1) { Advance = 2.4 });
        page.Stamps.Add(new FormText("章", 116, 16.5, 2.1));
        page.Stamps.Add(new FormText("国家税务总局", 97.5, 18.9, 2.1) { Advance = 2.4 });
        page.Stamps.Add(new FormText(region.Bureau, 97.5, 24.4, 2.1) { Advance = 2.4 });
    }

    private static void Party(FormPage page, string label, double shift, Company party, DigitalFormStyle style)
    {
        page.ColumnLabel(label, 6.2 + shift, 35.5, 3.5);
        page.Label("名称：", 11.5 + shift, 36.5);
        page.Label("统一社会信用代码/纳税人识别号：", 11.5 + shift, 47, 3.1);
        var side = shift == 0 ? "Buyer" : "Seller";
        foreach (var (at, row) in Widths.Wrap(party.Name, 72, FormPage.Letters).Index())
        {
            page.Value(side + "Name", row, 21 + shift, 36.5 + (at * 3.6));
        }

        page.Value(
            side + "TaxID",
            party.TaxId,
            (style.HasIdsBelow ? 40 : 58.2) + shift,
            style.HasIdsBelow ? 50.9 : 47.07,
            4.2333
        );
    }

    private static void Trips(FormPage page, PassengerService passenger, bool isFilled)
    {
        (string Heading, double X)[] headings =
        [
            ("出行人", 10.2),
            ("有效身份证件号", 32.8),
            ("出行日期", 69.1),
            ("出发地", 102.2),
            ("到达地", 138),
            ("等级", 169.3),
            ("交通工具类型", 184),
        ];
        foreach (var (heading, x) in headings)
        {
            page.Label(heading, x, 82);
        }

        page.Line(4.5, 79, 205.5, 79);
        page.Line(4.5, 83, 205.5, 83);
        if (!isFilled)
        {
            return;
        }

        foreach (var (at, trip) in passenger.Trips.Index())
        {
            var baseline = 86.5 + (at * 4);
            page.Value("Traveler", trip.Traveler, 10.2, baseline);
            page.Value("ValidIDNumber", trip.IdNumber, 29.5, baseline);
            page.Value("TravelDate", trip.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), 68, baseline);
            page.Value("Departure", trip.From, 102.2, baseline);
            page.Value("Destination", trip.To, 138, baseline);
            page.Value("Grade", trip.Grade, 168, baseline);
            page.Value("Vehicletype", trip.Vehicle, 184, baseline);
        }
    }

    private static void Totals(FormPage page, WorldInvoice invoice, DigitalFormStyle style, Sheet sheet)
    {
        var hasTable = invoice.Special is PassengerService;
        var baseline = hasTable ? 77.6 : 94.6;
        if (sheet.Count > 1)
        {
            // Several pages carry 小计 each; the last one 合计 as well.
            page.Label("小", 20.5, 90.6);
            page.Label("计", 36.5, 90.6);
            page.Value("", Sum(sheet.Lines.Select(entry => entry.Line.Amount), style), 152.8, 90.6, align: TextAlign.Right);
            page.Value("", Sum(sheet.Lines.Select(entry => entry.Line.Tax), style), 205, 90.6, align: TextAlign.Right);
        }

        if (sheet.IsLast)
        {
            page.Label("合", 20.5, baseline);
            page.Label("计", 36.5, baseline);
            page.Value(
                "TaxExclusiveTotalAmount",
                Money(invoice.Amount.ToString(), style),
                152.8,
                baseline,
                align: TextAlign.Right
            );
            page.Value(
                "TaxTotalAmount",
                Money(invoice.TaxAmount?.ToString() ?? "", style),
                205,
                baseline,
                align: TextAlign.Right
            );
        }

        page.Label("价税合计（大写）", 17, 101.5);
        page.Label("（小写）", 143.5, 101.5);
        if (sheet.IsLast)
        {
            page.Value("", invoice.TotalInChinese, 63, 100.85);
            page.Value("TaxInclusiveTotalAmount", Money(invoice.Total.ToString(), style), 155.7, 101, 3.8806);
        }
    }

    private static void Foot(FormPage page, WorldInvoice invoice, DigitalFormStyle style)
    {
        page.Label("备", 6, 112);
        page.Label("注", 6, 118);
        foreach (var (at, row) in Widths.Wrap(invoice.Remark, 190, FormPage.Letters).Index())
        {
            page.Value("Note", row, 11.5, 107.3 + (at * 3.3));
        }

        page.Label(style.HasAsciiColons ? "开票人:" : "开票人：", 19.5, 132.5);
        page.Value("InvoiceClerk", invoice.Drawer, 33, 132.6);
    }

    private static string Sum(IEnumerable<Yuan> amounts, DigitalFormStyle style) =>
        Money(amounts.Aggregate(Yuan.Zero, (sum, amount) => sum + amount).ToString(), style);

    private static string Money(string amount, DigitalFormStyle style) =>
        amount.StartsWith('*') ? amount : style.Yen + (style.HasSpaceBehindYen ? " " : "") + amount;

    private static string Day(DateTime at) => at.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private sealed record Sheet(List<(WorldLine Line, int Index)> Lines, int At, int Count)
    {
        public bool IsLast => At == Count - 1;
    }
}
