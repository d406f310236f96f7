using Piaoheng.Formats.Workbooks.Rows;

namespace Piaoheng.Formats.Workbooks.Books;

/// <summary>一格多号: ledgers write several invoices of one payment into one cell.</summary>
internal static class SeveralNumbers
{
    private static readonly char[] Separators = [',', '，', ';', '；', '、', '/', '|', '\n', '\r', ' ', '\t', '\u3000'];
    private static readonly int[] Lengths = [8, 20];

    /// <summary>The numbers of each invoice; empty or one where the row has one invoice only.</summary>
    public static IReadOnlyList<NumberCells> In(NumberCells cells)
    {
        if (Split(cells.DigitalRaw) is { Length: > 1 } digital)
        {
            return [.. digital.Select(number => cells with { Digital = new IdText(number), Number = default })];
        }

        if (Split(cells.NumberRaw) is not { Length: > 1 } numbers)
        {
            return [];
        }

        // As many codes as numbers, or one code for all of them.
        var codes = Parts(cells.CodeRaw);
        return
        [
            .. numbers.Select(
                (number, index) =>
                    cells with
                    {
                        Number = new IdText(number),
                        Code =
                            codes.Length == numbers.Length ? new IdText(codes[index])
                            : codes.Length == 1 ? new IdText(codes[0])
                            : default,
                    }
            ),
        ];
    }

    private static string[]? Split(string? raw)
    {
        var parts = Parts(raw);
        return parts.All(part => Lengths.Contains(part.Length) && part.All(char.IsAsciiDigit)) ? parts : null;
    }

    private static string[] Parts(string? raw) =>
        raw?.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
