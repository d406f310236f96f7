using Piaoheng.Core.Invoices;
using Piaoheng.Core.Policy;
using Piaoheng.Core.Validation;

namespace Piaoheng.Formats.Workbooks.Rows;

/// <summary>发票号码 of one row: which invoice it is, out of up to four columns.</summary>
/// <param name="Code">发票代码.</param>
/// <param name="Number">发票号码; null = none that can be relied on.</param>
/// <param name="PaperCode">Paper code of a 数电纸质发票.</param>
/// <param name="PaperNumber">Paper number of a 数电纸质发票.</param>
internal readonly record struct InvoiceNumbers(
    string? Code,
    string? Number,
    string? PaperCode = null,
    string? PaperNumber = null
);

/// <summary>读取发票号码: puts code, number and 20-digit number of a row together by the rules of numbering.</summary>
internal sealed class InvoiceNumberReader(PolicyPack policy)
{
    private const int LegacyNumber = 8;
    private const int ShortCode = 10;
    private const int LongCode = 12;
    private const int DigitalNumber = 20;
    private const int FirstDigitalYear = 21;

    /// <summary>Puts the numbers together.</summary>
    /// <param name="cells">What the columns hold.</param>
    /// <param name="says">What else the row says of its kind and day.</param>
    /// <param name="findings">Where lost digits and repairs are noted.</param>
    public InvoiceNumbers Read(NumberCells cells, NumberHints says, List<Finding> findings)
    {
        if (!cells.Number.IsStated && cells.Digital.Text is { Length: > 0 and <= LegacyNumber })
        {
            // One column for both systems under the name of the newer one: so few digits are a number under the code beside it.
            cells = cells with
            {
                Number = cells.Digital,
                Digital = default,
            };
        }

        Note(cells, findings);
        var (code, number) = Pair(cells, findings);
        var digital = cells.Digital;
        if (!digital.IsStated && number?.Length == DigitalNumber)
        {
            digital = new IdText(number);
            number = "";
        }

        if (digital.IsStated)
        {
            return WithDigital(digital.Text!, code, number);
        }

        if (IsSplitDigital(code, number, says))
        {
            findings.Add(WorkbookFindings.Rejoined(code!, number!));
            return new InvoiceNumbers("", code + number);
        }

        // A 20-digit number that is lost must not leave its paper pair to stand for another invoice; the pair is an identity of its own.
        return new InvoiceNumbers(code, string.IsNullOrEmpty(number) ? NullIfLost(cells, number) : number);
    }

    /// <summary>The number of a customs payment or tax certificate.</summary>
    public static InvoiceNumbers ReadPayment(IdText number, List<Finding> findings)
    {
        Note("invoiceNumber", number, findings);
        return new InvoiceNumbers("", number.Text);
    }

    private static string? NullIfLost(NumberCells cells, string? number) =>
        cells.Digital.IsLost || cells.Number.IsLost || cells.Joined.IsLost ? null : number;

    private static InvoiceNumbers WithDigital(string digital, string? code, string? number)
    {
        var hasPair = !string.IsNullOrEmpty(code) && !string.IsNullOrEmpty(number);
        return hasPair && !string.Equals(code + number, digital, StringComparison.Ordinal)
            ? new InvoiceNumbers("", digital, code, number)
            : new InvoiceNumbers("", digital);
    }

    private static void Note(NumberCells cells, List<Finding> findings)
    {
        Note("invoiceNumber", cells.Digital, findings);
        Note("invoiceNumber", cells.Number, findings);
        Note("invoiceCode", cells.Code, findings);
        Note("invoiceNumber", cells.Joined, findings);
    }

    private static void Note(string field, IdText id, List<Finding> findings)
    {
        if (id.Raw is { } raw)
        {
            findings.Add(
                id.IsLost ? WorkbookFindings.NumberLost(field, raw) : WorkbookFindings.NumberAmongWords(field, raw, id.Text!)
            );
        }
    }

    private (string? Code, string? Number) Pair(NumberCells cells, List<Finding> findings)
    {
        var (code, number) = (cells.Code.Text, cells.Number.Text);
        if (cells.Joined.IsStated && string.IsNullOrEmpty(number))
        {
            (code, number) = Split(cells.Joined.Text!);
        }
        else if (string.IsNullOrEmpty(code) && number?.Length == ShortCode + LegacyNumber && number.All(char.IsAsciiDigit))
        {
            // The bureau's own key of a legacy invoice: code and number joined.
            (code, number) = (number[..ShortCode], number[ShortCode..]);
        }

        return Padded(code, number, findings);
    }

    // Code and number in one cell: 10+8 or 12+8 digits, with or without a sign between; 20 digits are 12+8 only where the code is one.
    private (string? Code, string? Number) Split(string joined)
    {
        if (IdText.DigitRuns(joined).ToArray() is [{ Length: ShortCode or LongCode } code, { Length: <= LegacyNumber } number])
        {
            return (code, number);
        }

        var length = joined.Length - LegacyNumber;
        var isPair =
            joined.All(char.IsAsciiDigit)
            && (length == ShortCode || (length == LongCode && policy.Kinds.FromCode(joined[..LongCode]) != KindId.Unknown));
        return isPair ? (joined[..length], joined[length..]) : ("", joined);
    }

    // Leading zeros that a spreadsheet dropped: all numbers beside a code have 8 digits, and only codes of 12 digits begin with a zero.
    private static (string? Code, string? Number) Padded(string? code, string? number, List<Finding> findings)
    {
        if (code?.Length == LongCode - 1 && code.All(char.IsAsciiDigit))
        {
            findings.Add(WorkbookFindings.ZerosRestored("invoiceCode", code, "0" + code));
            code = "0" + code;
        }

        var isShort = number is { Length: > 0 and < LegacyNumber } && number.All(char.IsAsciiDigit);
        if (isShort && code is { Length: ShortCode or LongCode })
        {
            var padded = number!.PadLeft(LegacyNumber, '0');
            findings.Add(WorkbookFindings.ZerosRestored("invoiceNumber", number, padded));
            number = padded;
        }

        return (code, number);
    }

    /// <summary>Whether code and number are a 20-digit number cut in two (12 + 8), as some tools and lists do.</summary>
    private bool IsSplitDigital(string? code, string? number, NumberHints says)
    {
        if (
            code?.Length != LongCode
            || number?.Length != LegacyNumber
            || !code.All(char.IsAsciiDigit)
            || !number.All(char.IsAsciiDigit)
        )
        {
            return false;
        }

        if (!IsPlausibleDigital(code, says.Year))
        {
            return false;
        }

        return says.IsDigital ?? policy.Kinds.FromCode(code) == KindId.Unknown;
    }

    // Digits 1–2 are the year, 3–4 the province.
    private bool IsPlausibleDigital(string code, int? year)
    {
        var digitalYear = ((code[0] - '0') * 10) + (code[1] - '0');
        return digitalYear >= FirstDigitalYear
            && (year is null || year % 100 == digitalYear)
            && policy.Regions.FromDigital(code.AsSpan(2, 2)) is not null;
    }
}

/// <summary>What the number columns of a row hold.</summary>
/// <param name="Code">发票代码.</param>
/// <param name="Number">发票号码.</param>
/// <param name="Digital">数电发票号码.</param>
/// <param name="Joined">Code and number in one column.</param>
/// <param name="CodeRaw">Text of the first as written.</param>
/// <param name="NumberRaw">Text of the second as written.</param>
/// <param name="DigitalRaw">Text of the third as written.</param>
internal readonly record struct NumberCells(
    IdText Code,
    IdText Number,
    IdText Digital,
    IdText Joined,
    string? CodeRaw,
    string? NumberRaw,
    string? DigitalRaw
);

/// <summary>What else a row says that tells a 20-digit number cut in two from a legacy pair.</summary>
/// <param name="IsDigital">Whether its 票种 or 来源 says that it is a 数电票; null = they say nothing.</param>
/// <param name="Year">Year of its 开票日期.</param>
internal readonly record struct NumberHints(bool? IsDigital, int? Year);
