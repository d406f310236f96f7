using Piaoheng.Core.Invoices;
using Piaoheng.Core.Policy;
using Piaoheng.Formats.Workbooks.Cells;

namespace Piaoheng.Formats.Workbooks.Rows;

/// <summary>What all rows of one file share while they are read.</summary>
internal sealed class RowContext(string file, PolicyPack policy, SerialDates dates)
{
    private const int DigitalNumber = 20;

    private readonly Dictionary<(string Text, string? Code), string> _kinds = [];

    /// <summary>The file, as given.</summary>
    public string File { get; } = file;

    /// <summary>政策包.</summary>
    public PolicyPack Policy { get; } = policy;

    /// <summary>The date system of the file.</summary>
    public SerialDates Dates { get; } = dates;

    /// <summary>税款所属期 that the sheet being read states above its header; null = none.</summary>
    public string? TaxPeriod { get; set; }

    /// <summary>Puts the numbers of rows together.</summary>
    public InvoiceNumberReader Numbers { get; } = new(policy);

    /// <summary>票种 by the text of the row and the 发票代码; never by the 20 digits.</summary>
    public string KindOf(string? text, string? code)
    {
        if (string.IsNullOrEmpty(text))
        {
            return Policy.Kinds.FromCode(code);
        }

        if (_kinds.TryGetValue((text, code), out var known))
        {
            return known;
        }

        // Lists also write the two digits of the bureau's code list.
        var kind = char.IsAsciiDigit(text[0])
            ? Policy.Kinds.FromList(CodeList.Bureau, text)
            : Policy.Kinds.FromBureauText(text, code);
        return _kinds[(text, code)] = kind;
    }

    /// <summary>Whether 票种 or 发票来源 say that an invoice is a 数电票; null where they say nothing.</summary>
    public bool? IsDigital(string? kindText, string? source)
    {
        var bySource = IsDigitalSource(source);
        return !string.IsNullOrEmpty(kindText) && Policy.Kinds.Find(KindOf(kindText, null)) is { } kind
            ? kind.Identity.NumberLength == DigitalNumber || bySource == true
            : bySource;
    }

    /// <summary>Whether 金额 and 税额 of a kind add up to 价税合计, as far as is known.</summary>
    public bool AddsUp(string kind) => Policy.Kinds.Find(kind)?.Amounts is null or AmountStyle.Three;

    private static bool? IsDigitalSource(string? source) =>
        string.IsNullOrEmpty(source) ? null : source.Contains("电子发票服务平台", StringComparison.Ordinal);
}
