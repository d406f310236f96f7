using System.Text.RegularExpressions;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Ocr.Fields.Layout;
using Piaoheng.Ocr.Fields.Results;

namespace Piaoheng.Ocr.Fields.Forms;

/// <summary>纸质火车票.</summary>
internal static partial class TrainTicketForm
{
    public static void Read(SheetDraft draft)
    {
        TrainFacts.Read(draft);
        var sheet = draft.Sheet;
        var serials = sheet
            .Pieces.Select(static piece => (Piece: piece, Match: Serial().Match(piece.Text)))
            .Where(static entry => entry.Match.Success)
            .OrderBy(static entry => entry.Piece.Y)
            .ToList();
        var tail = sheet
            .Pieces.Select(static piece => (Piece: piece, Match: Number().Match(piece.Text)))
            .Where(static entry => entry.Match.Success)
            .OrderBy(static entry => entry.Piece.Y)
            .FirstOrDefault();
        if (serials is [.., var serial])
        {
            draft["extra.serial"] = new FoundField(
                serial.Match.Value,
                serial.Piece.Slice(serial.Match.Index, serial.Match.Length)
            );
        }

        draft["invoiceNumber"] = TicketNumber(draft["extra.serial"], tail.Piece, tail.Match);
        draft["extra.ticketNumber"] = draft["invoiceNumber"];
        draft["issueDate"] = draft["extra." + ExtraKey.TravelDate];
        draft["totalInclTax"] = Fare(sheet);
    }

    // The number above is the tail of the serial below: both together prove each other.
    private static FoundField? TicketNumber(FoundField? serial, Piece? piece, Match? match)
    {
        if (piece is null || match is not { Success: true })
        {
            return null;
        }

        var isTail = serial is not null && serial.Value.EndsWith(match.Value[^7..], StringComparison.Ordinal);
        return new FoundField(match.Value, piece.Slice(match.Index, match.Length))
        {
            Proof = isTail ? Proof.Twice : Proof.None,
            IsContradicted = serial is not null && !isTail,
        };
    }

    private static FoundField? Fare(Sheet sheet)
    {
        foreach (var piece in sheet.Pieces.OrderBy(static piece => piece.Y))
        {
            var match = Price().Match(piece.Text);
            if (match.Success && Yuan.TryParse(match.Groups["figure"].Value.Replace(',', '.'), out var fare) && fare > Yuan.Zero)
            {
                var group = match.Groups["figure"];
                return new FoundField(fare.ToString(), piece.Slice(group.Index, group.Length))
                {
                    Proof = match.Groups["yen"].Success && match.Groups["yuan"].Success ? Proof.Structure : Proof.None,
                };
            }
        }

        return null;
    }

    [GeneratedRegex(@"(?<![0-9])[0-9]{14,15}[A-Z][0-9]{6}(?![0-9])", RegexOptions.None, 1000)]
    private static partial Regex Serial();

    [GeneratedRegex(@"^([A-Z][0-9]{2})?[A-Z][0-9]{6}(?![0-9])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();

    [GeneratedRegex(
        @"(?<yen>[¥￥Y羊])(?<figure>[0-9]{1,5}[.,][0-9]{1,2})(?<yuan>元)?|(?<figure>[0-9]{1,5}[.,][0-9]{1,2})(?<yuan>元)",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Price();
}
