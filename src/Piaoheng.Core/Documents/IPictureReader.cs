using Piaoheng.Core.Invoices;

namespace Piaoheng.Core.Documents;

/// <summary>图片识别: turns pictures of pages into readings. Readers of formats hand it the pages that have no text.</summary>
public interface IPictureReader
{
    /// <summary>Reads the pages of one file; never throws for a bad picture, which becomes an unreadable reading with its reason.</summary>
    /// <param name="file">Name of the file, for the readings.</param>
    /// <param name="pages">Its pages that are pictures, in their order.</param>
    /// <param name="options">What the caller knows.</param>
    /// <returns>One reading for each invoice found; empty where none could be told: the file waits for a person.</returns>
    IReadOnlyList<Reading> Read(string file, IReadOnlyList<PagePicture> pages, ReadOptions options);
}

/// <summary>The picture of one page.</summary>
/// <param name="Number">Number of the page in its file, from 1.</param>
/// <param name="Content">The bytes of the picture, in a format of its own. A picture that holds several pages (TIFF) is handed over whole, as one page.</param>
public sealed record PagePicture(int Number, ReadOnlyMemory<byte> Content)
{
    /// <summary>What the page is put together from, in place of <paramref name="Content"/>; null = it is one picture.</summary>
    public PictureSheet? Sheet { get; init; }
}
