using Piaoheng.Core.Invoices;
using Piaoheng.Core.Validation;
using Piaoheng.Ocr.Fields.Layout;

namespace Piaoheng.Ocr.Fields.Results;

/// <summary>What was found on one sheet, before it becomes a reading.</summary>
internal sealed class SheetDraft(Sheet sheet, string kind)
{
    public Sheet Sheet => sheet;

    /// <summary>票种.</summary>
    public string Kind { get; set; } = kind;

    /// <summary>Values by JSON key; extras as <c>extra.key</c>.</summary>
    public SortedDictionary<string, FoundField> Fields { get; } = new(StringComparer.Ordinal);

    /// <summary>明细行; null where they could not be told.</summary>
    public IReadOnlyList<FoundLine>? Lines { get; set; }

    /// <summary>Text of the QR code; null when none was read.</summary>
    public string? Qr { get; set; }

    /// <summary>检查结果.</summary>
    public List<Finding> Findings { get; } = [];

    /// <summary>A person looks at it in any case: a kind of which only the main fields are read.</summary>
    public bool IsAlwaysReviewed { get; set; }

    public FoundField? this[string key]
    {
        get => Fields.GetValueOrDefault(key);
        set
        {
            if (value is not null)
            {
                Fields[key] = value;
            }
        }
    }

    /// <summary>Says that the kind has none of a field, or that it is printed empty.</summary>
    public void None(string key) => Fields.TryAdd(key, new FoundField("", null) { Proof = Proof.Structure });
}

/// <summary>One line of goods or services as found.</summary>
internal sealed record FoundLine(InvoiceLine Line)
{
    /// <summary>Where its cells stand, by JSON key.</summary>
    public required IReadOnlyDictionary<string, FoundField> Cells { get; init; }
}
