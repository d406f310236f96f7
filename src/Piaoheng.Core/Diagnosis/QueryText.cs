using System.Globalization;
using System.Text.RegularExpressions;
using Piaoheng.Core.Codes;
using Piaoheng.Core.Money;
using Piaoheng.Core.Text;

namespace Piaoheng.Core.Diagnosis;

/// <summary>Reads what a person typed or pasted: a number in any form, a QR text, an amount, a day, in any order.</summary>
/// <remarks>
/// <c>2611 2000 0020 5183 6904</c>, <c>发票代码：011001900111 号码：12345678</c>, <c>¥18,560.00 2026-10-28</c>, <c>01,32,,2611…</c>.
/// A plain run of digits is a number; an amount has a currency sign, a point, a thousands separator or 元.
/// </remarks>
public static partial class QueryText
{
    private const int LongestText = 2_000;
    private const int ShortestCode = 10;
    private const int NumberLength = 8;
    private const int JoinedLength = 20;

    /// <summary>The query; what cannot be read is left out.</summary>
    public static DiagnosisQuery Parse(string? text)
    {
        var asked = (text ?? "").Trim();
        var query = new DiagnosisQuery { Text = asked };
        if (asked.Length is 0 or > LongestText)
        {
            return query;
        }

        var plain = CompatibilityForm.Fold(asked);
        if (QrText.TryParse(plain, out var qr))
        {
            return query with
            {
                InvoiceCode = Given(qr.InvoiceCode),
                InvoiceNumber = Given(qr.InvoiceNumber),
                Amount = qr.Amount?.Value,
                IssueDate = qr.IssueDate,
            };
        }

        query = query with { IssueDate = TakeDay(ref plain), Amount = TakeAmount(ref plain) };
        var (code, number) = Number(plain);
        return query with { InvoiceCode = code, InvoiceNumber = number };
    }

    /// <summary>The digits of a code or number that was given apart; null when there are none.</summary>
    public static string? Digits(string? text) =>
        Given(string.Concat(CompatibilityForm.Fold(text ?? "").Where(char.IsAsciiDigit)));

    private static string? Given(string text) => text.Length == 0 ? null : text;

    private static DateOnly? TakeDay(ref string text)
    {
        foreach (Match match in Day().Matches(text))
        {
            if (PrintedDate.TryParse(match.Value, out var day))
            {
                text = text.Remove(match.Index, match.Length).Insert(match.Index, " ");
                return day;
            }
        }

        return null;
    }

    private static Yuan? TakeAmount(ref string text)
    {
        if (Money().Match(text) is not { Success: true } match)
        {
            return null;
        }

        var digits = match.Groups["sum"].Value.Replace(",", "", StringComparison.Ordinal);
        if (!Yuan.TryParse(digits.Replace('−', '-'), out var amount))
        {
            return null;
        }

        text = text.Remove(match.Index, match.Length).Insert(match.Index, " ");
        return amount;
    }

    // Groups of digits are one number written with gaps, or a code and a number; a bare day behind a whole number is neither.
    private static (string? Code, string? Number) Number(string text)
    {
        List<string> groups = [.. Run().Matches(text).Select(match => match.Value)];
        if (groups.Count == 0)
        {
            return (null, null);
        }

        if (groups is [{ Length: ShortestCode or ShortestCode + 2 } code, { Length: NumberLength } number, ..])
        {
            return (code, number);
        }

        var joined = groups[0];
        for (var index = 1; index < groups.Count && joined.Length < JoinedLength; index++)
        {
            joined += groups[index];
        }

        // Whole by itself: what follows is something else.
        return (null, groups[0].Length >= DiagnosisQuery.WholeFrom ? groups[0] : joined);
    }

    [GeneratedRegex(
        @"(?<!\d)\d{4}(-\d{1,2}-\d{1,2}|/\d{1,2}/\d{1,2}|\.\d{1,2}\.\d{1,2}|\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日?)(?!\d)",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Day();

    [GeneratedRegex(
        @"[¥￥]\s*(?<sum>[-−]?\d[\d,]*(\.\d+)?)|(?<sum>[-−]?\d{1,3}(,\d{3})+(\.\d+)?)|(?<sum>[-−]?\d+\.\d{1,2})(?!\d)|(?<sum>[-−]?\d+(\.\d+)?)\s*元",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Money();

    [GeneratedRegex(@"\d+", RegexOptions.None, 1000)]
    private static partial Regex Run();
}
