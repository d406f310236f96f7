using System.Runtime.InteropServices;

namespace Piaoheng.Formats.Forms;

/// <summary>Where a label stands: a range of a row.</summary>
/// <param name="Row">The row.</param>
/// <param name="Start">First character in <see cref="TextRow.Match"/>.</param>
/// <param name="End">After the last character, and after the colon if one follows.</param>
/// <param name="HasColon">Whether a colon follows.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Spot(TextRow Row, int Start, int End, bool HasColon)
{
    public double X => Row.LeftOf(Start);

    public double Right => Row.RightOf(End - 1);

    /// <summary>Right edge of the label without its colon: full-width colons reach under the value that follows.</summary>
    public double TextRight => Row.RightOf(HasColon ? End - 2 : End - 1);

    public double Center => Row.Center;

    public double CenterX => (X + Right) / 2;

    /// <summary>Where a text stands in a row, each time without overlap.</summary>
    public static IEnumerable<Spot> In(TextRow row, string label)
    {
        for (var start = Next(row, label, 0); start >= 0; start = Next(row, label, start + label.Length))
        {
            var end = start + label.Length;
            var hasColon = end < row.Match.Length && row.Match[end] == ':';
            yield return new Spot(row, start, hasColon ? end + 1 : end, hasColon);
        }
    }

    private static int Next(TextRow row, string label, int from) =>
        from > row.Match.Length ? -1 : row.Match.IndexOf(label, from, StringComparison.Ordinal);
}
