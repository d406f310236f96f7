using System.Text.RegularExpressions;
using Piaoheng.Core.Entry;
using Piaoheng.Core.Invoices;

namespace Piaoheng.Server.Platform.Access;

/// <summary>字段遮挡: what of a reading somebody may not see in full; of numbers all but the last four characters are covered, of amounts everything.</summary>
/// <remarks>
/// Which fields are sensitive stands here alone. Remarks are free text: only what follows a word for an account or an identity paper is
/// taken for one. Whoever may not see a field may not open an original that carries it either.
/// </remarks>
internal sealed partial class FieldMask(Actor actor)
{
    /// <summary>What stands in the place of an amount; three full-width signs, for <c>***</c> is printed on invoices themselves.</summary>
    public const string AmountCover = "＊＊＊";

    private const int Shown = 4;
    private const char Cover = '*';
    private const string ExtraPrefix = "extra.";
    private const string Remark = "remark";

    private static readonly Dictionary<string, Permission> Rights = new(StringComparer.Ordinal)
    {
        ["buyerBankAccount"] = SensitivePermissions.BankAccounts,
        ["sellerBankAccount"] = SensitivePermissions.BankAccounts,
        ["buyerAccount"] = SensitivePermissions.BankAccounts,
        ["sellerAccount"] = SensitivePermissions.BankAccounts,
        ["passengerId"] = SensitivePermissions.PersonalIds,
    };

    /// <summary>Whether everything may be seen.</summary>
    public bool SeesAll => SeesAmounts && Rights.Values.All(actor.May);

    /// <summary>Whether amounts may be seen.</summary>
    public bool SeesAmounts => actor.May(SensitivePermissions.Amounts);

    /// <summary>The reading as it may be seen.</summary>
    public Reading Apply(Reading reading) =>
        SeesAll
            ? reading
            : reading with
            {
                Extra = reading.Extra.ToDictionary(
                    pair => pair.Key,
                    pair => IsCovered(pair.Key) ? Covered(pair.Value) : pair.Value,
                    StringComparer.Ordinal
                ),
                Remark = reading.Remark is { } remark ? InText(remark) : null,
                Lines = SeesAmounts ? reading.Lines : reading.Lines?.Select(WithoutPrice).ToList(),
            };

    /// <summary>Any text as it may be seen: numbers behind their words, and amounts wherever they stand.</summary>
    public string Apply(string text)
    {
        var seen = InText(text);
        return SeesAmounts ? seen : Amount().Replace(seen, AmountCover);
    }

    /// <summary>The form as it may be seen.</summary>
    public EntryForm Apply(EntryForm form) => SeesAll ? form : Changed(form, Seen);

    /// <summary>The form with what its covered fields stand for: who sees a field covered and leaves it so has not changed it.</summary>
    /// <param name="typed">As it came back.</param>
    /// <param name="whole">What was shown, uncovered.</param>
    public EntryForm Uncover(EntryForm typed, EntryForm whole) =>
        SeesAll
            ? typed
            : Changed(
                typed,
                (key, text) =>
                    key == Remark ? BehindText(text, whole[key])
                    : string.Equals(text, Seen(key, whole[key]), StringComparison.Ordinal) ? whole[key]
                    : text
            );

    /// <summary>The right for want of which an original that says this may not be opened; null when it may.</summary>
    public Permission? Wanting(Reading reading)
    {
        if (SeesAll)
        {
            return null;
        }

        if (!SeesAmounts)
        {
            return SensitivePermissions.Amounts;
        }

        var byField = reading.Extra.Where(pair => pair.Value.Length > 0 && IsCovered(pair.Key)).Select(pair => Rights[pair.Key]);
        return byField.FirstOrDefault() ?? Numbers(reading.Remark ?? "").FirstOrDefault(right => !actor.May(right));
    }

    /// <summary>The same of all that an original says. A package of which nothing is read by itself (a mail, an archive) may carry anything.</summary>
    public Permission? Wanting(IReadOnlyCollection<Reading> said) =>
        said.Count == 0
            ? Rights.Values.Append(SensitivePermissions.Amounts).FirstOrDefault(right => !actor.May(right))
            : said.Select(Wanting).FirstOrDefault(right => right is not null);

    private static EntryForm Changed(EntryForm form, Func<string, string, string> change)
    {
        var fields = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, text) in form.Fields)
        {
            fields[key] = change(key, text);
        }

        return form with
        {
            Fields = fields,
        };
    }

    private string Seen(string key, string text) =>
        key == Remark ? InText(text)
        : key.StartsWith(ExtraPrefix, StringComparison.Ordinal) && IsCovered(key[ExtraPrefix.Length..]) ? Covered(text)
        : text;

    // Each covered number that was left where it stood; the words around it may have been changed.
    private string BehindText(string typed, string whole)
    {
        foreach (var found in Number().Matches(whole).Where(found => !actor.May(RightOf(found))))
        {
            var number = found.Groups["number"].Value;
            var covered = Covered(number);
            if (covered != number && typed.IndexOf(covered, StringComparison.Ordinal) is >= 0 and var at)
            {
                typed = string.Concat(typed.AsSpan(0, at), number, typed.AsSpan(at + covered.Length));
            }
        }

        return typed;
    }

    private bool IsCovered(string key) => Rights.TryGetValue(key, out var right) && !actor.May(right);

    private string InText(string text) =>
        Number()
            .Replace(
                text,
                found =>
                    actor.May(RightOf(found)) ? found.Value : found.Groups["word"].Value + Covered(found.Groups["number"].Value)
            );

    // A price may be printed without a point, and then looks like any number.
    private static InvoiceLine WithoutPrice(InvoiceLine line) =>
        line.UnitPrice is { Length: > 0 } ? line with { UnitPrice = AmountCover } : line;

    private static IEnumerable<Permission> Numbers(string text) => Number().Matches(text).Select(RightOf);

    private static Permission RightOf(Match found) =>
        found.Groups["paper"].Success ? SensitivePermissions.PersonalIds : SensitivePermissions.BankAccounts;

    /// <summary>A value with all but its last four letters and digits covered; names of banks beside the number stay.</summary>
    private static string Covered(string value)
    {
        var left = value.Count(IsSign) - Shown;
        return string.Concat(value.Select(letter => IsSign(letter) && left-- > 0 ? Cover : letter));
    }

    private static bool IsSign(char letter) => char.IsAsciiLetterOrDigit(letter) || letter == Cover;

    [GeneratedRegex(
        @"(?<word>(银行账号|银行帐号|开户账号|账号|帐号|(?<paper>身份证号码|身份证号|身份证|护照号|证件号码|证件号))\s*[:：]?\s*)(?<number>[0-9A-Za-z][0-9A-Za-z -]{5,29})",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Number();

    // What has a point and two places or more, a sign of the currency before it or its word behind it, and amounts in words. Letters beside
    // it, Chinese above all, do not keep it from being one; percentages, sizes, times, addresses and versions have their marks.
    [GeneratedRegex(
        @"[¥￥]\s?[-−]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?|(?<![\d.]|\d:|[A-Za-z_""'=]/|(?<![A-Za-z])[vV])[-−]?(\d{1,3}(,\d{3})+|\d+)\.\d{2,}(?![\da-z_%％]|\.\d|\s?[KMG]i?B)|(?<![\d.])(\d{1,3}(,\d{3})+|\d+)(\.\d+)?(?=\s?[百千万亿]{0,2}元(?!旦))|[零壹贰叁肆伍陆柒捌玖拾佰仟万亿]{2,40}[元圆][零壹贰叁肆伍陆柒捌玖角分整正]{0,9}",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Amount();
}
