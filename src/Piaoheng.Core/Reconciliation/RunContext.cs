using Piaoheng.Core.Invoices;
using Piaoheng.Core.Reconciliation.Comparing;
using Piaoheng.Core.Reconciliation.Grouping;
using Piaoheng.Core.Reconciliation.Unpaired;

namespace Piaoheng.Core.Reconciliation;

/// <summary>What all rules of one run share.</summary>
internal sealed class RunContext
{
    public RunContext(ReconciliationInput input)
    {
        Input = input;
        Parties = new OwnParties(input);
        Fields = new FieldComparison(input, Parties);
        Coverage = new CoverageMap(input.Coverage);
        Books = new KeptFields(input.Ours);
    }

    public ReconciliationInput Input { get; }

    public OwnParties Parties { get; }

    public FieldComparison Fields { get; }

    public CoverageMap Coverage { get; }

    public KeptFields Books { get; }

    /// <summary>Whether the day lies in the period asked for; an unknown day does not lie outside.</summary>
    public bool IsInPeriod(DateOnly? day) => day is not { } known || !(known < Input.From || known > Input.To);

    /// <summary>简称 of a kind for sentences.</summary>
    public string NameOfKind(string kind) =>
        Input.Policy.Kinds.Find(kind)?.ShortName ?? (kind == KindId.Unknown ? "未知票种" : kind);
}
