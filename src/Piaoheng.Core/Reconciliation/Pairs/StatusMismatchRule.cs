using Piaoheng.Core.Invoices;
using Piaoheng.Core.Json;
using Piaoheng.Core.Reconciliation.Comparing;
using Piaoheng.Core.Text;

namespace Piaoheng.Core.Reconciliation.Pairs;

/// <summary>状态不一致: a status axis that the bureau states differs from ours (contracts §4).</summary>
internal sealed class StatusMismatchRule : PairRule
{
    protected override string Rule => "REC-STATUS";

    public override ReconciliationResult? Judge(PairFacts pair)
    {
        var ours = pair.Ours.Status;
        var theirs = pair.Theirs.Status;
        var isVoidEqual = theirs.Void == VoidState.Unknown || theirs.Void == ours.Void;
        var isRedEqual = theirs.Red == RedState.Unknown || theirs.Red == ours.Red;
        var isRiskEqual = theirs.Risk == RiskState.Unknown || theirs.Risk == ours.Risk;
        if (isVoidEqual && isRedEqual && isRiskEqual)
        {
            return null;
        }

        var fields = new List<FieldDifference>(1);
        var words = new List<string>(1);
        if (!isVoidEqual)
        {
            fields.Add(new FieldDifference(FieldKey.Void, Words.Of(ours.Void), Words.Of(theirs.Void), ComparedSource.Side));
            words.Add($"账内{Wording.Of(ours.Void)}，税局{Wording.Of(theirs.Void)}");
        }

        if (!isRedEqual)
        {
            fields.Add(new FieldDifference(FieldKey.Red, Words.Of(ours.Red), Words.Of(theirs.Red), ComparedSource.Side));
            words.Add($"账内{Wording.Of(ours.Red)}，税局{Wording.Of(theirs.Red)}{Origin(pair.Theirs)}");
        }

        if (!isRiskEqual)
        {
            fields.Add(new FieldDifference(FieldKey.Risk, Words.Of(ours.Risk), Words.Of(theirs.Risk), ComparedSource.Side));
            words.Add($"账内{Wording.Of(ours.Risk)}，税局{Wording.Of(theirs.Risk)}");
        }

        var reason = new CodedText(
            "REC-STATUS-MISMATCH",
            "号码相同，状态不一致：{details}",
            ("details", string.Join('；', words))
        );
        return Found(DifferenceKind.StatusMismatch, pair, fields, reason);
    }

    // The bureau may still call a blue invoice 正常 although it lists the red one.
    private static string Origin(RecordGroup theirs) =>
        theirs.Face.Status.Red < theirs.Status.Red ? "（按税局所列红字发票得出）" : "";
}
