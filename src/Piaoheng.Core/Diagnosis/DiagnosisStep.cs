using Piaoheng.Core.Text;

namespace Piaoheng.Core.Diagnosis;

/// <summary>一步检查: one question put to the facts. Found by type scan; needs a public constructor without arguments and keeps no state.</summary>
public abstract class DiagnosisStep
{
    /// <summary>Stable code: <c>DIA-COVERAGE</c>; the sentences of the step begin with it.</summary>
    public abstract string Code { get; }

    /// <summary>名称, for people.</summary>
    public abstract string Name { get; }

    /// <summary>Place in the order in which an experienced person would look.</summary>
    public abstract int Order { get; }

    /// <summary>Puts the question.</summary>
    public abstract StepFinding Check(DiagnosisCase on);

    /// <summary>通过.</summary>
    protected static StepFinding Pass(CodedText evidence, string word = "通过") => new(StepOutcome.Pass, word, [evidence]);

    /// <summary>未通过.</summary>
    protected static StepFinding Fail(CodedText evidence, string word = "未通过") => new(StepOutcome.Fail, word, [evidence]);

    /// <summary>不能判断.</summary>
    protected static StepFinding Unknown(CodedText evidence, string word = "不能判断") =>
        new(StepOutcome.Unknown, word, [evidence]);

    /// <summary>A sentence of this step: its code with a suffix, so that every sentence has a code of its own.</summary>
    protected CodedText Say(string suffix, string template, params (string Name, string Value)[] args) =>
        new($"{Code}-{suffix}", template, args);
}

/// <summary>结果 of a step.</summary>
public enum StepOutcome
{
    /// <summary>通过: as it should be.</summary>
    Pass,

    /// <summary>未通过: this keeps the invoice out of sight.</summary>
    Fail,

    /// <summary>不能判断: what would be needed is not there.</summary>
    Unknown,
}

/// <summary>What a step found.</summary>
/// <param name="Outcome">结果.</param>
/// <param name="Word">The result in a word or two.</param>
/// <param name="Evidence">证据.</param>
public sealed record StepFinding(StepOutcome Outcome, string Word, IReadOnlyList<CodedText> Evidence)
{
    /// <summary>Causes that it speaks for.</summary>
    public IReadOnlyList<Suspicion> Causes { get; init; } = [];

    /// <summary>The moment that the evidence shows; null = that of the diagnosis.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>The same, speaking for a cause; the first sentence of the evidence says why.</summary>
    public StepFinding For(string cause, decimal confidence, params (string Name, string Value)[] args) =>
        this with
        {
            Causes = [.. Causes, new Suspicion(cause, confidence, Evidence[^1], args)],
        };

    /// <summary>The same with a further sentence.</summary>
    public StepFinding And(CodedText evidence) => this with { Evidence = [.. Evidence, evidence] };
}

/// <summary>A cause that a step speaks for.</summary>
/// <param name="Cause">A value of <see cref="Cause"/>.</param>
/// <param name="Confidence">把握.</param>
/// <param name="Because">Why.</param>
/// <param name="Args">Words of the case for action and link.</param>
public sealed record Suspicion(
    string Cause,
    decimal Confidence,
    CodedText Because,
    IReadOnlyList<(string Name, string Value)> Args
);
