namespace Piaoheng.Core.Diagnosis.Steps;

/// <summary>清单筛选: whether a condition of the list from which it is asked hides it.</summary>
public sealed class FilterStep : DiagnosisStep
{
    /// <inheritdoc />
    public override string Code => "DIA-FILTER";

    /// <inheritdoc />
    public override string Name => "清单筛选";

    /// <inheritdoc />
    public override int Order => 232;

    /// <inheritdoc />
    public override StepFinding Check(DiagnosisCase on)
    {
        if (on.Facts.Query.List is null)
        {
            return Unknown(Say("NONE", "不是从带条件的清单提问，不判断筛选条件"), "不适用");
        }

        if (on.Facts.Filter is not { } filter)
        {
            return Pass(Say("ABSENT", "账内没有这张票，不是筛选条件挡住的"));
        }

        var conditions = ("conditions", string.Join('、', filter.Hiding));
        return filter.Hiding.Count == 0
            ? Pass(Say("SHOWN", "按清单的条件可以看到这张票"))
            : Fail(Say("HIDDEN", "账内有这张票，清单的筛选条件“{conditions}”把它挡住了", conditions), "被挡住")
                .For(Cause.HiddenByFilter, Sureness.Stated, [.. CaseWords.Args(on), conditions, ("cleared", filter.Cleared)]);
    }
}
