using Piaoheng.Core.Codes;
using Piaoheng.Core.Text;
using Piaoheng.Server.Modules.Taxpayers.Contracts;

namespace Piaoheng.Server.Modules.Taxpayers;

/// <summary>What people write of a company, brought into form.</summary>
internal static class TaxpayerForm
{
    /// <summary>A number as it is kept: half width, upper case, nothing around it.</summary>
    public static string Clean(string number) => CompatibilityForm.Fold(number).Trim().ToUpperInvariant();

    /// <summary>Whether a cleaned number has one of the lengths in use. A wrong check character is no reason to refuse: see <see cref="Doubt"/>.</summary>
    public static bool IsWellFormed(string number) =>
        number.Length is 15 or 17 or 18 or 20 && number.All(char.IsAsciiLetterOrDigit);

    /// <summary>What seems wrong with a number, in words; null when nothing does. Old and special numbers exist, so it only warns.</summary>
    public static string? Doubt(string? written)
    {
        var number = Clean(written ?? "");
        if (number.Length == 0)
        {
            return null;
        }

        if (!IsWellFormed(number))
        {
            return Say.It($"已输入 {number.Length} 位，纳税人识别号应为 18 位（旧号 15、17 或 20 位）数字和大写字母。");
        }

        var check = TaxpayerId.Examine(number);
        return (check.IsPlausible, check.Suggestion) switch
        {
            (true, _) => null,
            (false, { } suggestion) => Say.It($"校验位不符，很可能是 {suggestion}，请对照营业执照。"),
            _ => "校验位不符，请对照营业执照；确认无误也可以保存。",
        };
    }

    /// <summary>Former names or numbers without an end would pass for the present ones; yesterday is the latest they can have ended.</summary>
    public static DatedText Ended(DatedText former, TimeProvider time) =>
        former with
        {
            To = former.To ?? DateOnly.FromDateTime(time.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).DateTime).AddDays(-1),
        };
}
