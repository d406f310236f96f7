using System.Security.Cryptography;
using System.Text;
using Piaoheng.Core.Json;
using Piaoheng.Core.Money;

namespace Piaoheng.Core.Completeness;

/// <summary>封存的清单: the invoices of one side as plain text, one line each, and the hash of that text.</summary>
/// <remarks>
/// The lines are sorted, so that the hash depends on what is listed and not on the order in which it is held. Fields of a line:
/// 标识, 开票日期, 金额, 税额, 价税合计, 作废, 红冲, parted by tabs.
/// </remarks>
/// <param name="Text">The lines.</param>
public sealed record SealedList(string Text)
{
    private const char Tab = '\t';

    /// <summary>SHA-256 of the text in UTF-8, lower-case hex.</summary>
    public string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));

    /// <summary>The list of some invoices.</summary>
    public static SealedList Of(IEnumerable<ListEntry> invoices) =>
        new(string.Concat(invoices.Select(Line).Order(StringComparer.Ordinal)));

    /// <summary>What changed since: lines that are new, gone, or tell otherwise of the same invoice.</summary>
    public IReadOnlyList<SealChange> ChangesTo(SealedList now)
    {
        var (then, today) = (ByInvoice(Text), ByInvoice(now.Text));
        return
        [
            .. then
                .Keys.Union(today.Keys, StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .Select(key => new SealChange(key, then.GetValueOrDefault(key), today.GetValueOrDefault(key)))
                .Where(change => !string.Equals(change.Then, change.Now, StringComparison.Ordinal)),
        ];
    }

    private static string Line(ListEntry invoice) =>
        string.Join(
            Tab,
            string.Join('+', invoice.Keys),
            ReadingJson.Day(invoice.IssueDate),
            AmountOf(invoice.Amount),
            AmountOf(invoice.Tax),
            AmountOf(invoice.Total),
            Words.Of(invoice.Void),
            Words.Of(invoice.Red)
        ) + "\n";

    private static string AmountOf(Yuan? amount) => amount?.ToString() ?? "";

    // An invoice is named by its first key; what follows is what the list says of it.
    private static Dictionary<string, string> ByInvoice(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(Tab, 2))
            .GroupBy(parts => parts[0].Split('+')[0], StringComparer.Ordinal)
            .ToDictionary(
                group => group.Key,
                group => string.Join('\n', group.Select(parts => parts[^1])),
                StringComparer.Ordinal
            );
}

/// <summary>封存后的一处变化.</summary>
/// <param name="Key">标识 of the invoice.</param>
/// <param name="Then">What was sealed; null = it was not there.</param>
/// <param name="Now">What is held now; null = it is gone.</param>
public sealed record SealChange(string Key, string? Then, string? Now);
