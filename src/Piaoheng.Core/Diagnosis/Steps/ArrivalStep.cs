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
            return Pass(Say("THERE", "税局清单中已有"));
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
}
