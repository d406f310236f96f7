using System.Text.RegularExpressions;
using Piaoheng.Core.Text;

namespace Piaoheng.Core.Invoices;

/// <summary>红字发票备注: finds the blue invoice that a remark names.</summary>
/// <remarks>
/// Wordings seen in bureau exports of 2021 to 2025: <c>被红冲蓝字数电票号码</c>, <c>被红冲蓝字数电发票号码</c>, <c>被红冲蓝字发票号码 … 被红冲蓝字发票代码</c>,
/// <c>对应正数发票代码:…号码:…</c>, each with other text before and after, and <c>红字发票信息确认单编号</c>.
/// </remarks>
public static partial class RedRemark
{
    private const int MatchTimeoutMilliseconds = 1000;

    /// <summary>The blue invoice that the remark of a red one names; null for blue invoices, whatever their remark says, and where none is named.</summary>
    public static RedReference? Of(Reading reading) =>
        (reading.TotalInclTax ?? reading.AmountExTax) is { Value.Fen: < 0 } && TryParse(reading.Remark, out var reference)
            ? reference
            : null;

    /// <summary>Reads the reference; false when the remark names no blue invoice.</summary>
    public static bool TryParse(string? remark, out RedReference reference)
    {
        reference = null!;
        if (
            string.IsNullOrEmpty(remark)
            || !(remark.Contains("红冲", StringComparison.Ordinal) || remark.Contains("正数", StringComparison.Ordinal))
        )
        {
            return false;
        }

        var plain = CompatibilityForm.Fold(remark);
        var number = Value(BlueNumber(), plain);
        var code = Value(BlueCode(), plain) ?? string.Empty;
        if (number is null && PositivePair().Match(plain) is { Success: true } pair)
        {
            (code, number) = (pair.Groups["code"].Value, pair.Groups["number"].Value);
        }

        if (number is null)
        {
            return false;
        }

        reference = new RedReference(code, number, Value(ConfirmationNumber(), plain));
        return true;
    }

    private static string? Value(Regex wording, string text) =>
        wording.Match(text) is { Success: true } match ? match.Groups["value"].Value : null;

    [GeneratedRegex(
        @"被红冲蓝字(?:数电)?(?:发票|票)号码\s*:?\s*(?<value>\d{20}|\d{8})(?!\d)",
        RegexOptions.ExplicitCapture,
        MatchTimeoutMilliseconds
    )]
    private static partial Regex BlueNumber();

    [GeneratedRegex(
        @"被红冲蓝字(?:数电)?(?:发票|票)代码\s*:?\s*(?<value>\d{12}|\d{10})(?!\d)",
        RegexOptions.ExplicitCapture,
        MatchTimeoutMilliseconds
    )]
    private static partial Regex BlueCode();

    [GeneratedRegex(
        @"对应正数发票代码\s*:?\s*(?<code>\d{12}|\d{10})\s*号码\s*:?\s*(?<number>\d{8})(?!\d)",
        RegexOptions.ExplicitCapture,
        MatchTimeoutMilliseconds
    )]
    private static partial Regex PositivePair();

    [GeneratedRegex(
        @"红字发票信息确认单(?:编号|号码)?\s*:?\s*(?<value>\d{16,24})(?!\d)",
        RegexOptions.ExplicitCapture,
        MatchTimeoutMilliseconds
    )]
    private static partial Regex ConfirmationNumber();
}
