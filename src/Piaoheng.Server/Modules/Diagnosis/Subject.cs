using Piaoheng.Core.Diagnosis;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Reconciliation;
using Piaoheng.Server.Modules.Bureau.Contracts;
using Piaoheng.Server.Modules.Invoices.Contracts;

namespace Piaoheng.Server.Modules.Diagnosis;

/// <summary>The invoice that was asked for, as far as it is held.</summary>
internal sealed record Subject
{
    /// <summary>Keys under which it was looked for and found.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>账内.</summary>
    public IReadOnlyList<LookedUpInvoice> Ours { get; init; } = [];

    /// <summary>账内, but in the 回收站.</summary>
    public IReadOnlyList<LookedUpInvoice> Trashed { get; init; } = [];

    /// <summary>账内 by key, but without an invoice behind it: ids of what should be there.</summary>
    public IReadOnlyList<long> Orphans { get; init; } = [];

    /// <summary>税局.</summary>
    public IReadOnlyList<FoundRecord> Theirs { get; init; } = [];

    /// <summary>Where what was asked fits several invoices: those, none of them being the one.</summary>
    public IReadOnlyList<NearInvoice> Several { get; init; } = [];

    /// <summary>Whether there were more than are listed.</summary>
    public bool WasCut { get; init; }

    /// <summary>Whether it is held, and whoever asks may not know of it; then nothing of it stands here.</summary>
    public bool IsHidden { get; init; }

    /// <summary>What is known of it; null = it is not held.</summary>
    public InvoiceRecord? Face =>
        Ours is [var held, ..] ? held.Found.Record
        : Theirs is [var listed, ..] ? listed.Record
        : null;

    /// <summary>Whether both sides hold it.</summary>
    public bool IsOnBothSides => Ours.Count > 0 && Theirs.Count > 0;

    /// <summary>Identity keys of a record.</summary>
    public static IEnumerable<string> KeysOf(InvoiceRecord record) =>
        new[]
        {
            InvoiceIdentity.Key(record.InvoiceCode, record.InvoiceNumber),
            InvoiceIdentity.Key(record.PaperCode, record.PaperNumber),
        }.OfType<string>();
}
