using System.Text;

namespace Piaoheng.Core.Text;

/// <summary>规范文本: brings texts that people write differently to one form, for comparing and looking up; never stored in place of the text.</summary>
public static class NormalText
{
    /// <summary>Ordinary characters (<see cref="CompatibilityForm"/>), no white space, Latin letters small: <c>电子发票 （ＰＤＦ）</c> becomes <c>电子发票(pdf)</c>.</summary>
    public static string Compact(string text)
    {
        var folded = CompatibilityForm.Fold(text);
        var compact = new StringBuilder(folded.Length);
        foreach (var c in folded)
        {
            if (!char.IsWhiteSpace(c) && c is not ('\u200B' or '\uFEFF'))
            {
                compact.Append(char.ToLowerInvariant(c));
            }
        }

        return compact.ToString();
    }
}
