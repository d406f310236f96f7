using System.Text.RegularExpressions;

namespace Piaoheng.Server.Tests.Structure;

/// <summary>What no page may hold, whatever it shows.</summary>
public sealed partial class PageMarkupTests
{
    [Fact]
    public void No_code_stands_where_Razor_takes_it_for_text() =>
        Assert.Empty(
            from path in Pages()
            from line in File.ReadLines(path)
            where CodeAsText().IsMatch(line)
            select $"{Path.GetFileName(path)}: {line.Trim()}"
        );

    // The address of a tag carries a hash, that of an import does not: the same script would run twice, and send no form any more.
    [Fact]
    public void No_script_that_a_page_loads_is_imported_by_another()
    {
        var loaded = Pages()
            .SelectMany(File.ReadLines)
            .SelectMany(line => Loaded().Matches(line))
            .Select(found => found.Groups["name"].Value)
            .ToHashSet(StringComparer.Ordinal);
        Assert.Contains("shell.js", loaded);
        Assert.Empty(
            from path in Directory.EnumerateFiles(Path.Combine(Server(), "wwwroot", "js"), "*.js")
            from found in Imported().Matches(File.ReadAllText(path))
            where loaded.Contains(found.Groups["name"].Value)
            select $"{Path.GetFileName(path)} imports {found.Groups["name"].Value}"
        );
    }

    private static List<string> Pages() => [.. Directory.EnumerateFiles(Server(), "*.cshtml", SearchOption.AllDirectories)];

    private static string Server()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Piaoheng.slnx")))
        {
            folder = folder.Parent!;
        }

        return Path.Combine(folder.FullName, "src", "Piaoheng.Server");
    }

    [GeneratedRegex("<script src=\"~/js/(?<name>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Loaded();

    [GeneratedRegex("from \"\\./(?<name>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Imported();

    // After a letter Razor takes @if for the rest of a mail address and prints the code.
    [GeneratedRegex("""\w@(if|foreach|for|switch|while)\b""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CodeAsText();
}
