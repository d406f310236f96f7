using System.Globalization;
using Piaoheng.Core.Reconciliation.Unpaired;

namespace Piaoheng.Core.Diagnosis.Steps;

/// <summary>归集时间: whether the bureau could be expected to know it yet.</summary>
public sealed class ArrivalStep : DiagnosisStep
{
    /// <inheritdoc />
    public override string Code => "DIA-ARRIVAL";

    /// <inheritdoc />
    public override string Name => "归集时间";

    /// <inheritdoc />
    public override int Order => 60;

    /// <inheritdoc />
    public override StepFinding Check(DiagnosisCase on)
    {
        var facts = on.Facts;
        if (facts.Theirs.Count > 0)
        {
            return facts.Ours.Count == 0 ? WithUs(on) : Pass(Say("THERE", "税局清单中已有"));
        }

        if (facts.IssueDate is not { } day)
        {
            return Unknown(Say("DATE", "不知道开票日期，不能判断是否到了归集时间"));
        }

        var arrival = facts.Policy.Arrival;
        var delay = arrival.Of(facts.Kind, facts.Face?.Channel, day);
        var due = arrival.DueOn(facts.Kind, facts.Face?.Channel, day);
        (string, string)[] args =
        [
            ("date", CaseWords.Day(day)),
            ("because", delay.Because),
            ("days", delay.Days.ToString(CultureInfo.InvariantCulture)),
            ("due", CaseWords.Day(due)),
        ];
        (string, string)[] all = [.. CaseWords.Args(on), ("due", CaseWords.Day(due))];
        if (due > facts.AsOf)
        {
            return Fail(Say("EARLY", "开票日期 {date}，{because}，预计 {days} 日内到达；{due} 之前不作判断", args), "未到")
                .For(Cause.NotYetDue, Sureness.TooEarly, all);
        }

        if (facts.BureauArrival is { } learned && IsEarly(on, learned.DueOn(day), due))
        {
            return Learned(on, learned, day);
        }

        if (on.Reach.Lists.Count == 0 || NotYetDueRule.Proving(on.Reach.Lists, due).Any())
        {
            return Pass(Say("DUE", "开票日期 {date}，{because}，{due} 起应已归集", args));
        }

        var seen = ("seen", CaseWords.Day(on.Reach.Lists.Max(list => list.SeenOn)));
        return Fail(
                Say("READ-EARLY", "开票日期 {date}，应在 {due} 前归集，而覆盖这一天的清单在 {seen} 就读取了", [.. args, seen]),
                "清单读早了"
            )
            .For(Cause.NotYetDue, Sureness.TooEarly, all);
    }

    // 不是缺票，还没到时间: the bureau has it, and the seller's originals take longer than that.
    private StepFinding WithUs(DiagnosisCase on) =>
        on.Facts is { OurArrival: { } learned, IssueDate: { } day } && learned.DueOn(day) > on.Facts.AsOf
            ? Learned(on, learned, day)
            : Pass(Say("THERE", "税局清单中已有"));

    // Later than by the kind; and either the day is still to come, or the lists were read before it.
    private static bool IsEarly(DiagnosisCase on, DateOnly usual, DateOnly due) =>
        usual > due
        && (on.Facts.AsOf < usual || (on.Reach.Lists.Count > 0 && !NotYetDueRule.Proving(on.Reach.Lists, usual).Any()));

    private StepFinding Learned(DiagnosisCase on, LearnedArrival learned, DateOnly day)
    {
        var usual = CaseWords.Day(learned.DueOn(day));
        return Fail(
                Say(
                    "LEARNED",
                    "{seller} 近 {count} 张从开具到{channel}：一半在 {median} 天内，九成在 {ninety} 天内；这张 {date} 开具，{due} 之前不作判断",
                    ("seller", learned.Seller),
                    ("count", CaseWords.Count(learned.Count)),
                    ("channel", learned.Channel),
                    ("median", CaseWords.Plain(learned.MedianDays)),
                    ("ninety", CaseWords.Plain(learned.NinetyDays)),
                    ("date", CaseWords.Day(day)),
                    ("due", usual)
                ),
                "未到"
            )
            .For(Cause.NotYetDue, Sureness.LearnedEarly, [.. CaseWords.Args(on), ("due", usual)]);
    }
}
