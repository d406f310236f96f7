using Piaoheng.Formats.Archives;

namespace Piaoheng.Formats;

/// <summary>原始文件: the bytes of one file or archive member and the name it came under.</summary>
/// <param name="Name">As given; a member of an archive is <c>a.zip!/b.xml</c>.</param>
/// <param name="Content">All bytes.</param>
/// <param name="Depth">How many archives the file lies in; 0 for a file of its own.</param>
public sealed record FileBytes(string Name, ReadOnlyMemory<byte> Content, int Depth = 0)
{
    private FileType? _type;

    /// <summary>文件类型 by content, whatever the name says.</summary>
    public FileType Type => _type ??= FileTypes.Of(Content);

    /// <summary>What the outermost archive may still unpack; null outside archives.</summary>
    internal UnpackBudget? Budget { get; init; }

    /// <summary>The last part of the name, without folders and archives.</summary>
    public string ShortName => Name[(Name.LastIndexOfAny(['/', '\\']) + 1)..];

    /// <summary>Whether the name ends so, in any case: <c>.pdf</c>.</summary>
    public bool EndsWith(string ending) => Name.EndsWith(ending, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the bytes begin so.</summary>
    public bool StartsWith(ReadOnlySpan<byte> magic) => Content.Span.StartsWith(magic);
}
