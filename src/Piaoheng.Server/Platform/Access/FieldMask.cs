using System.Text.RegularExpressions;
using Piaoheng.Core.Entry;
using Piaoheng.Core.Invoices;

namespace Piaoheng.Server.Platform.Access;

/// <summary>字段遮挡: what of a reading somebody may not see in full; all but the last four characters are covered.</summary>
/// <remarks>
/// Which fields are sensitive stands here alone. Remarks are free text: only what follows a word for an account or an identity paper is
/// taken for one. Whoever may not see a field may not open an original that carries it either.
/// </remarks>
internal sealed partial class FieldMask(Actor actor)
{
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
    public bool SeesAll => actor.May(SensitivePermissions.BankAccounts) && actor.May(SensitivePermissions.PersonalIds);

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
            };

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

        var byField = reading.Extra.Where(pair => pair.Value.Length > 0 && IsCovered(pair.Key)).Select(pair => Rights[pair.Key]);
        return byField.FirstOrDefault() ?? Numbers(reading.Remark ?? "").FirstOrDefault(right => !actor.May(right));
    }

    /// <summary>The same of all that an original says. A package of which nothing is read by itself (a mail, an archive) may carry anything.</summary>
    public Permission? Wanting(IReadOnlyCollection<Reading> said) =>
        said.Count == 0
            ? Rights.Values.FirstOrDefault(right => !actor.May(right))
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
}
