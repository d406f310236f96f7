using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Json;
using Piaoheng.Core.Text;

namespace Piaoheng.Core.Reconciliation.Unpaired;

/// <summary>缺失: what remains of an unpaired invoice when nothing excuses it.</summary>
internal sealed class MissingRule(RunContext context) : UnpairedRule
{
    protected override string Rule => "REC-ABSENT";

    public override ReconciliationResult Judge(RecordGroup group) =>
        group.Side == Side.Theirs ? Found(DifferenceKind.MissingOurs, group, MissingOurs(group)) : MissingTheirs(group);

    private static CodedText MissingOurs(RecordGroup theirs)
    {
        var source = ("source", theirs.Face.Source);
        if (theirs.Status.Void == VoidState.Voided)
        {
            return new CodedText("REC-MISSING-OURS-VOIDED", "税局有（{source}），账内没有；该票已作废", source);
        }

        return theirs.Status.Red is RedState.Full or RedState.Partial
            ? new CodedText(
                "REC-MISSING-OURS-REVERSED",
                "税局有（{source}），账内没有；该票{state}",
                source,
                ("state", Wording.Of(theirs.Status.Red))
            )
            : new CodedText("REC-MISSING-OURS", "税局有（{source}），账内没有", source);
    }

    private ReconciliationResult MissingTheirs(RecordGroup ours)
    {
        var face = ours.Face;
        var day = face.IssueDate ?? context.Input.AsOf;
        var dueOn = context.Input.Policy.Arrival.DueOn(face.Kind, face.Channel, day);
        var proof = CoverageMap.Best(NotYetDueRule.Proving(context.Coverage.Reaching(ours.Direction, face.Kind, day), dueOn));
        var confidence = proof.Basis switch
        {
            CoverageBasis.Sync => CertaintyOf.SyncedCoverage,
            CoverageBasis.Stated => CertaintyOf.StatedCoverage,
            _ => CertaintyOf.InferredCoverage,
        };
        confidence = ours.Direction is null ? Math.Min(confidence, CertaintyOf.AssumedDirection) : confidence;
        confidence = ours.Keys.Count == 0 ? Math.Min(confidence, CertaintyOf.AbsentWithoutCode) : confidence;
        return Found(DifferenceKind.MissingTheirs, ours, Reason(ours, proof), confidence);
    }

    private static CodedText Reason(RecordGroup ours, Coverage proof)
    {
        var (code, basis) = proof.Basis switch
        {
            CoverageBasis.Sync => ("REC-MISSING-THEIRS-SYNC", "同步取得的税局数据"),
            CoverageBasis.Stated => ("REC-MISSING-THEIRS", "税局数据"),
            _ => ("REC-MISSING-THEIRS-INFERRED", "税局数据（范围仅由文件中首末开票日期推断）"),
        };
        var direction = ours.Direction is null ? "；账内未注明进项或销项" : "";
        var number = ours.Keys.Count == 0 ? "；账内只有号码，没有代码" : "";
        return new CodedText(
            code,
            "账内有，" + basis + "没有；{source} 覆盖 {from} 至 {to}，{seen}{direction}{number}",
            ("source", proof.Source),
            ("from", ReadingJson.Day(proof.From)),
            ("to", ReadingJson.Day(proof.To)),
            ("seen", proof.ReadAt is null ? "读取时间不详" : ReadingJson.Day(proof.SeenOn) + " 读取"),
            ("direction", direction),
            ("number", number)
        );
    }
}
