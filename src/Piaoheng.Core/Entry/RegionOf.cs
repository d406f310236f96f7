using System.Globalization;
using Piaoheng.Core.Invoices;

namespace Piaoheng.Core.Entry;

/// <summary>票面位置: where on the picture a value was read.</summary>
/// <remarks>A reading states it as <c>extra["region.totalInclTax"] = "1,620,480,110,24"</c>: page, then left, top, width and height in thousandths of the page.</remarks>
/// <param name="Field">JSON key of the field.</param>
/// <param name="Page">From 1.</param>
/// <param name="Left">Thousandths of the width.</param>
/// <param name="Top">Thousandths of the height.</param>
/// <param name="Width">Thousandths of the width.</param>
/// <param name="Height">Thousandths of the height.</param>
public sealed record RegionOf(string Field, int Page, int Left, int Top, int Width, int Height)
{
    private const string Prefix = "region.";

    /// <summary>Whether a name in <see cref="Reading.Extra"/> is a place, not a value of the invoice.</summary>
    public static bool IsRegion(string extraKey) => extraKey.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>The places that a reading states; what is no place is left out.</summary>
    public static IReadOnlyList<RegionOf> All(Reading reading) =>
        [
            .. reading
                .Extra.Where(pair => IsRegion(pair.Key))
                .Select(pair => Parse(pair.Key[Prefix.Length..], pair.Value))
                .OfType<RegionOf>(),
        ];

    private static RegionOf? Parse(string field, string text)
    {
        var parts = text.Split(',');
        Span<int> numbers = stackalloc int[5];
        if (parts.Length != numbers.Length)
        {
            return null;
        }

        for (var index = 0; index < numbers.Length; index++)
        {
            if (
                !int.TryParse(parts[index], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[index])
                || numbers[index] > 1000
            )
            {
                return null;
            }
        }

        return new RegionOf(field, numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]);
    }
}
