using System.Globalization;
using System.Text.RegularExpressions;
using Piaoheng.Core.Money;
using Piaoheng.Ocr.Fields.Layout;

namespace Piaoheng.Ocr.Fields.Constraints;

/// <summary>Amounts in recognised text: two places behind a point that may be misread as a comma, currency signs in all their misreadings.</summary>
internal static partial class MoneyText
{
    /// <summary>All amounts in a piece, from left to right.</summary>
    public static IEnumerable<Money> In(Piece piece)
    {
        foreach (Match match in Amount().Matches(piece.Text))
        {
            var figure = match.Groups["figure"];
            var plain = Plain(figure.Value);
            if (
                decimal.TryParse(
                    plain,
                    NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign,
                    CultureInfo.InvariantCulture,
                    out var value
                )
                && value < 100_000_000_000m
            )
            {
                var isNegative = match.Groups["minus"].Success;
                yield return new Money(
                    Yuan.Round(isNegative ? -value : value),
                    piece.Slice(figure.Index, figure.Length),
                    match.Groups["yen"].Success
                );
            }
        }
    }

    // The last separator is the point, all others group.
    private static string Plain(string figure)
    {
        var point = figure.Length - 3;
        return string.Concat(
            figure.Select((c, at) => at == point ? '.' : DigitText.Of(c) ?? ' ').Where(static c => c is not ' ')
        );
    }

    [GeneratedRegex(
        @"(?<minus>[-–—−])?(?<yen>[¥￥Y#羊半])?(?<minus>[-–—−])?(?<figure>[0-9OoIl][0-9OoIlSB,.]{0,13}[.,。·][0-9OoIlSB]{2})(?![0-9.%])",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Amount();
}

/// <summary>An amount where it stands.</summary>
/// <param name="Value">The amount.</param>
/// <param name="Slice">Its figures.</param>
/// <param name="HasYen">A currency sign stands before it.</param>
internal sealed record Money(Yuan Value, Piece Slice, bool HasYen);
