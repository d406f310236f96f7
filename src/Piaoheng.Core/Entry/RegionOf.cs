using Piaoheng.Core.Invoices;

namespace Piaoheng.Core.Entry;

/// <summary>票面位置: where on the picture a value was read, as a page shows it.</summary>
/// <param name="Field">JSON key of the field.</param>
/// <param name="Page">From 1.</param>
/// <param name="Left">Thousandths of the width.</param>
/// <param name="Top">Thousandths of the height.</param>
/// <param name="Width">Thousandths of the width.</param>
/// <param name="Height">Thousandths of the height.</param>
public sealed record RegionOf(string Field, int Page, int Left, int Top, int Width, int Height)
{
    /// <summary>Marks state ten-thousandths.</summary>
    private const int Scale = 10;

    /// <summary>The places that a reading marks.</summary>
    public static IReadOnlyList<RegionOf> All(Reading reading) =>
        [
            .. reading.Marks.Select(pair => new RegionOf(
                pair.Key,
                pair.Value.Page,
                pair.Value.Box.Left / Scale,
                pair.Value.Box.Top / Scale,
                (pair.Value.Box.Right - pair.Value.Box.Left) / Scale,
                (pair.Value.Box.Bottom - pair.Value.Box.Top) / Scale
            )),
        ];
}
