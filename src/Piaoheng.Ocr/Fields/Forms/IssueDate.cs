using System.Globalization;
using System.Text.RegularExpressions;
using Piaoheng.Ocr.Fields.Constraints;
using Piaoheng.Ocr.Fields.Layout;
using Piaoheng.Ocr.Fields.Results;

namespace Piaoheng.Ocr.Fields.Forms;

/// <summary>开票日期: a day that exists, behind its label or alone in the head.</summary>
internal static partial class IssueDate
{
    private const int FirstYear = 2000;
    private const int LastYear = 2035;

    /// <summary>The day behind a label, else the only one of the pieces.</summary>
    public static FoundField? Find(Sheet sheet, string label, IReadOnlyCollection<Piece> among)
    {
        var days = Rows(among).SelectMany(static piece => All(piece)).ToList();
        if (days.Count == 0)
        {
            return null;
        }

        var best = days[0];
        var fewest = float.MaxValue;
        foreach (var place in sheet.Find(label).Select(static found => found.Label))
        {
            foreach (var day in days)
            {
                // Beside the label, or shifted by less than two rows.
                var distance = MathF.Abs(day.Slice!.Y - place.Y) + (MathF.Abs(day.Slice.Left - place.Right) / 4);
                if (distance < fewest)
                {
                    (best, fewest) = (day, distance);
                }
            }
        }

        var differing = days.Select(static day => day.Value).Distinct(StringComparer.Ordinal).Count() > 1;
        return best with { IsContradicted = differing && fewest > best.Slice!.Height * 12, Proof = Proof.Structure };
    }

    /// <summary>All days in a piece.</summary>
    public static IEnumerable<FoundField> All(Piece piece)
    {
        foreach (Match match in Day().Matches(piece.Text))
        {
            if (
                int.Parse(DigitText.Digits(match.Groups["year"].Value), CultureInfo.InvariantCulture)
                    is var year
                        and >= FirstYear
                        and <= LastYear
                && int.TryParse(DigitText.Digits(match.Groups["month"].Value), CultureInfo.InvariantCulture, out var month)
                && int.TryParse(DigitText.Digits(match.Groups["day"].Value), CultureInfo.InvariantCulture, out var day)
                && month is >= 1 and <= 12
                && day >= 1
                && day <= DateTime.DaysInMonth(year, month)
            )
            {
                yield return new FoundField(
                    new DateOnly(year, month, day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    piece.Slice(match.Index, match.Length)
                );
            }
        }
    }

    // Year, month and day may be pieces of their own.
    private static IEnumerable<Piece> Rows(IReadOnlyCollection<Piece> among) =>
        among.Concat(TextRow.Of(among).Where(static row => row.Pieces.Count > 1).Select(static row => row.All));

    [GeneratedRegex(
        @"(?<![0-9])(?<year>[2ZO0][0O][0-9OIlZ]{2})(年|[-/.])(?<month>[0-9OIl]{1,2})(月|[-/.])(?<day>[0-9OIl]{1,2})(日|(?![0-9]))"
            // 日 in dots looks like an 8.
            + @"|(?<![0-9])(?<year>20[0-3][0-9])年(?<month>[01][0-9])月(?<day>[0-3][0-9])8(?![0-9])"
            + @"|(?<![0-9])(?<year>20[0-3][0-9])(?<month>[01][0-9])(?<day>[0-3][0-9])(?![0-9])"
            + @"|(?<![0-9])(?<year>20[0-3][0-9])[^0-9]?(?<month>[01][0-9])[^0-9]?(?<day>[0-3][0-9])(日|(?![0-9]))",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Day();
}
