using Piaoheng.Core.Text;

namespace Piaoheng.Core.Reconciliation.Pairs;

/// <summary>一致: what remains when no other rule speaks. Only an equal identity key makes a match.</summary>
internal sealed class MatchedRule : PairRule
{
    protected override string Rule => "REC-IDENTITY";

    public override ReconciliationResult Judge(PairFacts pair) => Found(DifferenceKind.Matched, pair, [], ReasonOf(pair));

    private static CodedText ReasonOf(PairFacts pair)
    {
        if (pair.Tolerated.Count > 0)
        {
            return new CodedText(
                "REC-MATCHED-TOLERANCE",
                "号码相同，要素一致；{differences}",
                ("differences", Wording.Tolerated(pair.Tolerated))
            );
        }

        return pair.Use.State == UseState.Whole
            ? new CodedText(
                "REC-MATCHED-USES",
                "号码相同，要素一致；账簿 {rows} 行合计 {used}，等于该票合计",
                ("rows", Wording.BookRows(pair.Ours)),
                ("used", pair.Use.Used.ToString())
            )
            : new CodedText("REC-MATCHED", "号码相同，两边都有的要素一致");
    }
}
