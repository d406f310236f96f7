using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Piaoheng.Core.Diagnosis;

/// <summary>封印 of a 《发票查找情况说明》: SHA-256 over the whole file, the places of the seal itself filled with zeros.</summary>
/// <remarks>It shows that nothing was changed since, not who wrote it: whoever can compute a hash can seal a file anew.</remarks>
public static partial class ReportSeal
{
    /// <summary>What stands in the places of the seal while it is computed.</summary>
    public static readonly string Blank = new('0', 64);

    /// <summary>The text with its seal in all its places.</summary>
    /// <param name="unsealed">The text with <see cref="Blank"/> in these places.</param>
    public static string Close(string unsealed) => unsealed.Replace(Blank, HashOf(unsealed), StringComparison.Ordinal);

    /// <summary>The seal that a text carries; null when it carries none.</summary>
    public static string? Find(string text) => Mark().Match(text) is { Success: true } match ? match.Groups["seal"].Value : null;

    /// <summary>Whether the text is as it was when it was sealed; null = it carries no seal.</summary>
    public static bool? IsWhole(string text) =>
        Find(text) is not { } seal ? null
        : seal == Blank ? false
        : HashOf(text.Replace(seal, Blank, StringComparison.Ordinal)) == seal;

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    [GeneratedRegex("<meta name=\"piaoheng-seal\" content=\"(?<seal>[0-9a-f]{64})\">", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Mark();
}
