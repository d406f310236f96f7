using Piaoheng.Core.Invoices;
using Piaoheng.Core.Text;

namespace Piaoheng.Core.Policy;

/// <summary>票种目录: all kinds of invoices, and how texts and codes of others name them.</summary>
/// <remarks>What cannot be told is <see cref="KindId.Unknown"/>: a kind is never guessed, a wrong 专票 would deduct tax.</remarks>
public sealed class KindCatalogue
{
    private readonly DatedTable<InvoiceKind> _table;
    private readonly List<(InvoiceKind Kind, KindWords Words, string[][] All)> _words;
    private readonly List<(InvoiceKind Kind, string Pattern)> _patterns;

    /// <summary>A catalogue of these kinds.</summary>
    /// <exception cref="PolicyException">Editions overlap, or two kinds claim the same words or code.</exception>
    public KindCatalogue(IEnumerable<InvoiceKind> kinds)
    {
        _table = new DatedTable<InvoiceKind>(kinds);
        All = [.. _table.Newest];
        _words =
        [
            .. All.SelectMany(kind => kind.Texts.Select(words => (kind, words, Alternatives(words))))
                .OrderBy(entry => entry.words.Order),
        ];
        _patterns =
        [
            .. All.SelectMany(kind => kind.Identity.CodePatterns.Select(pattern => (kind, pattern)))
                .OrderBy(entry => entry.pattern.Count(IsWildcard)),
        ];
        Demand(_words.Select(entry => entry.Words.Order), "order of words");
        Demand(_patterns.Select(entry => entry.Pattern), "code pattern");
    }

    /// <summary>All kinds in their newest edition, by id.</summary>
    public IReadOnlyList<InvoiceKind> All { get; }

    /// <summary>The newest edition of a kind; null for ids that are no kind of invoice (<c>unknown</c>, <c>unreadable</c> …).</summary>
    public InvoiceKind? Find(string id) => _table.Find(id);

    /// <summary>The edition of a kind in force on the day; null when it was not issued then.</summary>
    public InvoiceKind? At(string id, DateOnly day) => _table.At(id, day);

    /// <summary>All editions of a kind, oldest first.</summary>
    public IReadOnlyList<InvoiceKind> Editions(string id) => _table.Editions(id);

    /// <summary>The kind that a 发票代码 belongs to.</summary>
    public string FromCode(string? invoiceCode)
    {
        if (string.IsNullOrEmpty(invoiceCode) || !invoiceCode.All(char.IsAsciiDigit))
        {
            return KindId.Unknown;
        }

        foreach (var (kind, pattern) in _patterns)
        {
            if (Matches(pattern, invoiceCode))
            {
                return kind.Id;
            }
        }

        return KindId.Unknown;
    }

    /// <summary>The kind that a text of the bureau or of a ledger names: <c>数电发票（增值税专用发票）</c>, <c>全电普票</c>.</summary>
    /// <param name="text">The text; brackets, widths and spaces do not matter.</param>
    /// <param name="invoiceCode">发票代码, which tells 通行费 and 卷票 apart from the kinds they are listed under.</param>
    public string FromBureauText(string? text, string? invoiceCode = null) => Named(text, invoiceCode, isTitle: false);

    /// <summary>The kind whose title is printed: <c>浙江增值税电子普通发票</c>.</summary>
    /// <param name="printedTitle">票头.</param>
    /// <param name="invoiceCode">发票代码, as for <see cref="FromBureauText"/>.</param>
    public string FromTitle(string? printedTitle, string? invoiceCode = null) => Named(printedTitle, invoiceCode, isTitle: true);

    /// <summary>The kind that the second field of a 二维码 names.</summary>
    /// <param name="type">Type code: <c>10</c>, <c>32</c>.</param>
    /// <param name="invoiceCode">发票代码, as for <see cref="FromBureauText"/>.</param>
    public string FromQrType(string? type, string? invoiceCode = null)
    {
        var kind = All.FirstOrDefault(kind => type is not null && kind.Qr?.Types.Contains(type, StringComparer.Ordinal) == true);
        return kind is null ? KindId.Unknown : Refine(kind.Id, invoiceCode);
    }

    /// <summary>The kind that a code of some code list names; unknown where the list uses it for several kinds.</summary>
    /// <param name="list">The list: <see cref="CodeList.Bureau"/>, or one of the vendors named in the kind files.</param>
    /// <param name="code">The code.</param>
    public string FromList(string list, string? code)
    {
        var found = All.Where(kind =>
                code is not null && kind.Codes.TryGetValue(list, out var codes) && codes.Contains(code, StringComparer.Ordinal)
            )
            .Take(2)
            .ToList();
        return found is [var only] ? only.Id : KindId.Unknown;
    }

    private static bool Matches(string pattern, string code)
    {
        if (pattern.Length != code.Length)
        {
            return false;
        }

        for (var index = 0; index < code.Length; index++)
        {
            var fits = pattern[index] switch
            {
                '?' => true,
                '#' => code[index] != '0',
                var digit => digit == code[index],
            };
            if (!fits)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsWildcard(char c) => c is '?' or '#';

    private static string[][] Alternatives(KindWords words) => [.. words.All.Select(word => word.Split('|'))];

    private static void Demand<T>(IEnumerable<T> values, string what)
    {
        if (values.GroupBy(value => value).FirstOrDefault(group => group.Skip(1).Any()) is { } twice)
        {
            throw new PolicyException($"kinds: {what} {twice.Key} occurs twice");
        }
    }

    private string Named(string? text, string? invoiceCode, bool isTitle)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return KindId.Unknown;
        }

        var plain = NormalText.Compact(text);
        foreach (var (kind, words, all) in _words)
        {
            if (
                (isTitle || !words.TitleOnly)
                && all.All(alternatives => alternatives.Any(word => plain.Contains(word, StringComparison.Ordinal)))
                && !words.None.Any(word => word.Split('|').Any(each => plain.Contains(each, StringComparison.Ordinal)))
            )
            {
                return Refine(kind.Id, invoiceCode);
            }
        }

        return KindId.Unknown;
    }

    // 通行费 and 卷票 are listed as 电子普票 and 普票 too; only the 发票代码 tells.
    private string Refine(string kindId, string? invoiceCode) =>
        _table.Find(FromCode(invoiceCode)) is { } byCode && string.Equals(byCode.Refines, kindId, StringComparison.Ordinal)
            ? byCode.Id
            : kindId;
}
