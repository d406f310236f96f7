namespace Piaoheng.Core.Codes;

/// <summary>纳税人识别号: tells its forms apart and checks what each allows to be checked.</summary>
public static class TaxpayerId
{
    // Letters that a 统一社会信用代码 never holds, and what they are misread from; B and 8 both occur.
    private static readonly (char Wrong, char Right)[] Confusions =
    [
        ('O', '0'),
        ('I', '1'),
        ('Z', '2'),
        ('S', '5'),
        ('B', '8'),
        ('8', 'B'),
    ];

    /// <summary>Examines a number as written; surrounding white space is not allowed.</summary>
    public static TaxpayerIdCheck Examine(string id)
    {
        if (id.Length == 0 || !id.All(c => char.IsAsciiDigit(c) || char.IsAsciiLetterUpper(c)))
        {
            return new(TaxpayerIdForm.Unknown, IsPlausible: false);
        }

        return id.Length switch
        {
            UnifiedSocialCreditCode.Length => Examine18(id),
            15 => new(TaxpayerIdForm.Old15, OrganisationCode.IsValid(id.AsSpan(6)) || ResidentId.IsValid(id)),
            // 15 or 身份证 with a suffix: nothing more is known of them, so nothing is checked.
            17 => new(TaxpayerIdForm.Old17, IsPlausible: true),
            20 => new(TaxpayerIdForm.Old20, IsPlausible: true),
            _ => new(TaxpayerIdForm.Unknown, IsPlausible: false),
        };
    }

    /// <summary>The 统一社会信用代码 that a misread one most likely is: letters that look alike replaced, one at a time, until both checks hold.</summary>
    /// <returns>The only such number, as a suggestion for a person; null when there is none or more than one.</returns>
    public static string? SuggestRepair(string id)
    {
        if (id.Length != UnifiedSocialCreditCode.Length || UnifiedSocialCreditCode.IsValid(id))
        {
            return null;
        }

        // Letters that never occur are certainly wrong and are replaced all at once.
        var characters = id.ToUpperInvariant().ToCharArray();
        foreach (ref var c in characters.AsSpan())
        {
            c = UnifiedSocialCreditCode.Alphabet.Contains(c, StringComparison.Ordinal) ? c : Replacement(c);
        }

        if (UnifiedSocialCreditCode.IsValid(characters))
        {
            return new string(characters);
        }

        string? found = null;
        for (var index = 0; index < characters.Length; index++)
        {
            var original = characters[index];
            characters[index] = Replacement(original);
            if (characters[index] != original && UnifiedSocialCreditCode.IsValid(characters))
            {
                if (found is not null)
                {
                    return null;
                }

                found = new string(characters);
            }

            characters[index] = original;
        }

        return found;
    }

    private static TaxpayerIdCheck Examine18(string id)
    {
        if (UnifiedSocialCreditCode.IsValid(id))
        {
            return new(TaxpayerIdForm.Unified, IsPlausible: true);
        }

        return ResidentId.IsValid(id)
            ? new(TaxpayerIdForm.Resident, IsPlausible: true)
            : new(TaxpayerIdForm.Unified, IsPlausible: false, SuggestRepair(id));
    }

    private static char Replacement(char c)
    {
        foreach (var (wrong, right) in Confusions)
        {
            if (wrong == c)
            {
                return right;
            }
        }

        return c;
    }
}

/// <summary>What a 纳税人识别号 looks like.</summary>
/// <param name="Form">Its form.</param>
/// <param name="IsPlausible">False when a check of the form fails, or there is no such form.</param>
/// <param name="Suggestion">The number it most likely should be; null when that cannot be said.</param>
public sealed record TaxpayerIdCheck(TaxpayerIdForm Form, bool IsPlausible, string? Suggestion = null);

/// <summary>Forms of a 纳税人识别号.</summary>
public enum TaxpayerIdForm
{
    /// <summary>No known form.</summary>
    Unknown,

    /// <summary>统一社会信用代码, 18.</summary>
    Unified,

    /// <summary>身份证号码, 18.</summary>
    Resident,

    /// <summary>行政区划 + 组织机构代码, 15; or an old 身份证.</summary>
    Old15,

    /// <summary>15 with a suffix.</summary>
    Old17,

    /// <summary>身份证 with a suffix.</summary>
    Old20,
}
