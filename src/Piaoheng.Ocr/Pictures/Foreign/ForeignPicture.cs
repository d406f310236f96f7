using System.Runtime.InteropServices;
using Piaoheng.Core.Invoices;

namespace Piaoheng.Ocr.Pictures.Foreign;

/// <summary>A picture of one of these formats: what it declares, found by our own look at its headers, before any decoder sees it.</summary>
/// <param name="Format">Its format, by its first bytes.</param>
/// <param name="Pages">Its pages, each with its place among all pictures of the file.</param>
internal sealed record ForeignPicture(ForeignFormat Format, IReadOnlyList<ForeignPage> Pages)
{
    /// <summary>The picture; null when the bytes begin as no such format does.</summary>
    /// <exception cref="ImageRefusedException">It is damaged, or has more pages than are recognised.</exception>
    public static ForeignPicture? TryRead(ReadOnlySpan<byte> bytes)
    {
        if (TiffDirectories.Is(bytes))
        {
            return new ForeignPicture(ForeignFormat.Tiff, TiffDirectories.Pages(bytes));
        }

        if (HeifBoxes.Is(bytes))
        {
            var format = HeifBoxes.IsAvif(bytes) ? ForeignFormat.Avif : ForeignFormat.Heif;
            return new ForeignPicture(format, [HeifBoxes.Largest(bytes)]);
        }

        if (!Jpeg2000Header.Is(bytes))
        {
            return null;
        }

        var isStream = Jpeg2000Header.IsStream(bytes);
        return new ForeignPicture(isStream ? ForeignFormat.Jpeg2000Stream : ForeignFormat.Jp2, [Jpeg2000Header.Page(bytes)]);
    }
}

/// <summary>What a page declares of itself.</summary>
/// <param name="Index">Its place among all pictures of the file, from 0.</param>
/// <param name="Width">Pixels of a row.</param>
/// <param name="Height">Count of rows.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ForeignPage(int Index, long Width, long Height);
