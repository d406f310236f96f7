using System.Globalization;
using System.Text.RegularExpressions;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Text;

namespace Piaoheng.Formats.Forms;

/// <summary>电子发票（铁路电子客票）: stations, train and fare; 金额 and 税额 are not printed.</summary>
internal static partial class RailForm
{
    // What is paid, by what it is paid for.
    private static readonly (string Label, string Business)[] Fares =
    [
        ("票价", "售"),
        ("退票费", "退"),
        ("改签费", "改"),
        ("差额退票费", "退"),
    ];

    private static readonly string[] Labels =
    [
        .. FormLabels.Head,
        "票价",
        "退票费",
        "改签费",
        "差额退票费",
        "电子客票号",
        "原发票号码",
        "购买方名称",
        "统一社会信用代码/纳税人识别号",
        "统一社会信用代码",
        "纳税人识别号",
    ];

    public static Draft Read(Sheet sheet)
    {
        var draft = new Draft
        {
            Kind = KindId.RailETicket,
            Title = sheet.Title,
            SellerName = "",
            SellerTaxId = "",
            Lines = [],
        };
        draft.Pages.Add(sheet.Page);
        HeadFields.Read(sheet, draft, double.MaxValue);
        var grid = new CellGrid(sheet, Labels);
        draft.BuyerName = grid.Beside("购买方名称");
        draft.BuyerTaxId = grid.Beside("统一社会信用代码/纳税人识别号", "统一社会信用代码", "纳税人识别号");
        draft.Keep("eTicketNumber", grid.Beside("电子客票号"));
        draft.Keep("originalInvoiceNumber", grid.Beside("原发票号码"));
        ReadFare(grid, draft);
        ReadJourney(sheet, draft);
        ReadSeat(sheet, draft);
        ReadPassenger(grid, draft);
        return draft;
    }

    private static void ReadFare(CellGrid grid, Draft draft)
    {
        foreach (var (label, business) in Fares)
        {
            if (grid.Beside(label) is not { } fare)
            {
                continue;
            }

            var figure = Shapes.Amount.Match(CellText.Plain(fare)).Value;
            if (PrintedAmount.TryParse(Unnamed.Named(draft, "totalInclTax", label, figure), out var amount))
            {
                draft.TotalInclTax = amount;
                draft.Keep("businessType", business);
                return;
            }
        }
    }

    // 无锡东站 — G1705 → 苏州北站: the train stands between the stations, in large type.
    private static void ReadJourney(Sheet sheet, Draft draft)
    {
        foreach (var run in sheet.Runs.Where(static run => Train().IsMatch(TextRow.Of([run]).Match)))
        {
            if (sheet.Band(run.Center, 1.2 * sheet.Size) is not { } band)
            {
                continue;
            }

            var left = Station(band.Runs.Where(other => other.Right < run.X));
            var right = Station(band.Runs.Where(other => other.X > run.Right));
            if (left is not null && right is not null)
            {
                draft.Keep(ExtraKey.DepartureStation, left);
                draft.Keep("trainNumber", run.Text.Trim());
                draft.Keep(ExtraKey.DestinationStation, right);
                return;
            }
        }
    }

    private static string? Station(IEnumerable<TextRun> runs)
    {
        var name = string.Concat(runs.SelectMany(static run => run.Text).Where(static c => c is >= '\u4E00' and <= '\u9FFF'));
        return name.Length < 2 ? null
            : name.EndsWith('站') ? name[..^1]
            : name;
    }

    private static void ReadSeat(Sheet sheet, Draft draft)
    {
        foreach (var row in sheet.Rows)
        {
            var match = Travel().Match(row.Match);
            if (!match.Success || !PrintedDate.TryParse(match.Groups["day"].Value, out var day))
            {
                continue;
            }

            draft.Keep(ExtraKey.TravelDate, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            draft.Keep("departureTime", match.Groups["time"].Value);
            draft.Keep("carriage", match.Groups["carriage"].Value);
            draft.Keep("seat", match.Groups["seat"].Value);
            draft.Keep(ExtraKey.SeatClass, match.Groups["class"].Value);
            return;
        }
    }

    private static void ReadPassenger(CellGrid grid, Draft draft)
    {
        foreach (var row in TextRow.Cluster(grid.Values))
        {
            var match = Passenger().Match(row.Match);
            if (match.Success)
            {
                draft.Keep(ExtraKey.PassengerId, PersonMask.Id(match.Groups["id"].Value));
                draft.Keep(ExtraKey.PassengerName, PersonMask.Name(match.Groups["name"].Value));
                return;
            }
        }
    }

    [GeneratedRegex(@"^([GDCZTKYSLP]\d{1,4}|\d{3,4})\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Train();

    [GeneratedRegex(
        @"^(?<day>\d{4}年\d{1,2}月\d{1,2}日)(?<time>\d{1,2}:\d{2})开?(?<carriage>\d{1,2}车)?(?<seat>[0-9A-Z]{1,4}号(?:[上中下]铺)?|无座)?(?<class>\D*)",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Travel();

    // The number is masked in print; the name follows it.
    [GeneratedRegex(
        @"^(?<id>[0-9A-Z]{1,10}\*{3,}[0-9A-Z]{2,5}|\*{6,}[0-9A-Z]{2,6})(?<name>\p{L}[\p{L}·]{0,30})\z",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Passenger();
}
