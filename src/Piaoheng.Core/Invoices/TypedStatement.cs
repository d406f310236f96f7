namespace Piaoheng.Core.Invoices;

/// <summary>录入记录: what a person stated, kept like an original so that it can be shown, but no original of the invoice.</summary>
public static class TypedStatement
{
    /// <summary>How the names of such files end.</summary>
    public const string Suffix = ".typed.json";

    /// <summary>Whether a file of this name is one.</summary>
    public static bool Is(string file) => file.EndsWith(Suffix, StringComparison.Ordinal);
}
