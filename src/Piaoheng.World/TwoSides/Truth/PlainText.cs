using System.Globalization;
using System.Text;

namespace Piaoheng.World.TwoSides.Truth;

/// <summary>Names and numbers brought to one form, the plain way.</summary>
internal static class PlainText
{
    /// <summary>A name without widths, brackets and spaces; null when it says nothing.</summary>
    public static string? Name(string? name)
    {
        var plain = new StringBuilder();
        foreach (var c in name ?? "")
        {
            var narrow = c is >= '！' and <= '～' ? (char)(c - 0xFEE0) : c;
            if (!char.IsWhiteSpace(narrow))
            {
                plain.Append(
                    narrow is '[' or '【' or '〔' ? '('
                    : narrow is ']' or '】' or '〕' ? ')'
                    : char.ToLowerInvariant(narrow)
                );
            }
        }

        return plain.Length == 0 || plain.ToString().Contains('*', StringComparison.Ordinal) ? null : plain.ToString();
    }

    /// <summary>A tax number; null when it says nothing.</summary>
    public static string? TaxId(string? taxId) =>
        string.IsNullOrWhiteSpace(taxId) || taxId.Contains('*', StringComparison.Ordinal) || taxId.All(c => c == '0')
            ? null
            : taxId.Trim().ToUpperInvariant();

    /// <summary>The number at the end of <c>sheet!12</c>; 0 when there is none.</summary>
    public static long RowOf(string? part)
    {
        var digits = (part ?? "").Split('!')[^1];
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? row : 0;
    }

    /// <summary>Edits between two numbers by the full table.</summary>
    public static int Edits(string left, string right)
    {
        var table = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
        {
            for (var j = 0; j <= right.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    table[i, j] = i + j;
                    continue;
                }

                var change = left[i - 1] == right[j - 1] ? 0 : 1;
                table[i, j] = new[] { table[i - 1, j] + 1, table[i, j - 1] + 1, table[i - 1, j - 1] + change }.Min();
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 1);
                }
            }
        }

        return table[left.Length, right.Length];
    }
}
