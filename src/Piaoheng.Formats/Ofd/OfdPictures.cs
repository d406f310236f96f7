using Piaoheng.Core.Codes.Qr;
using Piaoheng.Formats.Images;

namespace Piaoheng.Formats.Ofd;

/// <summary>The pictures among the resources of an OFD document that may hold a QR code, as grey levels: PNG and JPEG.</summary>
internal static class OfdPictures
{
    public static IEnumerable<GreyImage> Of(OfdDocument document)
    {
        foreach (var content in document.Pictures())
        {
            if ((PngPicture.TryRead(content) ?? JpegPicture.TryRead(content)) is { } picture)
            {
                yield return picture;
            }
        }
    }
}
