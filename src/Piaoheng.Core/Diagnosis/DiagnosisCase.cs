using Piaoheng.Core.Invoices;
using Piaoheng.Core.Reconciliation;
using Piaoheng.Core.Reconciliation.Grouping;
using Piaoheng.Core.Reconciliation.Unpaired;

namespace Piaoheng.Core.Diagnosis;

/// <summary>The facts of one diagnosis with what all steps work out of them.</summary>
public sealed class DiagnosisCase
{
    internal DiagnosisCase(DiagnosisFacts facts)
    {
        Facts = facts;
        Run = new RunContext(
            new ReconciliationInput
            {
                Taxpayer = facts.Taxpayer,
                Group = facts.OtherCompanies,
                AsOf = facts.AsOf,
                Policy = facts.Policy,
                Coverage = facts.Coverage,
                Theirs = [.. facts.Theirs.Select(listed => listed.Record)],
            }
        );
        Reach = ReachOf(facts, Run);
    }

    /// <summary>The facts.</summary>
    public DiagnosisFacts Facts { get; }

    internal RunContext Run { get; }

    /// <summary>How far the bureau's data reach for this invoice.</summary>
    internal Reach Reach { get; }

    internal OwnParties Parties => Run.Parties;

    /// <summary>Whether the question is why the bureau lacks it: we hold it, the bureau does not, and there are lists to look in.</summary>
    internal bool IsMissingAtBureau =>
        Facts.Theirs.Count == 0 && (Facts.Query.MissingOn == Side.Theirs || Facts.Ours.Count == 0 || Facts.Coverage.Count > 0);

    /// <summary>First day on which the bureau's data are due to have it: by the kind, and by what this seller's invoices took so far, whichever is later.</summary>
    internal DateOnly DueAtBureau(DateOnly issued)
    {
        var due = Facts.Policy.Arrival.DueOn(Facts.Kind, Facts.Face?.Channel, issued);
        return Facts.BureauArrival?.DueOn(issued) is { } learned && learned > due ? learned : due;
    }

    private static Reach ReachOf(DiagnosisFacts facts, RunContext run) =>
        facts.Face is { } face
            ? Reach.Of(run, facts.Direction ?? run.Parties.DirectionOf(face), facts.Kind, facts.Query.Digits, facts.IssueDate)
            : Reach.Of(run, null, KindId.Unknown, facts.Query.Digits, facts.IssueDate);
}
