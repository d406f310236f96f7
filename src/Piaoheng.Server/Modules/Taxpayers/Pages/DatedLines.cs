using System.Globalization;
using Piaoheng.Server.Modules.Taxpayers.Contracts;

namespace Piaoheng.Server.Modules.Taxpayers.Pages;

/// <summary>曾用名 and former numbers as a field of several lines: one each, the last day of use behind it where it is known.</summary>
internal static class DatedLines
{
    /// <summary>The lines of a field.</summary>
    public static IReadOnlyList<DatedText> Read(string? text) =>
        [.. (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(ReadLine)];

    /// <summary>The field of former names or numbers.</summary>
    public static string Write(IEnumerable<DatedText> former) =>
        string.Join('\n', former.Select(each => each.To is { } to ? $"{each.Text} {Day(to)}" : each.Text));

    private static DatedText ReadLine(string line)
    {
        var gap = line.LastIndexOf(' ');
        return
            gap > 0
            && DateOnly.TryParseExact(
                line.AsSpan(gap + 1),
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var to
            )
            ? new DatedText(line[..gap].TrimEnd(), null, to)
            : new DatedText(line, null, null);
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
