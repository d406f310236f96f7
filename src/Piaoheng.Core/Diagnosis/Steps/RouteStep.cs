using Piaoheng.Core.Invoices;

namespace Piaoheng.Core.Diagnosis.Steps;

/// <summary>归类: whether it was put where nobody looks for it: the other direction, among the bureau's lists, or as a 随附单据.</summary>
public sealed class RouteStep : DiagnosisStep
{
    /// <inheritdoc />
    public override string Code => "DIA-ROUTE";

    /// <inheritdoc />
    public override string Name => "归类与方向";

    /// <inheritdoc />
    public override int Order => 80;

    /// <inheritdoc />
    public override StepFinding Check(DiagnosisCase on)
    {
        var facts = on.Facts;
        var args = CaseWords.Args(on);
        if (facts.IsOnBothSides && Crossed(facts) is { } crossed)
        {
            return Fail(
                    Say(
                        "DIRECTION",
                        "账内归在{ours}，税局归在{theirs}",
                        ("ours", CaseWords.Of(crossed.Ours)),
                        ("theirs", CaseWords.Of(crossed.Theirs))
                    ),
                    "方向不同"
                )
                .For(Cause.WrongRoute, Sureness.Stated, [.. args, ("place", $"{CaseWords.Of(crossed.Ours)}发票")]);
        }

        if (facts.Ours.Count == 0 && facts.SupportingFiles is [var file, ..])
        {
            return Fail(
                    Say("SUPPORTING", "号码在“{file}”中，该文件作为随附单据（行程单、清单）保存，不是发票", ("file", file)),
                    "归为附件"
                )
                .For(Cause.WrongRoute, Sureness.Stated, [.. args, ("place", $"随附单据“{file}”")]);
        }

        if (facts.Ours.Count == 0 && facts.Theirs.FirstOrDefault(listed => listed.WasGivenAsTheirs) is { } given)
        {
            return Fail(
                    Say(
                        "LIST",
                        "号码在“{list}”中，导入时指定为税局清单；如果它是本单位台账，应改为账内",
                        ("list", given.ListName)
                    ),
                    "归为税局"
                )
                .For(Cause.WrongRoute, Sureness.TooEarly, [.. args, ("place", $"税局清单“{given.ListName}”")]);
        }

        return facts.IsAbsent ? Pass(Say("NONE", "随附单据和另一方向中都没有")) : Pass(Say("RIGHT", "归类和方向没有问题"));
    }

    private static (Direction? Ours, Direction? Theirs)? Crossed(DiagnosisFacts facts)
    {
        var theirs = facts.Theirs[0].Record.Direction;
        return facts.Ours.Any(held => held.Record.Direction is null || held.Record.Direction == theirs || !held.NamesUs)
            ? null
            : (facts.Ours[0].Record.Direction, theirs);
    }
}
