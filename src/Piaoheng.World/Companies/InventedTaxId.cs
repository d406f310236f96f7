namespace Piaoheng.World.Companies;

/// <summary>Invented tax numbers that pass both check digits (GB 32100-2015, and GB 11714 inside it).</summary>
internal static class InventedTaxId
{
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static readonly int[] OrganisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>统一社会信用代码 of a district: 91 enterprise, 92 sole trader, 93 farmers' cooperative.</summary>
    public static string Unified(Dice dice, string registration, string district)
    {
        return WithCheckDigits(registration + district, "MA" + dice.Letters(Alphabet, 6));
    }

    /// <summary>An old number of 15 digits: district and organisation code.</summary>
    public static string OldFifteen(Dice dice, string district)
    {
        var organisation = dice.Digits(8);
        return district + organisation + OrganisationCheck(organisation);
    }

    /// <summary>Both check digits for the first 8 characters and an organisation code of 8.</summary>
    internal static string WithCheckDigits(string registration, string organisation)
    {
        var body = registration + organisation + OrganisationCheck(organisation);
        var sum = 0;
        var weight = 1;
        foreach (var c in body)
        {
            sum += Alphabet.IndexOf(c, StringComparison.Ordinal) * weight;
            weight = weight * 3 % 31;
        }

        return body + Alphabet[(31 - (sum % 31)) % 31];
    }

    private static char OrganisationCheck(string organisation)
    {
        var sum = 0;
        for (var at = 0; at < organisation.Length; at++)
        {
            var c = organisation[at];
            sum += (char.IsAsciiDigit(c) ? c - '0' : c - 'A' + 10) * OrganisationWeights[at];
        }

        return (11 - (sum % 11)) switch
        {
            10 => 'X',
            11 => '0',
            var digit => (char)('0' + digit),
        };
    }
}
