using Piaoheng.Core.Text;

namespace Piaoheng.Core.Reconciliation.Pairs;

/// <summary>账内重复使用: the book rows of one invoice use more than its total. Several originals are never a duplicate (contracts §3).</summary>
internal sealed class DuplicateOursRule : PairRule
{
    protected override string Rule => "REC-USE";

    public override ReconciliationResult? Judge(PairFacts pair) => Judge(pair.Ours, pair.Theirs, pair.Use);

    /// <summary>For an unpaired group too, where the total is our document's.</summary>
    public ReconciliationResult? Judge(RecordGroup ours, RecordGroup? theirs, UseVerdict use)
    {
        if (use.State != UseState.More)
        {
            return null;
        }

        var source = use.IsOfDocument ? ComparedSource.BookAgainstDocument : ComparedSource.Book;
        return new ReconciliationResult
        {
            Kind = DifferenceKind.DuplicateOurs,
            Ours = ours,
            Theirs = theirs,
            Fields = [new FieldDifference(use.Field, use.Used.ToString(), use.Limit.ToString(), source)],
            Reason = new CodedText(
                "REC-DUPLICATE-OURS",
                "账簿 {rows} 行共使用 {used}，超过{owner}合计 {total}，多用 {excess}",
                ("rows", Wording.BookRows(ours)),
                ("used", use.Used.ToString()),
                ("owner", use.IsOfDocument ? "票据原件" : "税局记录"),
                ("total", use.Limit.ToString()),
                ("excess", (use.Used - use.Limit).ToString())
            ),
            Rule = Rule,
            Confidence = CertaintyOf.Identity,
        };
    }
}
