using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Core.Reconciliation.ByHand;

namespace Piaoheng.Core.Reconciliation;

/// <summary>同一张发票: all records of one side with one identity (connected over shared keys), and what they say together.</summary>
public sealed class RecordGroup
{
    /// <summary>The records as written, in a fixed order.</summary>
    public required IReadOnlyList<InvoiceRecord> Records { get; init; }

    /// <summary>Sorted identity keys; empty when the number alone does not identify an invoice.</summary>
    public required IReadOnlyList<string> Keys { get; init; }

    /// <summary>Which side.</summary>
    public Side Side => Records[0].Side;

    /// <summary>What our documents say, most trusted value first; null when there is none.</summary>
    public InvoiceRecord? Document { get; init; }

    /// <summary>What our books say, shares summed; null when there is no row.</summary>
    public InvoiceRecord? Book { get; init; }

    /// <summary>What the bureau says, latest reading first; null on our side.</summary>
    public InvoiceRecord? Bureau { get; init; }

    /// <summary>The values that stand for the group: of the document, else of the books, else of the bureau.</summary>
    public InvoiceRecord Face => Document ?? Book ?? Bureau ?? Records[0];

    /// <summary>Σ 使用金额 of the book rows; null when there is none, or one does not tell.</summary>
    public Yuan? Used { get; init; }

    /// <summary>进项 or 销项, as stated or as the parties tell; null = unknown.</summary>
    public Direction? Direction { get; init; }

    /// <summary>状态: as stated, red also worked out from the red invoices of this side.</summary>
    public InvoiceStatus Status { get; internal set; } = InvoiceStatus.Unknown;

    /// <summary>Names the group in every run: its first key, or the id of its first record where it has none.</summary>
    public string Handle => Keys.Count > 0 ? Keys[0] : "#" + Records[0].Id;

    /// <summary>人工判断 about this group, in force or not.</summary>
    public IReadOnlyList<HandMark> ByHand => _byHand ?? [];

    /// <summary>The first key, or the bare number where there is none: for sorting and for screens.</summary>
    public string Label => Keys.Count > 0 ? Keys[0] : Face.InvoiceNumber ?? "";

    private List<HandMark>? _byHand;

    /// <summary>Notes a decision about this group.</summary>
    internal void Mark(HandMark mark) => (_byHand ??= []).Add(mark);
}
