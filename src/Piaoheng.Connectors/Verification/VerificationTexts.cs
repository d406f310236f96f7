using System.Globalization;
using Piaoheng.Core.Text;

namespace Piaoheng.Connectors.Verification;

/// <summary>What verdicts mean, for people.</summary>
internal static class VerificationTexts
{
    public static CodedText Of(VerificationOutcome outcome, string code, string text) =>
        new(
            "VER-01",
            outcome switch
            {
                VerificationOutcome.Consistent => "查验一致（{code}）",
                VerificationOutcome.Mismatch => "查验不一致（{code} {text}）：请核对票面的日期、金额和校验码；不会自动再查",
                VerificationOutcome.NoRecord => "查无此票（{code} {text}）：请核对号码，必要时向销方询问；不会自动再查",
                VerificationOutcome.NotYet => "当日开具的发票次日才能查验（{code} {text}）",
                VerificationOutcome.Exhausted => "这张发票当日查验次数已满（{code} {text}），明日再查",
                VerificationOutcome.TooOld => "超出可查验年限（{code} {text}）",
                _ => "所填要素不合查验要求（{code} {text}）",
            },
            ("code", code),
            ("text", text)
        );

    public static CodedText NotBefore(DateOnly first) =>
        new(
            "VER-02",
            "这类发票 {day} 起才能查验，没有发出请求",
            ("day", first.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
        );

    public static CodedText TooOld(int years) =>
        new(
            "VER-03",
            "开票日期早于 {years} 年，税局不提供查验，没有发出请求",
            ("years", years.ToString(CultureInfo.InvariantCulture))
        );

    public static CodedText Exhausted(int most) =>
        new(
            "VER-04",
            "这张发票今天已查 {most} 次，达到税局上限，没有发出请求；明日再查",
            ("most", most.ToString(CultureInfo.InvariantCulture))
        );
}
