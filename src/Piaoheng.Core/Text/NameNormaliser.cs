using System.Text;

namespace Piaoheng.Core.Text;

/// <summary>名称规范化: brings names of parties to one form, so that width, brackets and spaces make no difference.</summary>
public static class NameNormaliser
{
    /// <summary>The name in ordinary characters, without white space, all brackets round, Latin letters small. For comparing only.</summary>
    public static string Normalise(string name)
    {
        var compact = NormalText.Compact(name);
        var normal = new StringBuilder(compact.Length);
        foreach (var c in compact)
        {
            normal.Append(
                c switch
                {
                    '[' or '{' or '〔' or '【' or '〈' or '《' or '「' => '(',
                    ']' or '}' or '〕' or '】' or '〉' or '》' or '」' => ')',
                    _ => c,
                }
            );
        }

        return normal.ToString();
    }

    /// <summary>Whether two names are the same but for width, brackets and spaces.</summary>
    public static bool Same(string left, string right) =>
        string.Equals(left, right, StringComparison.Ordinal)
        || string.Equals(Normalise(left), Normalise(right), StringComparison.Ordinal);
}
