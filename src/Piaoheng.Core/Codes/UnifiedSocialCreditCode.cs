namespace Piaoheng.Core.Codes;

/// <summary>统一社会信用代码, 18 characters (GB 32100-2015).</summary>
/// <remarks>
/// 1 登记管理部门, 2 类别, 3–8 行政区划, 9–17 主体标识 (an organisation code with a check of its own), 18 check character.
/// The weights are powers of 3 modulo the prime 31, so the check finds every single wrong character.
/// </remarks>
public static class UnifiedSocialCreditCode
{
    /// <summary>Characters.</summary>
    public const int Length = 18;

    /// <summary>The 31 characters in the order of their values: no I, O, S, V, Z.</summary>
    public const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static readonly int[] Weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

    /// <summary>Whether the text has 18 characters of the alphabet and both checks hold.</summary>
    public static bool IsValid(ReadOnlySpan<char> code) =>
        code.Length == Length
        && CheckCharacter(code[..17]) is { } check
        && check == code[17]
        && OrganisationCode.IsValid(OrganisationPart(code));

    /// <summary>The check character for the first 17; null when they hold another length or character.</summary>
    public static char? CheckCharacter(ReadOnlySpan<char> first17)
    {
        if (first17.Length != Weights.Length)
        {
            return null;
        }

        var sum = 0;
        for (var index = 0; index < first17.Length; index++)
        {
            var value = Alphabet.IndexOf(first17[index], StringComparison.Ordinal);
            if (value < 0)
            {
                return null;
            }

            sum += value * Weights[index];
        }

        return Alphabet[(31 - (sum % 31)) % 31];
    }

    /// <summary>主体标识: characters 9–17.</summary>
    public static ReadOnlySpan<char> OrganisationPart(ReadOnlySpan<char> code) => code[8..17];

    /// <summary>行政区划: characters 3–8.</summary>
    public static ReadOnlySpan<char> AreaPart(ReadOnlySpan<char> code) => code[2..8];
}
