using Piaoheng.Core.Codes;

namespace Piaoheng.World.Companies;

/// <summary>Invented tax numbers that pass both check digits (GB 32100-2015, and GB 11714 inside it).</summary>
internal static class InventedTaxId
{
    /// <summary>统一社会信用代码 of a district: 91 enterprise, 92 sole trader, 93 farmers' cooperative.</summary>
    public static string Unified(Dice dice, string registration, string district) =>
        WithCheckDigits(registration + district, "MA" + dice.Letters(UnifiedSocialCreditCode.Alphabet, 6));

    /// <summary>An old number of 15 digits: district and organisation code.</summary>
    public static string OldFifteen(Dice dice, string district)
    {
        var organisation = dice.Digits(8);
        return district + organisation + OrganisationCode.CheckCharacter(organisation);
    }

    /// <summary>Both check digits for the first 8 characters and an organisation code of 8.</summary>
    internal static string WithCheckDigits(string registration, string organisation)
    {
        var body = registration + organisation + OrganisationCode.CheckCharacter(organisation);
        return body + UnifiedSocialCreditCode.CheckCharacter(body);
    }
}
