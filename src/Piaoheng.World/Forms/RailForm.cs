using System.Globalization;
using Piaoheng.World.Invoices;

namespace Piaoheng.World.Forms;

/// <summary>版式 of 电子发票（铁路电子客票）; 210 × 140 mm. It prints the fare alone: no net amount, no tax, no seller.</summary>
public static class RailForm
{
    /// <summary>The one page.</summary>
    public static FormPage Page(WorldInvoice invoice, RailTicket ticket)
    {
        var page = new FormPage(210, 140);
        page.Pictures.Add(new FormPicture(90, 4, 30, 20, IsSeal: true));
        page.Pictures.Add(new FormPicture(172.5, 59.4, 20, 20, IsSeal: false));
        page.Label(invoice.Title, 104, 11.8, 7, TextAlign.Center);
        page.Label("发票号码:", 9, 20, 4.2);
        page.Value("InvoiceNo", invoice.Number, 28.2, 20, 4.2);
        page.Label("开票日期:", 152.2, 19.4, 4.2);
        page.Value("IssueDate", WorldInvoice.ChineseDay(invoice.Day), 171.4, 19.4, 4.2);
        page.Value("", ticket.From.Name, 34, 34.8, 7);
        page.Label("站", 34 + Widths.Of(ticket.From.Name, 7) + 0.4, 34.8, 4.2);
        page.Value("", ticket.From.Phonic, 46.5, 41.6, 4.2, TextAlign.Center);
        page.Value("", ticket.Train, 100.5, 34.6, 5.5, TextAlign.Center);
        page.Value("", ticket.To.Name, 142, 34.8, 7);
        page.Label("站", 142 + Widths.Of(ticket.To.Name, 7) + 0.4, 34.8, 4.2);
        page.Value("", ticket.To.Phonic, 154.6, 41.6, 4.2, TextAlign.Center);
        page.Value("", WorldInvoice.ChineseDay(DateOnly.FromDateTime(ticket.Departure)), 9, 50.3, 4.2);
        page.Value("", ticket.Departure.ToString("HH:mm", CultureInfo.InvariantCulture) + "开", 44, 50.3, 4.2);
        page.Value("", ticket.Carriage + ticket.Seat, 75, 50.3, 4.2);
        page.Value("", ticket.SeatClass, 127, 50.3, 4.2);
        page.Label(ticket.Business is "退" ? "退票费:" : "票价:", 9, 62.8, 4.2);
        page.Value("", "￥" + invoice.Total, ticket.Business is "退" ? 25 : 20.8, 62.8, 6.5);
        page.Value("", ticket.IdNumber, 9, 81.5, 4.2);
        page.Value("", ticket.Passenger, 74, 81.5, 4.2);
        page.Label("电子客票号:", 9, 101.7, 4.2);
        page.Value("", ticket.ETicketNumber, 32.4, 101.7, 4.2);
        if (ticket.OriginalInvoice is { } original)
        {
            page.Label("原发票号码:", 110, 101.7, 4.2);
            page.Value("", original, 134, 101.7, 4.2);
        }

        page.Label("购买方名称:", 9, 110.3, 4.2);
        page.Value("", invoice.Buyer.Name, 32.4, 110.3, 4.2);
        page.Label("统一社会信用代码:", 127, 110.3, 4.2);
        page.Value("", invoice.Buyer.TaxId, 163, 110.3, 4.2);
        page.Label("买票请到12306 发货请到95306", 105, 125, 4.2, TextAlign.Center);
        page.Label("中国铁路祝您旅途愉快", 105, 130.6, 4.2, TextAlign.Center);
        return page;
    }
}
