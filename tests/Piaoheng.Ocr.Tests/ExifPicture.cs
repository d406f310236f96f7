using System.Buffers.Binary;

namespace Piaoheng.Ocr.Tests;

/// <summary>Notes an orientation in a JPEG as cameras do.</summary>
internal static class ExifPicture
{
    public static byte[] With(byte[] jpeg, byte orientation)
    {
        // TIFF header, one entry: tag 0x0112, type short, one value.
        byte[] exif =
        [
            .. "Exif\0\0MM\0*"u8,
            .. (byte[])[0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0],
        ];
        var length = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)(exif.Length + 2));
        return [.. jpeg[..2], 0xFF, 0xE1, .. length, .. exif, .. jpeg[2..]];
    }
}
