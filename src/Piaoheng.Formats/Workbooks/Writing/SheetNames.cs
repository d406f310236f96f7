namespace Piaoheng.Formats.Workbooks.Writing;

/// <summary>工作表名称 as spreadsheets allow them.</summary>
internal static class SheetNames
{
    private const int Longest = 31;

    /// <summary>The name with forbidden characters replaced, cut to 31 characters, and numbered when it is taken.</summary>
    public static string Allowed(string name, IReadOnlyCollection<string> taken)
    {
        var clean = string.Concat(name.Select(c => c is '[' or ']' or ':' or '*' or '?' or '/' or '\\' or < ' ' ? ' ' : c))
            .Trim()
            .Trim('\'');
        if (clean.Length == 0)
        {
            clean = "Sheet";
        }

        clean = Cut(clean, Longest);
        var candidate = clean;
        for (var number = 2; taken.Contains(candidate, StringComparer.OrdinalIgnoreCase); number++)
        {
            var ending = string.Create(System.Globalization.CultureInfo.InvariantCulture, $" ({number})");
            candidate = Cut(clean, Longest - ending.Length) + ending;
        }

        return candidate;
    }

    // Never between the two halves of a rare character.
    private static string Cut(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
}
