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

    private static List<string> Pages()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Piaoheng.slnx")))
        {
            folder = folder.Parent!;
        }

        return
        [
            .. Directory.EnumerateFiles(
                Path.Combine(folder.FullName, "src", "Piaoheng.Server"),
                "*.cshtml",
                SearchOption.AllDirectories
            ),
        ];
    }

    // After a letter Razor takes @if for the rest of a mail address and prints the code.
    [GeneratedRegex("""\w@(if|foreach|for|switch|while)\b""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CodeAsText();
}
