using Piaoheng.Core.Documents;
using Piaoheng.Core.Policy;
using Piaoheng.Core.Reconciliation.ByHand;

namespace Piaoheng.Core.Reconciliation;

/// <summary>核对所需的一切: both sides and everything that the verdicts depend on; nothing else is looked at.</summary>
public sealed record ReconciliationInput
{
    /// <summary>本单位.</summary>
    public required OwnTaxpayer Taxpayer { get; init; }

    /// <summary>集团内其他成员.</summary>
    public IReadOnlyList<OwnTaxpayer> Group { get; init; } = [];

    /// <summary>First 开票日期 of the period asked for; null = open.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last 开票日期 of the period asked for; null = open.</summary>
    public DateOnly? To { get; init; }

    /// <summary>The day as of which the run judges (Beijing).</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>账内: documents and book rows, in any order.</summary>
    public IReadOnlyList<InvoiceRecord> Ours { get; init; } = [];

    /// <summary>税局: bureau rows, in any order.</summary>
    public IReadOnlyList<InvoiceRecord> Theirs { get; init; } = [];

    /// <summary>政策包: kinds, arrival delays, tolerances.</summary>
    public required PolicyPack Policy { get; init; }

    /// <summary>How far the bureau's data reaches.</summary>
    public IReadOnlyList<Coverage> Coverage { get; init; } = [];

    /// <summary>名称（含曾用名）: all known names of counterparties by 纳税人识别号, the present one included.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> KnownNames { get; init; } = NoNames;

    /// <summary>本单位容差, before those of the policy pack.</summary>
    public IReadOnlyList<TaxpayerTolerance> Tolerances { get; init; } = [];

    /// <summary>人工关联、解除关联, in any order.</summary>
    public IReadOnlyList<HandDecision> ByHand { get; init; } = [];

    private static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> NoNames = System
        .Collections
        .ObjectModel
        .ReadOnlyDictionary<string, IReadOnlyList<string>>
        .Empty;
}
