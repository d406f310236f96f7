using Piaoheng.Core.Policy;
using Piaoheng.Core.Text;

namespace Piaoheng.Core.Diagnosis;

/// <summary>诊断结果: verdict, ranked causes, the steps with their evidence, questions and the next action.</summary>
public sealed record DiagnosisResult
{
    /// <summary>What it was made of.</summary>
    public required DiagnosisFacts Facts { get; init; }

    /// <summary>结论.</summary>
    public required DiagnosisVerdict Verdict { get; init; }

    /// <summary>结论一句话.</summary>
    public required string Says { get; init; }

    /// <summary>Causes, the most likely first; empty = nothing can be said.</summary>
    public required IReadOnlyList<RankedCause> Ranked { get; init; }

    /// <summary>检查过程, in their order.</summary>
    public required IReadOnlyList<CheckedStep> Steps { get; init; }

    /// <summary>Questions that only a person can answer.</summary>
    public required IReadOnlyList<CauseQuestion> Questions { get; init; }

    /// <summary>下一步.</summary>
    public required NextAction Next { get; init; }

    /// <summary>The most likely cause; null = none.</summary>
    public RankedCause? Top => Ranked is [var top, ..] ? top : null;
}

/// <summary>结论.</summary>
public enum DiagnosisVerdict
{
    /// <summary>找到了.</summary>
    Found,

    /// <summary>查明了原因.</summary>
    Explained,

    /// <summary>在已查范围内未找到.</summary>
    NotFoundInScope,

    /// <summary>不能判断.</summary>
    CannotTell,
}

/// <summary>一个可能原因.</summary>
/// <param name="Entry">What the policy says of it.</param>
/// <param name="Confidence">把握, 0 to 1.</param>
/// <param name="Because">Evidence for it.</param>
/// <param name="Args">Words of the case for action, link and letter.</param>
public sealed record RankedCause(
    CauseEntry Entry,
    decimal Confidence,
    CodedText Because,
    IReadOnlyDictionary<string, string> Args
);

/// <summary>检查完的一步.</summary>
/// <param name="Code"><c>DIA-…</c>.</param>
/// <param name="Name">名称.</param>
/// <param name="Outcome">结果.</param>
/// <param name="Word">The result in a word or two.</param>
/// <param name="Evidence">证据, at least one sentence.</param>
/// <param name="At">The moment that the evidence shows.</param>
public sealed record CheckedStep(
    string Code,
    string Name,
    StepOutcome Outcome,
    string Word,
    IReadOnlyList<CodedText> Evidence,
    DateTimeOffset At
);

/// <summary>只有人知道的事.</summary>
/// <param name="Cause">The cause that an answer would give.</param>
/// <param name="Text">The question.</param>
public sealed record CauseQuestion(string Cause, string Text);

/// <summary>下一步.</summary>
/// <param name="Action">What to do.</param>
/// <param name="Who">Who does it.</param>
/// <param name="Link">Where, below the taxpayer; null = outside the program.</param>
/// <param name="Letter">Text for the other party; null = none.</param>
public sealed record NextAction(string Action, string Who, string? Link, string? Letter);
