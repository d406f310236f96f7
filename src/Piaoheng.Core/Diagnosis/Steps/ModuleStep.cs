namespace Piaoheng.Core.Diagnosis.Steps;

/// <summary>模块: whether a module is off by which the invoice would have come in or been read.</summary>
public sealed class ModuleStep : DiagnosisStep
{
    /// <inheritdoc />
    public override string Code => "DIA-MODULE";

    /// <inheritdoc />
    public override string Name => "模块";

    /// <inheritdoc />
    public override int Order => 235;

    /// <inheritdoc />
    public override StepFinding Check(DiagnosisCase on)
    {
        var off = on.Facts.ModulesOff;
        if (off.Count == 0)
        {
            return Pass(Say("ON", "收票、取票和税局记录的模块都已启用"));
        }

        var modules = ("modules", string.Join('、', off));
        // Where a side lacks it and nothing shows that it should be there, a module that is off explains the gap.
        var isGap = on.Facts.IsAbsent
            ? !on.Reach.IsCovered
            : on.Facts.Ours.Count == 0 || (on.IsMissingAtBureau && !on.Reach.IsCovered);
        return on.Facts.IsOnBothSides
            ? Pass(Say("FOUND", "{modules}模块已停用，但两边都有这张票", modules))
            : Fail(Say("OFF", "{modules}模块已停用，停用期间不收票、不取数", modules), "已停用")
                .For(Cause.ModuleOff, isGap ? Sureness.ModuleExplains : Sureness.ModuleOff, modules);
    }
}
