namespace Piaoheng.Core.Diagnosis.Steps;

/// <summary>保管登记: other systems, mailboxes, cabinets and people that the program cannot search, with what their keepers said.</summary>
public sealed class KeeperStep : DiagnosisStep
{
    /// <inheritdoc />
    public override string Code => "DIA-KEEPER";

    /// <inheritdoc />
    public override string Name => "保管登记";

    /// <inheritdoc />
    public override int Order => 240;

    /// <inheritdoc />
    public override StepFinding Check(DiagnosisCase on)
    {
        if (on.Facts.Keepers is not { } keepers)
        {
            return Unknown(Say("OFF", "本系统尚未启用保管登记，其他系统、邮箱和票柜没有查"), "未启用");
        }

        if (keepers.Count == 0)
        {
            return Unknown(Say("NONE", "没有登记保管处，其他系统、邮箱和票柜没有查"), "未登记");
        }

        if (keepers.FirstOrDefault(each => each.Answer == PersonAnswer.Yes) is { } has)
        {
            return (
                Fail(
                    Say(
                        "HAS",
                        "“{place}”的保管人{keeper}答复：有{note}",
                        ("place", has.Name),
                        ("keeper", has.Keeper),
                        ("note", has.Note is null ? "" : "，" + has.Note)
                    ),
                    "在别处"
                ) with
                {
                    At = has.AnsweredAt,
                }
            ).For(has.IsStaff ? Cause.HeldByStaff : Cause.InOtherSystem, Sureness.Told, CaseWords.Args(on));
        }

        var open = Open(keepers);
        return open.Count == 0
            ? Pass(Say("NOWHERE", "{count} 处保管处都答复没有", ("count", CaseWords.Count(keepers.Count))))
            : Unknown(
                Say(
                    "OPEN",
                    "{count} 处保管处中 {open} 处还没有答复或不清楚：{places}",
                    ("count", CaseWords.Count(keepers.Count)),
                    ("open", CaseWords.Count(open.Count)),
                    ("places", string.Join('、', open))
                ),
                "待答复"
            );
    }

    /// <summary>Places of which it is not known whether they have it.</summary>
    internal static IReadOnlyList<string> Open(IReadOnlyList<KeeperFact> keepers) =>
        [.. keepers.Where(each => each.Answer is null or PersonAnswer.Unknown).Select(each => each.Name)];
}
