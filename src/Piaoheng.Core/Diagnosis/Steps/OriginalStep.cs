namespace Piaoheng.Core.Diagnosis.Steps;

/// <summary>原件: whether the bytes that were received are still there, unchanged.</summary>
public sealed class OriginalStep : DiagnosisStep
{
    /// <inheritdoc />
    public override string Code => "DIA-ORIGINAL";

    /// <inheritdoc />
    public override string Name => "原件完好";

    /// <inheritdoc />
    public override int Order => 190;

    /// <inheritdoc />
    public override StepFinding Check(DiagnosisCase on)
    {
        var facts = on.Facts;
        if (facts.Ours is not [var held, ..])
        {
            return Unknown(Say("NONE", "账内没有，没有原件可查"));
        }

        if (held.Originals.Count == 0)
        {
            return Unknown(Say("NO-FILE", "只有台账，没有原件"), "无原件");
        }

        var damaged = held.Originals.FirstOrDefault(original => !original.IsThere || !original.IsWhole);
        if (damaged is null)
        {
            return Pass(Say("WHOLE", "{count} 份原件都在，内容与收到时一致", ("count", CaseWords.Count(held.Originals.Count))));
        }

        var file = ("file", damaged.FileName);
        return Fail(
                damaged.IsThere
                    ? Say("CHANGED", "原件“{file}”的内容与收到时不一致", file)
                    : Say("GONE", "原件“{file}”不在数据目录中", file),
                damaged.IsThere ? "已改变" : "不在"
            )
            .For(Cause.DataDamaged, Sureness.Stated, [.. CaseWords.Args(on), file]);
    }
}
