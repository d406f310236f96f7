using System.Globalization;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Text;

namespace Piaoheng.Core.Codes;

/// <summary>发票二维码: what the text of an invoice's QR code states.</summary>
/// <param name="TypeCode">票种代码 of the code list used in QR codes (<c>01</c>, <c>10</c>, <c>31</c> …); null for local invoices, which state none.</param>
/// <param name="InvoiceCode">发票代码; empty when there is none.</param>
/// <param name="InvoiceNumber">发票号码.</param>
/// <param name="Amount">The amount; null when the field is empty. Which amount of the invoice it is stands in the policy file of the kind.</param>
/// <param name="IssueDate">开票日期; null when the field is empty.</param>
/// <param name="CheckCode">校验码; empty for kinds without.</param>
/// <param name="Tail">The short check at the end, as written; empty when missing.</param>
/// <param name="BuyerName">购买方名称, which only local invoices state.</param>
public sealed record QrText(
    string? TypeCode,
    string InvoiceCode,
    string InvoiceNumber,
    PrintedAmount? Amount,
    DateOnly? IssueDate,
    string CheckCode,
    string Tail,
    string? BuyerName = null
)
{
    private const string Version = "01";
    private const int DigitalNumberLength = 20;

    /// <summary>Reads the text of a QR code. Web addresses and other contents are no invoice code.</summary>
    public static bool TryParse(string? text, out QrText qr)
    {
        qr = null!;
        if (string.IsNullOrWhiteSpace(text))
        {
            return false;
        }

        var plain = text.Trim().TrimStart('\uFEFF').Replace('，', ',');
        if (plain.AsSpan().ContainsAny('\r', '\n'))
        {
            return false;
        }

        var fields = plain.Split(',', StringSplitOptions.TrimEntries);
        var parsed = string.Equals(fields[0], Version, StringComparison.Ordinal) ? Standard(fields) : Local(fields);
        qr = parsed!;
        return parsed is not null;
    }

    /// <summary><c>01,type,code,number,amount,date,check code,tail</c>, or for 数电票 also <c>01,type,number,amount,date,tail</c>.</summary>
    private static QrText? Standard(string[] fields)
    {
        if (fields.Length < 4 || !IsDigits(fields[1], 2, 2))
        {
            return null;
        }

        // Form B has no field for the code: the 20 digits stand where form A has it.
        var isShort = IsDigits(fields[2], DigitalNumberLength, DigitalNumberLength);
        var next = isShort ? 2 : 3;
        var code = isShort ? string.Empty : fields[2];
        var number = fields[next];
        var isCode = code.Length == 0 || IsDigits(code, 10, 10) || IsDigits(code, 12, 12);
        if (!isCode || !IsDigits(number, 8, DigitalNumberLength) || (code.Length > 0 && number.Length != 8))
        {
            return null;
        }

        // A code that was cut off ends inside a field: its last one may be half a number or half an amount.
        var isCut = fields.Length < next + 3;
        if (isCut && number.Length is not (8 or DigitalNumberLength))
        {
            return null;
        }

        if (
            !TryAmount(isCut ? string.Empty : Field(fields, next + 1), out var amount)
            || !TryDay(Field(fields, next + 2), out var day)
        )
        {
            return null;
        }

        var checkCode = isShort ? string.Empty : Field(fields, next + 3);
        var tail = Field(fields, isShort ? next + 3 : next + 4);
        return new QrText(fields[1], code, number, amount, day, checkCode, tail);
    }

    /// <summary>通用（电子）发票 of the provinces: <c>code,number,total,date,buyer</c>.</summary>
    private static QrText? Local(string[] fields)
    {
        if (fields.Length < 5 || !(IsDigits(fields[0], 12, 12) || IsDigits(fields[0], 10, 10)) || !IsDigits(fields[1], 8, 8))
        {
            return null;
        }

        // A name may itself hold a comma.
        var buyer = string.Join(',', fields[4..]).Trim();
        return TryAmount(fields[2], out var amount) && TryDay(fields[3], out var day) && amount is not null && day is not null
            ? new QrText(null, fields[0], fields[1], amount, day, string.Empty, string.Empty, buyer)
            : null;
    }

    private static string Field(string[] fields, int index) => index < fields.Length ? fields[index] : string.Empty;

    /// <summary>Plain decimals only: a code with an exponent, a thousands separator or a word in this place was misread.</summary>
    private static bool TryAmount(string field, out PrintedAmount? amount)
    {
        amount = null;
        if (field.Length == 0)
        {
            return true;
        }

        const NumberStyles Plain = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;
        if (
            !decimal.TryParse(field, Plain, CultureInfo.InvariantCulture, out _) || !PrintedAmount.TryParse(field, out var parsed)
        )
        {
            return false;
        }

        amount = parsed;
        return true;
    }

    private static bool TryDay(string field, out DateOnly? day)
    {
        day = null;
        if (field.Length == 0)
        {
            return true;
        }

        if (!PrintedDate.TryParse(field, out var parsed))
        {
            return false;
        }

        day = parsed;
        return true;
    }

    private static bool IsDigits(string field, int shortest, int longest) =>
        field.Length >= shortest && field.Length <= longest && !field.AsSpan().ContainsAnyExceptInRange('0', '9');
}
