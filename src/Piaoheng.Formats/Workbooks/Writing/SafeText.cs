namespace Piaoheng.Formats.Workbooks.Writing;

/// <summary>防公式注入: text in a CSV file that a spreadsheet must not take for a formula.</summary>
/// <remarks>
/// A text that begins with <c>= + - @</c>, their full-width forms, tab, CR, LF or NUL gets an apostrophe in front; so does one that
/// begins with an apostrophe, which makes it reversible. (OWASP, CSV Injection.)
/// </remarks>
public static class SafeText
{
    /// <summary>The text made harmless.</summary>
    public static string Neutralise(string text) => NeedsGuard(text) ? "'" + text : text;

    /// <summary>The text that was made harmless.</summary>
    public static string Restore(string text) => text.Length > 1 && text[0] == '\'' && NeedsGuard(text[1..]) ? text[1..] : text;

    private static bool NeedsGuard(string text) =>
        text.Length > 0
        && text[0] is '=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠' or '\t' or '\r' or '\n' or '\0' or '\'';
}
