using System.Text.RegularExpressions;
using Piaoheng.Core.Invoices;
using Piaoheng.Ocr.Fields.Constraints;
using Piaoheng.Ocr.Fields.Kinds;
using Piaoheng.Ocr.Fields.Labels;
using Piaoheng.Ocr.Fields.Layout;
using Piaoheng.Ocr.Fields.Results;

namespace Piaoheng.Ocr.Fields.Forms;

/// <summary>What all railway tickets state: stations, train, departure, seat.</summary>
internal static partial class TrainFacts
{
    private static readonly string[] SeatClasses =
    [
        "商务座",
        "特等座",
        "一等座",
        "二等座",
        "无座",
        "硬座",
        "软座",
        "硬卧",
        "软卧",
        "动卧",
        "高级软卧",
    ];

    public static void Read(SheetDraft draft)
    {
        var sheet = draft.Sheet;
        var train = sheet
            .Pieces.Where(static piece => TrainTicketShape.Train().IsMatch(piece.Text) && piece.Text.Length <= 18)
            .OrderBy(static piece => piece.Y)
            .FirstOrDefault();
        if (train is not null)
        {
            var match = TrainTicketShape.Train().Match(train.Text);
            draft["extra.trainNumber"] = new FoundField(match.Value, train.Slice(match.Index, match.Length));
            Stations(draft, train.Slice(match.Index, match.Length));
        }

        Departure(draft);
        foreach (var piece in sheet.Pieces)
        {
            if (Array.Find(SeatClasses, seat => LabelText.Holds(piece.Text, seat)) is { } seatClass)
            {
                draft["extra." + ExtraKey.SeatClass] = new FoundField(seatClass, piece);
            }

            if (Seat().Match(piece.Text) is { Success: true } place)
            {
                draft["extra.seat"] = new FoundField(place.Value, piece.Slice(place.Index, place.Length));
            }
        }
    }

    private static void Departure(SheetDraft draft)
    {
        foreach (var row in draft.Sheet.Rows)
        {
            if (TrainTicketShape.Departure().Match(row.All.Text) is { Success: true } match)
            {
                var slice = row.All.Slice(match.Index, match.Length);
                var day = $"{match.Groups["year"].Value}-{Two(match, "month")}-{Two(match, "day")}";
                draft["extra." + ExtraKey.TravelDate] = new FoundField(day, slice) { Proof = Proof.Structure };
                draft["extra.departureTime"] = new FoundField(
                    $"{match.Groups["hour"].Value}:{match.Groups["minute"].Value}",
                    slice
                );
                return;
            }
        }
    }

    private static string Two(Match match, string group) => match.Groups[group].Value.PadLeft(2, '0');

    // Left and right of the train number, a little above or below its middle; 站 may be a piece of its own, and so may each letter.
    private static void Stations(SheetDraft draft, Piece train)
    {
        var letters = draft
            .Sheet.Pieces.Where(piece => MathF.Abs(piece.Y - train.Y) < 0.9f * MathF.Max(piece.Height, train.Height))
            .SelectMany(static piece => piece.Glyphs)
            .Where(static glyph => Glyph.IsIdeograph(glyph.Char) && glyph.Char != '站')
            .OrderBy(static glyph => glyph.X)
            .ToList();
        draft["extra." + ExtraKey.DepartureStation] = Station(letters.FindAll(glyph => glyph.X < train.Left));
        draft["extra." + ExtraKey.DestinationStation] = Station(letters.FindAll(glyph => glyph.X > train.Right));
    }

    private static FoundField? Station(List<Glyph> letters)
    {
        // Names are the highest letters of the row; what is much lower is a label.
        var highest = letters.Count == 0 ? 0 : letters.Max(static glyph => glyph.Height);
        var name = new Piece(letters.FindAll(glyph => glyph.Height > 0.6f * highest));
        return name.Text.Length is >= 2 and <= 6
            ? new FoundField(name.Text, name) { Dropped = DroppedCharacters.Before(name) }
            : null;
    }

    [GeneratedRegex(@"[0-9]{1,2}车[0-9]{1,3}[A-F]?号", RegexOptions.None, 1000)]
    private static partial Regex Seat();
}
