using Piaoheng.Core.Invoices;
using Piaoheng.Core.Json;
using Piaoheng.Core.Text;

namespace Piaoheng.Core.Reconciliation.Unpaired;

/// <summary>不能判断: outside the period asked for, or where the bureau's data does not reach. Our own side needs no coverage (contracts §5).</summary>
internal sealed class NotCoveredRule(RunContext context) : UnpairedRule
{
    public const string Id = "REC-COVERAGE";

    protected override string Rule => Id;

    /// <summary>Why a group, or a pair, is outside the period.</summary>
    public static CodedText OutsidePeriod(ReconciliationInput input, DateOnly issueDate) =>
        new(
            "REC-NOT-IN-PERIOD",
            "不在所查期间：开票日期 {date}，所查期间 {from} 至 {to}",
            ("date", ReadingJson.Day(issueDate)),
            ("from", input.From is { } from ? ReadingJson.Day(from) : "不限"),
            ("to", input.To is { } to ? ReadingJson.Day(to) : "不限")
        );

    public override ReconciliationResult? Judge(RecordGroup group)
    {
        if (group.Face.IssueDate is { } day && !context.IsInPeriod(day))
        {
            return Found(DifferenceKind.NotCovered, group, OutsidePeriod(context.Input, day));
        }

        return group.Side == Side.Ours && Gap(group) is { } reason ? Found(DifferenceKind.NotCovered, group, reason) : null;
    }

    private CodedText? Gap(RecordGroup group)
    {
        var face = group.Face;
        if (string.IsNullOrEmpty(face.InvoiceNumber) && group.Keys.Count == 0)
        {
            return new CodedText("REC-NOT-COVERED-NUMBER", "账内没有发票号码，无法在税局数据中查找");
        }

        if (context.Coverage.All.Count == 0)
        {
            return new CodedText("REC-NOT-COVERED-NONE", "没有可以证明完整的税局数据（勾选清单只能证明有，不能证明没有）");
        }

        if (face.IssueDate is not { } day)
        {
            return new CodedText("REC-NOT-COVERED-DATE", "账内没有开票日期，不能确定是否在税局数据覆盖之内");
        }

        return context.Coverage.Reaching(group.Direction, face.Kind, day).Count > 0 ? null : Outside(group, day);
    }

    private CodedText Outside(RecordGroup group, DateOnly day)
    {
        // Of an invoice that may be either, the direction in which it is not reached.
        var direction =
            group.Direction
            ?? context.Coverage.Directions.First(each => context.Coverage.Reaching(each, group.Face.Kind, day).Count == 0);
        var ofDirection = context.Coverage.All.Where(each => each.Direction == direction).ToList();
        if (ofDirection.Count == 0)
        {
            return new CodedText(
                "REC-NOT-COVERED-DIRECTION",
                "税局数据不含{direction}发票",
                ("direction", Wording.Of(direction))
            );
        }

        if (ofDirection.Exists(each => each.From <= day && day <= each.To))
        {
            return new CodedText(
                "REC-NOT-COVERED-KIND",
                "税局数据在 {date} 不含{kind}",
                ("date", ReadingJson.Day(day)),
                ("kind", context.NameOfKind(group.Face.Kind))
            );
        }

        var ranges = string.Join(
            '、',
            ofDirection
                .Select(each => $"{ReadingJson.Day(each.From)} 至 {ReadingJson.Day(each.To)}")
                .Distinct(StringComparer.Ordinal)
        );
        var date = ("date", ReadingJson.Day(day));
        return ofDirection.Find(each => each.Truncated) is { } cut
            ? new CodedText(
                "REC-NOT-COVERED-TRUNCATED",
                "开票日期 {date} 不在税局数据已证实的范围（{ranges}）；{source} 达到导出上限被截断，请分段重新导出",
                date,
                ("ranges", ranges),
                ("source", cut.Source)
            )
            : new CodedText("REC-NOT-COVERED", "开票日期 {date} 不在税局数据覆盖的范围（{ranges}）", date, ("ranges", ranges));
    }
}
