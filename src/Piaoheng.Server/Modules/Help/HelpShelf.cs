using System.Collections.Concurrent;
using Markdig;

namespace Piaoheng.Server.Modules.Help;

/// <summary>帮助页: the Markdown files beside the program, as HTML.</summary>
internal sealed class HelpShelf
{
    /// <summary>The page that stands for the whole.</summary>
    public const string Start = "index";

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .DisableHtml()
        .UsePipeTables()
        .UseAutoIdentifiers()
        .Build();

    private readonly ConcurrentDictionary<string, HelpText?> _texts = new(StringComparer.Ordinal);
    private readonly string _folder = Path.Combine(AppContext.BaseDirectory, "help", "zh-CN");

    /// <summary>Names and titles of all pages, in the order of their names, the start page first.</summary>
    public IReadOnlyList<HelpText> All() =>
        [
            .. Directory
                .EnumerateFiles(_folder, "*.md")
                .Select(path => Find(Path.GetFileNameWithoutExtension(path)))
                .OfType<HelpText>()
                .OrderByDescending(text => text.Name == Start)
                .ThenBy(text => text.Name, StringComparer.Ordinal),
        ];

    /// <summary>One page; null when there is none of this name.</summary>
    /// <param name="name">Name of the file without its ending; letters, digits and hyphens only.</param>
    public HelpText? Find(string name)
    {
        if (!name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-'))
        {
            return null;
        }

        return _texts.GetOrAdd(name, Read);
    }

    private HelpText? Read(string name)
    {
        var path = Path.Combine(_folder, name + ".md");
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
