using System.Text.RegularExpressions;

namespace Piaoheng.Core.Documents;

/// <summary>台账行: which rows of a ledger are uses that another export of the same ledger has shown already.</summary>
/// <remarks>
/// A ledger is exported again and again, each time with the old rows in it. Two departments may also book one invoice with equal
/// rows, and that is a second use. So an equal row is the same use when it names its voucher, or when its file is another export
/// of that ledger: equal names but for the period that they state, or at least half of the rows in common.
/// </remarks>
public static partial class LedgerRows
{
    private const int FewestInCommon = 3;

    /// <summary>A row that is known from before.</summary>
    /// <param name="Hash">What it says.</param>
    /// <param name="Ledger">Which file it stands in.</param>
    /// <param name="FileName">Name of that file.</param>
    public sealed record Known(string Hash, string Ledger, string FileName);

    /// <summary>A row of a new file.</summary>
    /// <param name="Hash">What it says.</param>
    /// <param name="NamesItsUse">Whether it names the voucher or claim that it is.</param>
    public readonly record struct Row(string Hash, bool NamesItsUse);

    /// <summary>For each row whether it adds nothing. Of several equal rows as many are known as were before.</summary>
    /// <param name="fileName">Name of the new file.</param>
    /// <param name="rows">Its rows, in their order.</param>
    /// <param name="known">Rows of other files; only those with a hash of the new file matter.</param>
    public static bool[] AreKnown(string fileName, IReadOnlyList<Row> rows, IReadOnlyCollection<Known> known)
    {
        var hashes = rows.Select(row => row.Hash).ToHashSet(StringComparer.Ordinal);
        var equal = known.Where(row => hashes.Contains(row.Hash)).ToList();
        var exports = equal
            .GroupBy(row => row.Ledger, StringComparer.Ordinal)
            .Where(ledger =>
                IsSameName(fileName, ledger.First().FileName)
                || (ledger.Count() >= FewestInCommon && 2 * ledger.Count() >= rows.Count)
            )
            .Select(ledger => ledger.Key)
            .ToHashSet(StringComparer.Ordinal);
        var all = equal.CountBy(row => row.Hash, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var ofExports = equal
            .Where(row => exports.Contains(row.Ledger))
            .CountBy(row => row.Hash, StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal);
        var areKnown = new bool[rows.Count];
        var times = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (place, row) in rows.Index())
        {
            var time = times[row.Hash] = times.GetValueOrDefault(row.Hash) + 1;
            areKnown[place] = time <= (row.NamesItsUse ? all : ofExports).GetValueOrDefault(row.Hash);
        }

        return areKnown;
    }

    // 台账_202609.xlsx and 台账_202610(1).xlsx are one ledger, and so are 台账一月.xlsx and 台账二月.xlsx.
    private static bool IsSameName(string left, string right) =>
        string.Equals(Stem(left), Stem(right), StringComparison.OrdinalIgnoreCase);

    private static string Stem(string fileName)
    {
        var name = fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..];
        var end = name.LastIndexOf('.');
        return string.Concat(Period().Replace(end > 0 ? name[..end] : name, "").Where(char.IsLetter));
    }

    // 一月, 9月份, 2026年, 第三季度, 上半年; but 第一事业部 is not 第二事业部.
    [GeneratedRegex(
        "第?[0-9一二三四五六七八九十]+(月份?|季度?|年度?)|[上下]半年",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1_000
    )]
    private static partial Regex Period();
}
