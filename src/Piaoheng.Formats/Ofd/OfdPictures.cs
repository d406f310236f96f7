using Piaoheng.Core.Codes.Qr;
using Piaoheng.Formats.Images;
using Piaoheng.Formats.Images.Jbig2;

namespace Piaoheng.Formats.Ofd;

/// <summary>The pictures among the resources of an OFD document that may hold a QR code, as grey levels: PNG, JPEG and JBIG2.</summary>
internal static class OfdPictures
{
    public static IEnumerable<GreyImage> Of(OfdDocument document)
    {
        foreach (var content in document.Pictures())
        {
            if ((PngPicture.TryRead(content) ?? JpegPicture.TryRead(content) ?? Jbig2(content)) is { } picture)
            {
                yield return picture;
            }
        }
    }

    private static GreyImage? Jbig2(byte[] content) =>
        Jbig2Picture.TryRead(content) is { Width: > 0, Height: > 0 } bitmap
        && (long)bitmap.Width * bitmap.Height <= Limits.CodePicturePixels
            ? bitmap.ToGrey()
            : null;
}
