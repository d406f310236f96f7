using Piaoheng.Core.Reconciliation.Comparing;
using Piaoheng.Core.Text;

namespace Piaoheng.Core.Reconciliation.Pairs;

/// <summary>字段不一致: a field that both sides state differs, or a part of the invoice is not used yet (contracts §3, §6).</summary>
internal sealed class FieldMismatchRule : PairRule
{
    protected override string Rule => "REC-FIELDS";

    public override ReconciliationResult? Judge(PairFacts pair) =>
        pair.Fields.Count == 0 ? null : Found(DifferenceKind.FieldMismatch, pair, pair.Fields, ReasonOf(pair));

    private static CodedText ReasonOf(PairFacts pair)
    {
        if (pair.Use.State != UseState.Less)
        {
            return new CodedText(
                "REC-FIELD-MISMATCH",
                "号码相同，{fields}不一致：{details}",
                ("fields", FieldKey.ChineseOf(pair.Fields)),
                ("details", Wording.Details(pair.Fields))
            );
        }

        var balance = ("balance", (pair.Use.Limit - pair.Use.Used).ToString());
        var rows = ("rows", Wording.BookRows(pair.Ours));
        var used = ("used", pair.Use.Used.ToString());
        var total = ("total", pair.Use.Limit.ToString());
        return pair.Fields.Count == 1
            ? new CodedText(
                "REC-UNUSED-BALANCE",
                "账簿 {rows} 行合计 {used}，少于该票合计 {total}，未用余额 {balance}",
                rows,
                used,
                total,
                balance
            )
            : new CodedText(
                "REC-FIELD-MISMATCH-UNUSED",
                "号码相同，{fields}不一致：{details}；账簿 {rows} 行合计 {used}，未用余额 {balance}",
                ("fields", FieldKey.ChineseOf(pair.Fields)),
                ("details", Wording.Details(pair.Fields)),
                rows,
                used,
                balance
            );
    }
}
