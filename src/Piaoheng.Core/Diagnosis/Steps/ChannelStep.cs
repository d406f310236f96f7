namespace Piaoheng.Core.Diagnosis.Steps;

/// <summary>取票渠道: whether the bureau could be asked at all. Where a gap is left, what stands against the channel explains it.</summary>
public sealed class ChannelStep : DiagnosisStep
{
    /// <inheritdoc />
    public override string Code => "DIA-CHANNEL";

    /// <inheritdoc />
    public override string Name => "取票渠道";

    /// <inheritdoc />
    public override int Order => 210;

    /// <inheritdoc />
    public override StepFinding Check(DiagnosisCase on)
    {
        if (on.Facts.Channels is not { } channels)
        {
            return Unknown(Say("OFF", "本系统尚未启用取票渠道，税局数据来自导入的清单"), "未启用");
        }

        if (channels.Count == 0)
        {
            return Unknown(Say("NONE", "本单位没有配置取票渠道，税局数据来自导入的清单"), "未配置");
        }

        // What a channel does not get matters only where its data are missed.
        var isMissed = on.IsMissingAtBureau && !on.Reach.IsCovered;
        if (channels.FirstOrDefault(each => each.Failure is not null) is { } failed)
        {
            var finding = Fail(
                Say(
                    "FAILED",
                    "{name} {at} 没有取到：{problem}",
                    ("name", failed.Name),
                    ("at", failed.FailedAt is { } at ? CaseWords.Moment(at) : "上次"),
                    ("problem", failed.Problem ?? "原因不详")
                ),
                "取不到"
            );
            return isMissed ? finding.For(failed.Failure!, Sureness.BrokenChannel, CaseWords.Args(on)) : finding;
        }

        if (channels.FirstOrDefault(each => each.SucceededAt is null) is { } idle)
        {
            var finding = Fail(Say("IDLE", "{name}已配置，还没有同步过", ("name", idle.Name)), "未同步");
            return isMissed ? finding.For(Cause.SyncNeverRun, Sureness.BrokenChannel, CaseWords.Args(on)) : finding;
        }

        return Pass(Say("RUNS", "{channels}", ("channels", string.Join('；', channels.Select(Describe)))));
    }

    private static string Describe(ChannelFact channel) =>
        $"{channel.Name} 上次成功 {CaseWords.Moment(channel.SucceededAt!.Value)}"
        + (channel.ReadTo is { } to ? $"，读到 {CaseWords.Day(to)}" : "");
}
