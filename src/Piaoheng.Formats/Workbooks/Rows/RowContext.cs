using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Policy;
using Piaoheng.Formats.Workbooks.Cells;

namespace Piaoheng.Formats.Workbooks.Rows;

/// <summary>What all rows of one file share while they are read.</summary>
internal sealed class RowContext(string file, PolicyPack policy, ReadOptions options, SerialDates dates)
{
    private readonly Dictionary<(string Text, string? Code), string> _kinds = [];

    /// <summary>The file, as given.</summary>
    public string File { get; } = file;

    /// <summary>政策包.</summary>
    public PolicyPack Policy { get; } = policy;

    /// <summary>What the caller knows.</summary>
    public ReadOptions Options { get; } = options;

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

    /// <summary>Whether a kind is one of 数电票.</summary>
    public bool? IsDigital(string? kindText, string? source)
    {
        if (!string.IsNullOrEmpty(kindText) && Policy.Kinds.Find(KindOf(kindText, null)) is { } kind)
        {
            return kind.Identity.NumberLength == 20 || IsDigitalSource(source) == true ? true : IsDigitalSource(source) ?? false;
        }

        return IsDigitalSource(source);
    }

    private static bool? IsDigitalSource(string? source) =>
        string.IsNullOrEmpty(source) ? null : source.Contains("电子发票服务平台", StringComparison.Ordinal);
}
