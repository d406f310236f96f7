using Piaoheng.Core.Reconciliation.Unpaired;

namespace Piaoheng.Core.Reconciliation.Pairs;

/// <summary>Judges an invoice that both sides have: one result for each rule that applies, else one match (contracts §6).</summary>
internal sealed class PairJudge(RunContext context)
{
    private readonly PairRule[] _rules =
    [
        new FieldMismatchRule(),
        new StatusMismatchRule(),
        new IncompleteOursRule(context),
        new WrongTaxpayerRule(new TaxpayerCheck(context)),
        new DuplicateOursRule(),
        new DuplicateTheirsRule(),
    ];

    private readonly MatchedRule _matched = new();

    /// <summary>Adds the results of a pair.</summary>
    public void Judge(RecordGroup ours, RecordGroup theirs, List<ReconciliationResult> results)
    {
        if (OutsidePeriod(ours, theirs) is { } outside)
        {
            results.Add(outside);
            return;
        }

        var facts = PairFacts.Of(ours, theirs, context.Fields);
        var before = results.Count;
        foreach (var rule in _rules)
        {
            if (rule.Judge(facts) is { } result)
            {
                results.Add(QuarantineNote.On(result));
            }
        }

        if (results.Count == before)
        {
            results.Add(QuarantineNote.On(_matched.Judge(facts)));
        }
    }

    // Where the two sides state different dates, one inside is enough to look at the pair.
    private ReconciliationResult? OutsidePeriod(RecordGroup ours, RecordGroup theirs)
    {
        if ((ours.Face.IssueDate ?? theirs.Face.IssueDate) is not { } day)
        {
            return null;
        }

        return context.IsInPeriod(ours.Face.IssueDate ?? day) || context.IsInPeriod(theirs.Face.IssueDate ?? day)
            ? null
            : new ReconciliationResult
            {
                Kind = DifferenceKind.NotCovered,
                Ours = ours,
                Theirs = theirs,
                Reason = NotCoveredRule.OutsidePeriod(context.Input, day),
                Rule = NotCoveredRule.Id,
            };
    }
}
