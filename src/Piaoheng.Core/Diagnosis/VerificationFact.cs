namespace Piaoheng.Core.Diagnosis;

/// <summary>查验结果: what the bureau once answered about the invoice.</summary>
/// <param name="Result">What it means.</param>
/// <param name="Word">It in Chinese.</param>
/// <param name="Code">The bureau's code.</param>
/// <param name="At">When.</param>
/// <param name="Who">Who asked.</param>
public sealed record VerificationFact(VerificationResult Result, string Word, string Code, DateTimeOffset At, string Who);

/// <summary>What an answer of the bureau means.</summary>
public enum VerificationResult
{
    /// <summary>一致: the bureau has it.</summary>
    Consistent,

    /// <summary>不一致 or 查无此票.</summary>
    Denied,

    /// <summary>It says nothing of the invoice: too early, too often, too old, badly asked.</summary>
    Nothing,
}
