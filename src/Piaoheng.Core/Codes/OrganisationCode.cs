namespace Piaoheng.Core.Codes;

/// <summary>组织机构代码, 8 characters and a check (GB 11714).</summary>
/// <remarks>
/// The check is modulo 11, while letters count up to 35: two characters whose values differ by 11, 22 or 33 (0 and B, 1 and C …)
/// are told apart only by the check of the 统一社会信用代码 around it. Wrong digits among digits are always found.
/// </remarks>
public static class OrganisationCode
{
    private static readonly int[] Weights = [3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>Whether the text has 9 characters and the last is the check of the others.</summary>
    public static bool IsValid(ReadOnlySpan<char> code) =>
        code.Length == Weights.Length + 1 && CheckCharacter(code[..8]) is { } check && check == code[8];

    /// <summary>The check character for the first 8; null when they hold another length or character.</summary>
    public static char? CheckCharacter(ReadOnlySpan<char> first8)
    {
        if (first8.Length != Weights.Length)
        {
            return null;
        }

        var sum = 0;
        for (var index = 0; index < first8.Length; index++)
        {
            if (ValueOf(first8[index]) is not { } value)
            {
                return null;
            }

            sum += value * Weights[index];
        }

        return (11 - (sum % 11)) switch
        {
            10 => 'X',
            11 => '0',
            var digit => (char)('0' + digit),
        };
    }

    private static int? ValueOf(char c) =>
        c switch
        {
            >= '0' and <= '9' => c - '0',
            >= 'A' and <= 'Z' => c - 'A' + 10,
            _ => null,
        };
}
