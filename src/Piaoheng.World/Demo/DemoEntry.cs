using Piaoheng.Core.Invoices;
using Piaoheng.Core.Reconciliation;
using Piaoheng.World.Documents;
using Piaoheng.World.Invoices;
using Piaoheng.World.Workbooks;

namespace Piaoheng.World.Demo;

/// <summary>One invoice of the demo: what each side has of it, and what the reconciliation must say.</summary>
/// <param name="Invoice">The truth.</param>
/// <param name="Direction">进项 or 销项 of the demo company.</param>
/// <param name="Story">What happened, for people.</param>
/// <param name="Results">The results that the reconciliation must give for it.</param>
internal sealed record DemoEntry(
    WorldInvoice Invoice,
    Direction Direction,
    string Story,
    params IReadOnlyList<DifferenceKind> Results
)
{
    /// <summary>Documents that the company holds.</summary>
    public IReadOnlyList<WorldFile> Documents { get; init; } = [];

    /// <summary>Rows of the ledger.</summary>
    public IReadOnlyList<LedgerRow> Ledger { get; init; } = [];

    /// <summary>Rows of the bureau.</summary>
    public IReadOnlyList<BureauRow> Bureau { get; init; } = [];

    /// <summary>An invoice between two companies of the group.</summary>
    public bool IsMirrorPair { get; init; }
}
