using System.Globalization;

namespace Piaoheng.Core.Codes;

/// <summary>公民身份号码: 18 characters with a check (GB 11643, ISO 7064 mod 11-2), or the old 15 digits without.</summary>
public static class ResidentId
{
    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>Whether the text is an 18-character number with a date of birth and the right check, or 15 digits with a date of birth.</summary>
    public static bool IsValid(ReadOnlySpan<char> id) =>
        id.Length switch
        {
            18 => IsBirthday(id[6..14], "yyyyMMdd") && CheckCharacter(id[..17]) == id[17],
            15 => !id.ContainsAnyExceptInRange('0', '9') && IsBirthday(string.Concat("19", id[6..12]), "yyyyMMdd"),
            _ => false,
        };

    /// <summary>The check character for the first 17 digits; null when they are no 17 digits.</summary>
    public static char? CheckCharacter(ReadOnlySpan<char> first17)
    {
        if (first17.Length != Weights.Length || first17.ContainsAnyExceptInRange('0', '9'))
        {
            return null;
        }

        var sum = 0;
        for (var index = 0; index < first17.Length; index++)
        {
            sum += (first17[index] - '0') * Weights[index];
        }

        return "10X98765432"[sum % 11];
    }

    private static bool IsBirthday(ReadOnlySpan<char> digits, string format) =>
        DateOnly.TryParseExact(digits, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
