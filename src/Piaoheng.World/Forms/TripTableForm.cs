using System.Globalization;
using Piaoheng.World.Invoices;

namespace Piaoheng.World.Forms;

/// <summary>行程单: the trip table of a ride-hailing company that comes with its invoice, and is none.</summary>
public static class TripTableForm
{
    /// <summary>The one page, for the trips of an invoice.</summary>
    public static FormPage Page(WorldInvoice invoice, PassengerService passenger)
    {
        var page = new FormPage(210, 297);
        page.Label("行程单", 105, 25, 7, TextAlign.Center);
        page.Label("申请日期：" + Day(invoice.Day), 15, 40);
        page.Label("行程起止日期：" + Day(invoice.Day.AddDays(-6)) + " 至 " + Day(invoice.Day), 75, 40);
        page.Value(
            "",
            string.Create(CultureInfo.InvariantCulture, $"共{passenger.Trips.Count}笔行程，合计{invoice.Total}元"),
            15,
            47
        );
        (string Heading, double X)[] headings =
        [
            ("序号", 15),
            ("车型", 28),
            ("上车时间", 50),
            ("城市", 80),
            ("起点", 100),
            ("终点", 140),
            ("金额[元]", 180),
        ];
        foreach (var (heading, x) in headings)
        {
            page.Label(heading, x, 56);
        }

        foreach (var (at, trip) in passenger.Trips.Index())
        {
            var row = 64 + (at * 8);
            page.Value("", (at + 1).ToString(CultureInfo.InvariantCulture), 16, row);
            page.Value("", "快车", 28, row);
            page.Value("", Day(trip.Day) + " 18:20", 50, row);
            page.Value("", trip.From, 82, row);
            page.Value("", trip.From + "东路", 100, row);
            page.Value("", trip.To + "西站", 140, row);
            page.Value("", invoice.Total.ToString(), 180, row);
        }

        page.Label("页码：1/1", 180, 285);
        return page;
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
