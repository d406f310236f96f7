using System.Globalization;
using Piaoheng.World.Invoices;

namespace Piaoheng.World.Forms;

/// <summary>版式 of 电子发票（航空运输电子客票行程单）; 210 × 148 mm.</summary>
public static class AirForm
{
    private const double Size = 2.82;

    /// <summary>The one page.</summary>
    public static FormPage Page(WorldInvoice invoice, AirItinerary trip)
    {
        var page = new FormPage(210, 148);
        Frame(page);
        page.Label(invoice.Title, 105, 13, 5.8, TextAlign.Center);
        Pair(page, "开具状态：", "正常", 149.9, 165.8, 17.8);
        Pair(page, "国内国际标识：", "国内", 7.1, 28.2, 26);
        Pair(page, "发票号码：", invoice.Number, 149.9, 165.8, 30.2);
        page.Label("旅客姓名", 7.1, 35.3, Size);
        page.Label("有效身份证件号码", 45.9, 35.3, Size);
        page.Label("签注", 122.8, 35.3, Size);
        page.Value("", trip.Passenger, 8.5, 42.5, Size);
        page.Value("", trip.IdNumber, 47.3, 42.5, Size);
        page.Value("", "不得签转", 124.2, 42.5, Size);
        Legs(page, trip);
        Amounts(page, invoice, trip);
        Pair(page, "电子客票号码：", trip.ETicketNumber, 7.1, 28.2, 122.3);
        Pair(page, "验证码：", trip.VerifyCode, 70.6, 84.7, 122.3);
        Pair(page, "提示信息：", "", 102.3, 119.9, 122.3);
        Pair(page, "保险费：", "XXX", 170.7, 183.4, 122.3);
        Pair(page, "销售网点代号：", trip.Agent, 7.1, 28.2, 130);
        Pair(page, "填开单位：", invoice.Seller.Name, 70.6, 86.1, 130);
        Pair(page, "填开日期：", Day(invoice.Day.ToDateTime(default)), 167.9, 183.4, 130);
        Pair(page, "购买方名称：", invoice.Buyer.Name, 7.1, 24.7, 137.8);
        Pair(page, "统一社会信用代码/纳税人识别号：", invoice.Buyer.TaxId, 105.1, 151, 137.8);
        return page;
    }

    private static void Legs(FormPage page, AirItinerary trip)
    {
        (string Heading, double X)[] headings =
        [
            ("承运人", 43.7),
            ("航班号", 61.4),
            ("座位等级", 76.9),
            ("日期", 96.7),
            ("时间", 113.2),
            ("客票级别/客票类别", 125),
            ("客票生效日期", 152.4),
            ("有效截止日期", 172.2),
            ("免费行李", 191),
        ];
        foreach (var (heading, x) in headings)
        {
            page.Label(heading, x, 49.8, Size);
        }

        foreach (var (at, leg) in trip.Legs.Index())
        {
            var row = 55 + (at * 10.6);
            page.Label("自:", 8.7, row, Size);
            page.Value("", leg.From, 14.1, row, Size);
            page.Label("至:", 8.7, row + 5.3, Size);
            page.Value("", leg.To, 14.1, row + 5.3, Size);
            page.Value("", leg.Carrier, 45.2, row + 2.7, Size);
            page.Value("", leg.Flight, 60.8, row + 2.7, Size);
            page.Value("", leg.Cabin, 81.5, row + 2.7, Size);
            page.Value("", Day(leg.Departure), 92.5, row + 2.7, Size);
            page.Value("", leg.Departure.ToString("HH:mm", CultureInfo.InvariantCulture), 112.6, row + 2.7, Size);
            page.Value("", leg.Cabin + "50", 134.4, row + 2.7, Size);
            page.Value("", "20K", 194.1, row + 2.7, Size);
        }
    }

    private static void Amounts(FormPage page, WorldInvoice invoice, AirItinerary trip)
    {
        (string Label, double X, string Value, double Right)[] amounts =
        [
            ("票价", 40.2, "CNY " + trip.Fare, 63.1),
            ("燃油附加费", 63.1, "CNY " + trip.Fuel, 86.1),
            ("增值税税率", 86.1, "9%", 102.3),
            ("增值税税额", 102.3, "CNY " + invoice.Tax, 125.2),
            ("民航发展基金", 125.2, "CNY " + trip.Fund, 148.2),
            ("其他税费", 148.2, "CNY " + trip.Other, 170.7),
            ("合计", 170.7, "CNY " + invoice.Total, 202.8),
        ];
        foreach (var (label, x, value, right) in amounts)
        {
            page.Label(label, x, 110.4, Size);
            page.Value("", value, right, 115.7, Size, TextAlign.Right);
        }
    }

    private static void Frame(FormPage page)
    {
        page.Box(7, 31.7, 196, 109);
        foreach (var y in (double[])[46, 51.5, 107, 117.5, 125, 133])
        {
            page.Line(7, y, 203, y);
        }

        page.Pictures.Add(new FormPicture(131, 15, 16, 16, IsSeal: false));
    }

    private static void Pair(FormPage page, string label, string value, double x, double valueX, double baseline)
    {
        page.Label(label, x, baseline, Size);
        page.Value("", value, valueX, baseline, Size);
    }

    private static string Day(DateTime at) => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
