using Piaoheng.Core.Reconciliation;

namespace Piaoheng.World.TwoSides;

/// <summary>One invented invoice while both sides of it are being written, then spoilt.</summary>
internal sealed class Draft
{
    /// <summary>The invoice as it was issued.</summary>
    public required InvoiceRecord Invoice { get; init; }

    /// <summary>The seller or buyer that is not us.</summary>
    public required Counterparty Other { get; init; }

    /// <summary>What we hold of it.</summary>
    public List<InvoiceRecord> Ours { get; } = [];

    /// <summary>What the bureau lists of it.</summary>
    public List<InvoiceRecord> Theirs { get; } = [];

    /// <summary>Whether both sides are left as they are.</summary>
    public bool IsSpared { get; init; }

    /// <summary>Changes every record of ours.</summary>
    public void ChangeOurs(Func<InvoiceRecord, InvoiceRecord> change) => Change(Ours, change);

    /// <summary>Changes every record of theirs.</summary>
    public void ChangeTheirs(Func<InvoiceRecord, InvoiceRecord> change) => Change(Theirs, change);

    /// <summary>Changes one record of ours.</summary>
    public void ChangeOneOfOurs(Dice dice, Func<InvoiceRecord, InvoiceRecord> change)
    {
        if (Ours.Count > 0)
        {
            var place = dice.Below(Ours.Count);
            Ours[place] = change(Ours[place]);
        }
    }

    private static void Change(List<InvoiceRecord> records, Func<InvoiceRecord, InvoiceRecord> change)
    {
        for (var place = 0; place < records.Count; place++)
        {
            records[place] = change(records[place]);
        }
    }
}
