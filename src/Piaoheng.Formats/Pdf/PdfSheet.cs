using Piaoheng.Core.Documents;
using Piaoheng.Formats.Images;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;

namespace Piaoheng.Formats.Pdf;

/// <summary>The picture of a scanned page: one that is embedded as a file, or the pictures that the page is put together from.</summary>
internal static class PdfSheet
{
    /// <summary>Part of the page that its pictures must cover.</summary>
    private const double PartOfPage = 0.3;

    /// <summary>Part of what all pictures cover, from which on one of them is the page by itself.</summary>
    private const double PartOfPictures = 0.95;

    /// <summary>Part of the page that may be lost with pictures that cannot be unpacked: a logo, not a strip.</summary>
    private const double PartToLose = 0.02;

    /// <summary>The picture of a page; null where it has none that covers it, or one that cannot be unpacked.</summary>
    public static PagePicture? Of(Page page)
    {
        var images = PdfPictures.Of(page).Where(static image => Covered(image) > 0).ToList();
        var sum = images.Sum(static image => Covered(image));
        if (images.Count is 0 or > Limits.PicturePieces || sum < PartOfPage * page.Width * page.Height)
        {
            return null;
        }

        var largest = images.MaxBy(static image => Covered(image))!;
        var isAlone = Covered(largest) >= PartOfPictures * sum;
        return (isAlone ? PdfPictures.Try(() => AsFile(page, largest)) : null) ?? PutTogether(page, images, largest);
    }

    /// <summary>Part of the page, in square points, that a picture covers.</summary>
    public static double Covered(IPdfImage image) => Math.Abs(image.BoundingBox.Area);

    // What shows the same by itself as on the page: neither swapped nor let through in parts.
    private static PagePicture? AsFile(Page page, IPdfImage image) =>
        !image.IsImageMask && image.MaskImage is null && Content(image) is ({ } content, false)
            ? new PagePicture(page.Number, content)
            : null;

    private static PagePicture? PutTogether(Page page, List<IPdfImage> images, IPdfImage largest)
    {
        var scale = Scale(page, images, Covered(largest) / 2);
        var pieces = new List<PicturePiece>(images.Count);
        var lost = 0d;
        foreach (var image in images)
        {
            if (PdfPictures.Try(() => Piece(image, page.Height, scale)) is { } piece)
            {
                pieces.Add(piece);
                continue;
            }

            lost += Covered(image);
        }

        if (pieces.Count == 0 || lost > PartToLose * page.Width * page.Height)
        {
            return null;
        }

        var (width, height) = ((int)Math.Ceiling(page.Width * scale), (int)Math.Ceiling(page.Height * scale));
        return new PagePicture(page.Number, default) { Sheet = new PictureSheet(width, height, pieces) };
    }

    // Pixels for a point: as fine as the finest of the large pictures.
    private static double Scale(Page page, List<IPdfImage> images, double area)
    {
        var finest = images
            .Where(image => Covered(image) >= area)
            .Max(static image => Math.Sqrt((double)image.WidthInSamples * image.HeightInSamples / Covered(image)));
        var most = Math.Sqrt(Limits.SheetPixels / (page.Width * page.Height));
        return Math.Min(finest, most);
    }

    private static PicturePiece? Piece(IPdfImage image, double pageHeight, double scale)
    {
        var (corner, right, below) = (image.BoundingBox.TopLeft, image.BoundingBox.TopRight, image.BoundingBox.BottomLeft);
        var place = new PiecePlace(
            corner.X * scale,
            (pageHeight - corner.Y) * scale,
            (right.X - corner.X) * scale,
            (corner.Y - right.Y) * scale,
            (below.X - corner.X) * scale,
            (corner.Y - below.Y) * scale
        );
        return Content(image) is var (content, isInverted)
            ? new PicturePiece(content, place) { IsInverted = isInverted, Cover = Cover(image) }
            : null;
    }

    // A picture as a file of its own, and whether its light and dark are swapped; pixels are unpacked the right way round.
    private static (ReadOnlyMemory<byte> Bytes, bool IsInverted)? Content(IPdfImage image)
    {
        if (PdfJpeg.Of(image) is { IsEmpty: false } jpeg)
        {
            // Decoders of JPEG take four colours for those of Adobe, which are stored swapped; a PDF says so itself.
            return (jpeg, PdfSamples.IsSwapped(image) != (PdfJpeg.PartsOf(jpeg.Span) == 4));
        }

        if (PdfJpeg.Jpeg2000Of(image) is { IsEmpty: false } jpeg2000)
        {
            return (jpeg2000, false);
        }

        var isAllowed =
            image is { WidthInSamples: > 0, HeightInSamples: > 0 }
            && (long)image.WidthInSamples * image.HeightInSamples <= Limits.ScanPixels;
        if (!isAllowed || PdfSamples.Of(image) is not { } samples)
        {
            return null;
        }

        return (PngWriter.Write(samples.Width, samples.Height, samples.Channels, samples.Bytes), false);
    }

    // A stencil lays on ink where it is dark; it is taken for black whatever its colour is.
    private static ReadOnlyMemory<byte> Cover(IPdfImage image)
    {
        if (image.IsImageMask)
        {
            return Levels(image, isInk: true);
        }

        // Without its mask a picture would hide what lies below it.
        return image.MaskImage is { } mask ? Levels(mask, mask.IsImageMask) : default;
    }

    private static ReadOnlyMemory<byte> Levels(IPdfImage mask, bool isInk)
    {
        var samples =
            (long)mask.WidthInSamples * mask.HeightInSamples <= Limits.ScanPixels && PdfSamples.Of(mask) is { Channels: 1 } found
                ? found
                : throw new InvalidDataException("The mask of a picture cannot be unpacked.");
        var levels = samples.Bytes;
        if (isInk)
        {
            for (var at = 0; at < levels.Length; at++)
            {
                levels[at] = (byte)(255 - levels[at]);
            }
        }

        return PngWriter.Write(samples.Width, samples.Height, 1, levels);
    }
}
