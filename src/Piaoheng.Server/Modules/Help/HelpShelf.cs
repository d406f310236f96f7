using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Markdig;

namespace Piaoheng.Server.Modules.Help;

/// <summary>帮助页: the Markdown files beside the program, as HTML; a folder for each language, with the same pages.</summary>
internal sealed partial class HelpShelf
{
    /// <summary>The page that stands for the whole.</summary>
    public const string Start = "index";

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .DisableHtml()
        .UsePipeTables()
        .UseAutoIdentifiers()
        .Build();

    private readonly ConcurrentDictionary<(string Language, string Name), HelpText?> _texts = [];

    // No page of one language ever stands for a missing one of the other.
    private static string Folder => Path.Combine(AppContext.BaseDirectory, "help", Tongue.Tag);

    /// <summary>Names and titles of all pages in the language of the request: the start page, then as it links to them, then the others by name.</summary>
    public IReadOnlyList<HelpText> All()
    {
        // The start page tells the order of the work; its links are in that order.
        List<string> order = [Start, .. Find(Start) is { } start ? LinksIn(start.Html) : []];
        return
        [
            .. Directory
                .EnumerateFiles(Folder, "*.md")
                .Select(path => Find(Path.GetFileNameWithoutExtension(path)))
                .OfType<HelpText>()
                .OrderBy(text => order.IndexOf(text.Name) is var place and >= 0 ? place : order.Count)
                .ThenBy(text => text.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>One page in the language of the request; null when there is none of this name.</summary>
    /// <param name="name">Name of the file without its ending; letters, digits and hyphens only.</param>
    public HelpText? Find(string name)
    {
        if (!name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-'))
        {
            return null;
        }

        return _texts.GetOrAdd((Tongue.Tag, name), static key => Read(key.Name));
    }

    /// <summary>Names of the pages to which a page links, in their order.</summary>
    public static IEnumerable<string> LinksIn(string html) =>
        LinkToPage().Matches(html).Select(link => link.Groups["name"].Value);

    [GeneratedRegex("href=\"/help/(?<name>[a-z0-9-]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LinkToPage();

    private static HelpText? Read(string name)
    {
        var path = Path.Combine(Folder, name + ".md");
        if (!File.Exists(path))
        {
            return null;
        }

        var markdown = File.ReadAllText(path);
        var firstLine = markdown.Split('\n', 2)[0];
        return new HelpText(name, firstLine.TrimStart('#', ' ').Trim(), Markdown.ToHtml(markdown, Pipeline));
    }
}

/// <summary>One page of help.</summary>
/// <param name="Name">Name in the address.</param>
/// <param name="Title">Its first heading.</param>
/// <param name="Html">The whole page; made from our own files, without raw HTML.</param>
internal sealed record HelpText(string Name, string Title, string Html);
