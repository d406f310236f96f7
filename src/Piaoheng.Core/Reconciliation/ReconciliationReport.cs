using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;

namespace Piaoheng.Core.Reconciliation;

/// <summary>核对报告: everything that one run has to say; the same for any order of input.</summary>
public sealed record ReconciliationReport
{
    /// <summary>纳税人识别号 of the run.</summary>
    public required string Taxpayer { get; init; }

    /// <summary>First day of the period asked for; null = open.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day of the period asked for; null = open.</summary>
    public DateOnly? To { get; init; }

    /// <summary>The day as of which the run judges.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Version of the policy pack.</summary>
    public required string Policy { get; init; }

    /// <summary>How far the bureau's data reaches, sorted.</summary>
    public IReadOnlyList<Coverage> Coverage { get; init; } = [];

    /// <summary>Counts.</summary>
    public required ReconciliationSummary Summary { get; init; }

    /// <summary>The results, sorted by kind and number. Every record of both sides is in at least one.</summary>
    public IReadOnlyList<ReconciliationResult> Results { get; init; } = [];

    /// <summary>集团内部开票 (mirror pairs), sorted.</summary>
    public IReadOnlyList<MirrorLink> Links { get; init; } = [];
}

/// <summary>Counts of a run.</summary>
/// <param name="Ours">Records of our side as written.</param>
/// <param name="Theirs">Records of the bureau's side as written.</param>
/// <param name="Matched">Pairs whose only result is <see cref="DifferenceKind.Matched"/>.</param>
/// <param name="ByKind">Number of results of each kind that occurs.</param>
public sealed record ReconciliationSummary(int Ours, int Theirs, int Matched, IReadOnlyDictionary<DifferenceKind, int> ByKind);

/// <summary>集团内部开票: an invoice whose seller and buyer are both ours (<c>mirror-pair</c>); never a result.</summary>
/// <param name="InvoiceCode">发票代码; empty when it has none.</param>
/// <param name="InvoiceNumber">发票号码.</param>
/// <param name="Seller">纳税人识别号 of the member that sold.</param>
/// <param name="Buyer">纳税人识别号 of the member that bought.</param>
/// <param name="Direction">Which of the two the taxpayer of the run is.</param>
/// <param name="Records">Ids of the records of this run that show it, sorted.</param>
public sealed record MirrorLink(
    string InvoiceCode,
    string InvoiceNumber,
    string Seller,
    string Buyer,
    Direction Direction,
    IReadOnlyList<string> Records
);
