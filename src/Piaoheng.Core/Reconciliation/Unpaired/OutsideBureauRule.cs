using Piaoheng.Core.Invoices;
using Piaoheng.Core.Text;

namespace Piaoheng.Core.Reconciliation.Unpaired;

/// <summary>不在税局数据范围: a kind of ours that the bureau never holds, as its policy file says.</summary>
internal sealed class OutsideBureauRule(RunContext context) : UnpairedRule
{
    protected override string Rule => "REC-OUTSIDE";

    public override ReconciliationResult? Judge(RecordGroup group) =>
        group.Side == Side.Ours && context.Input.Policy.Kinds.Find(group.Face.Kind) is { BureauHolds: false } kind
            ? Found(
                DifferenceKind.OutsideBureau,
                group,
                new CodedText("REC-OUTSIDE-BUREAU", "{kind}不归集到税局发票数据，请到其开具平台查验", ("kind", kind.Name))
            )
            : null;
}
