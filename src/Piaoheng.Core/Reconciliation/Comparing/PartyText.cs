using System.Diagnostics.CodeAnalysis;
using Piaoheng.Core.Text;

namespace Piaoheng.Core.Reconciliation.Comparing;

/// <summary>Names and tax numbers in the one form in which they are compared: ordinary characters, no spaces, one kind of brackets.</summary>
internal static class PartyText
{
    /// <summary>Whether the text says anything: not empty, not masked, not the zeros of a blank form.</summary>
    public static bool IsStated([NotNullWhen(true)] string? text) =>
        !string.IsNullOrWhiteSpace(text) && !text.Contains('*', StringComparison.Ordinal) && text.AsSpan().Trim('0').Length > 0;

    /// <summary>纳税人识别号 for comparing.</summary>
    public static string TaxId(string taxId) => IsPlain(taxId) ? taxId : NormalText.Compact(taxId).ToUpperInvariant();

    /// <summary>名称 for comparing.</summary>
    public static string Name(string name) =>
        NormalText
            .Compact(name)
            .Replace('〔', '(')
            .Replace('〕', ')')
            .Replace('【', '(')
            .Replace('】', ')')
            .Replace('[', '(')
            .Replace(']', ')');

    private static bool IsPlain(string taxId)
    {
        foreach (var c in taxId)
        {
            if (!char.IsAsciiDigit(c) && !char.IsAsciiLetterUpper(c))
            {
                return false;
            }
        }

        return true;
    }
}
