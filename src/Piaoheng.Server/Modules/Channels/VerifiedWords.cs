using Piaoheng.Connectors;

namespace Piaoheng.Server.Modules.Channels;

/// <summary>Chinese words of the outcomes of 发票查验.</summary>
internal static class VerifiedWords
{
    /// <summary>As screens say it.</summary>
    public static string Of(VerificationOutcome outcome) =>
        outcome switch
        {
            VerificationOutcome.Consistent => "一致",
            VerificationOutcome.Mismatch => "不一致",
            VerificationOutcome.NoRecord => "查无此票",
            VerificationOutcome.NotYet => "当日不能查验",
            VerificationOutcome.Exhausted => "当日次数已满",
            VerificationOutcome.TooOld => "超出可查验年限",
            _ => "所填要素不合要求",
        };
}
