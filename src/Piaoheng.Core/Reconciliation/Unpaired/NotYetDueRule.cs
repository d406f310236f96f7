using System.Globalization;
using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Json;
using Piaoheng.Core.Text;

namespace Piaoheng.Core.Reconciliation.Unpaired;

/// <summary>未到归集时间: the other side could not be expected to know the invoice yet (contracts §5).</summary>
internal sealed class NotYetDueRule(RunContext context) : UnpairedRule
{
    protected override string Rule => "REC-ARRIVAL";

    public override ReconciliationResult? Judge(RecordGroup group)
    {
        var face = group.Face;
        if (face.IssueDate is not { } day)
        {
            return null;
        }

        var dueOn = context.Input.Policy.Arrival.DueOn(face.Kind, face.Channel, day);
        if (group.Side == Side.Theirs)
        {
            return dueOn <= context.Input.AsOf ? null : Early(group, day, dueOn, ReadingJson.Day(context.Input.AsOf) + " 核对");
        }

        var reaching = context.Coverage.Reaching(group.Direction, face.Kind, day);
        return Proving(reaching, dueOn).Any() ? null : Early(group, day, dueOn, SeenAt(reaching));
    }

    /// <summary>The coverages that were read late enough to prove absence.</summary>
    public static IEnumerable<Coverage> Proving(IEnumerable<Coverage> reaching, DateOnly dueOn) =>
        reaching.Where(each => dueOn <= each.SeenOn);

    private static string SeenAt(IEnumerable<Coverage> reaching)
    {
        var latest = reaching.MaxBy(coverage => coverage.SeenOn)!;
        return ReadingJson.Day(latest.SeenOn) + (latest.ReadAt is null ? " 为税局数据截止日" : " 读取税局数据");
    }

    private ReconciliationResult Early(RecordGroup group, DateOnly day, DateOnly dueOn, string seen)
    {
        var delay = context.Input.Policy.Arrival.Of(group.Face.Kind, group.Face.Channel, day);
        return Found(
            DifferenceKind.NotYetDue,
            group,
            new CodedText(
                "REC-NOT-YET-DUE",
                "开票日期 {date}，{because}，预计 {days} 日内到达，{due} 之前不作判断（{seen}）",
                ("date", ReadingJson.Day(day)),
                ("because", delay.Because),
                ("days", delay.Days.ToString(CultureInfo.InvariantCulture)),
                ("due", ReadingJson.Day(dueOn)),
                ("seen", seen)
            )
        );
    }
}
