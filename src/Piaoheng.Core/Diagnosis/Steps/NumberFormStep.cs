using Piaoheng.Core.Codes;
using Piaoheng.Core.Text;

namespace Piaoheng.Core.Diagnosis.Steps;

/// <summary>号码形式: whether what was typed can be a number of an invoice at all.</summary>
public sealed class NumberFormStep : DiagnosisStep
{
    private const int EightDigits = 8;

    /// <inheritdoc />
    public override string Code => "DIA-FORM";

    /// <inheritdoc />
    public override string Name => "号码形式";

    /// <inheritdoc />
    public override int Order => 10;

    /// <inheritdoc />
    public override StepFinding Check(DiagnosisCase on)
    {
        var query = on.Facts.Query;
        var digits = query.Digits;
        var length = ("length", CaseWords.Count(digits.Length));
        if (digits.Length == 0)
        {
            return Unknown(Say("NONE", "没有给出发票号码，按金额、日期或文件内容查找"), "无号码");
        }

        if (query.InvoiceCode is { } code)
        {
            return LegacyInvoiceCode.TryParse(code, out var parts) && query.InvoiceNumber?.Length == EightDigits
                ? Pass(
                    Say(
                        "LEGACY",
                        "{code} 位代码加 8 位号码；{year} 年版",
                        ("code", CaseWords.Count(code.Length)),
                        ("year", CaseWords.Plain(parts.Year))
                    )
                )
                : Fail(
                    Say(
                        "LEGACY-ODD",
                        "代码应为 10 或 12 位、号码应为 8 位，给出的是 {code} 位和 {number} 位",
                        ("code", CaseWords.Count(code.Length)),
                        ("number", CaseWords.Count(query.InvoiceNumber?.Length ?? 0))
                    ),
                    "位数不对"
                );
        }

        return digits.Length switch
        {
            DigitalInvoiceNumber.Length => Twenty(on, digits),
            18 => Pass(Say("JOINED", "18 位，按 10 位代码加 8 位号码查找")),
            EightDigits => Pass(
                Say("EIGHT", "8 位号码，没有发票代码：税控发票须连同代码才能确定是哪一张；也可能是数电票的后 8 位"),
                "缺代码"
            ),
            < DiagnosisQuery.WholeFrom => Pass(Say("PART", "{length} 位，按号码的一部分查找", length), "部分号码"),
            _ => Fail(
                Say("LENGTH", "{length} 位；数电票号码为 20 位，税控发票为 10 或 12 位代码加 8 位号码", length),
                "位数不对"
            ),
        };
    }

    private StepFinding Twenty(DiagnosisCase on, string digits)
    {
        if (LegacyInvoiceCode.TryParse(digits[..12], out var legacy) && digits[0] is '0' or '1')
        {
            return Pass(Say("TWELVE", "20 位，为 12 位代码加 8 位号码；{year} 年版", ("year", CaseWords.Plain(legacy.Year))));
        }

        _ = DigitalInvoiceNumber.TryParse(digits, out var parts);
        var year = ("year", CaseWords.Plain(parts.Year));
        if (parts.Year > on.Facts.AsOf.Year || parts.Year < 2021)
        {
            return Fail(
                Say(
                    "YEAR",
                    "20 位，但前两位表示 {year} 年，不可能：数电票自 2021 年起，今年是 {now} 年",
                    year,
                    ("now", CaseWords.Plain(on.Facts.AsOf.Year))
                ),
                "年份不对"
            );
        }

        return on.Facts.Policy.Regions.FromDigital(parts.Region) is { } region
            ? Pass(Say("TWENTY", "20 位；{year} 年、{region}", year, ("region", region.Name)))
            : Fail(
                Say("REGION", "20 位、{year} 年，但第 3–4 位 {region} 不是任何地区", year, ("region", parts.Region)),
                "地区不对"
            );
    }
}
