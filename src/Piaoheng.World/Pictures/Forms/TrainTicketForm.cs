using System.Globalization;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.World.Companies;
using Piaoheng.World.Forms;
using Piaoheng.World.Invoices;
using SkiaSharp;

namespace Piaoheng.World.Pictures.Forms;

/// <summary>纸质火车票, blue or red; 86 × 54 mm.</summary>
internal static class TrainTicketForm
{
    public static PictureForm Make(RailTicket ticket, Dice dice)
    {
        var isRed = dice.PerMille(250);
        var tail = dice.Letters("ABCDEFGHJKLMNPQRSTUVWXYZ", 1) + dice.Digits(6);
        var fare = Yuan.FromFen(dice.Between(15, 1_400) * 50);
        var page = new FormPage(86, 54);
        page.Labels.Add(new FormText(tail, 6, 7.5, 4.4) { Advance = 2.8 });
        page.Value(
            "",
            "检票:" + dice.Between(1, 28).ToString(CultureInfo.InvariantCulture) + dice.Pick(["A", "B"]),
            62,
            7.5,
            3.4
        );
        page.Value("", ticket.From.Name + "站", 8, 14.5, 4.8);
        page.Value("", ticket.Train, 42, 13.6, 4.4, TextAlign.Center);
        page.Line(35, 15, 49, 15);
        page.Value("", ticket.To.Name + "站", 54, 14.5, 4.8);
        page.Value("", ticket.From.Phonic, 9, 18, 2.7);
        page.Value("", ticket.To.Phonic, 55, 18, 2.7);
        page.Value("", ticket.Departure.ToString("yyyy'年'MM'月'dd'日' HH:mm'开'", CultureInfo.InvariantCulture), 6, 22.8, 3.3);
        page.Value("", ticket.Carriage + ticket.Seat, 58, 22.8, 3.3);
        page.Value("", "￥" + fare.Value.ToString("0.0", CultureInfo.InvariantCulture) + "元", 6, 27.2, 3.3);
        page.Value("", "网", 42, 27.2, 3.3);
        page.Value("", ticket.SeatClass, 61, 27.2, 3.3);
        page.Value("", "限乘当日当次车", 6, 31.4, 3.3);
        page.Value("", ticket.IdNumber + " " + ticket.Passenger, 6, 38.6, 3.4);
        page.Label("买票请到12306 发货请到95306", 12, 43.2, 2.6);
        page.Label("中国铁路祝您旅途愉快", 18, 46.6, 2.6);
        page.Value("", dice.Digits(14) + tail + " " + ticket.From.Name + "售", 6, 52, 2.8);
        page.Pictures.Add(new FormPicture(66, 34, 14, 14, IsSeal: false));
        var truth = TicketText.Truth("火车票", null, tail, DateOnly.FromDateTime(ticket.Departure), fare) with
        {
            PrintedTitle = null,
            Extra = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [ExtraKey.DepartureStation] = ticket.From.Name,
                [ExtraKey.DestinationStation] = ticket.To.Name,
                ["trainNumber"] = ticket.Train,
                [ExtraKey.TravelDate] = ticket.Departure.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                ["departureTime"] = ticket.Departure.ToString("HH:mm", CultureInfo.InvariantCulture),
                [ExtraKey.SeatClass] = ticket.SeatClass,
            },
        };
        return new PictureForm(
            page,
            truth,
            new PrintLook
            {
                Paper = isRed ? new SKColor(248, 222, 222) : new SKColor(216, 234, 244),
                FormInk = new SKColor(190, 50, 60),
                ValueInk = new SKColor(30, 30, 30),
                FormFace = PrintFace.Sans,
                ValueFace = PrintFace.Serif,
            }
        )
        {
            // Encrypted: no reader makes anything of it.
            Qr = dice.Digits(120),
        };
    }
}
