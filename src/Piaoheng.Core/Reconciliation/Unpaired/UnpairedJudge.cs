using Piaoheng.Core.Invoices;
using Piaoheng.Core.Reconciliation.ByHand;
using Piaoheng.Core.Reconciliation.Grouping;
using Piaoheng.Core.Reconciliation.Numbers;
using Piaoheng.Core.Reconciliation.Pairs;

namespace Piaoheng.Core.Reconciliation.Unpaired;

/// <summary>Judges an invoice that only one side has: exactly one result, of the first rule that applies (contracts §6).</summary>
internal sealed class UnpairedJudge
{
    private readonly RunContext _context;
    private readonly NumberSuspects _numbers;
    private readonly UnpairedRule[] _rules;
    private readonly DuplicateOursRule _duplicate = new();

    public UnpairedJudge(RunContext context, IReadOnlyList<InvoicePair> invoices, HandPairs byHand)
    {
        _context = context;
        _numbers = new NumberSuspects(context, invoices, byHand);
        _rules =
        [
            new OffsetPairRule(
                invoices.Where(pair => pair.Ours is null || pair.Theirs is null).Select(pair => pair.Ours ?? pair.Theirs!)
            ),
            new OutsideBureauRule(context),
            new WrongTaxpayerRule(new TaxpayerCheck(context)),
            new NotCoveredRule(context),
            new NotYetDueRule(context),
            new MissingRule(context),
        ];
    }

    /// <summary>Adds the result of a group; and, beside it, that its books use more than our document's total.</summary>
    public void Judge(RecordGroup group, List<ReconciliationResult> results)
    {
        if (!_numbers.TryPropose(group, out var proposal))
        {
            var result = _rules.Select(rule => rule.Judge(group)).First(result => result is not null)!;
            results.Add(QuarantineNote.On(result with { Candidates = _numbers.CandidatesOf(group) }));
        }
        else if (proposal is not null)
        {
            results.Add(QuarantineNote.On(proposal));
        }

        if (
            group is { Side: Side.Ours, Document: not null, Book: not null }
            && _duplicate.Judge(group, null, UseVerdict.Of(group, null, _context.Fields)) is { } duplicate
        )
        {
            results.Add(QuarantineNote.On(duplicate));
        }
    }
}
