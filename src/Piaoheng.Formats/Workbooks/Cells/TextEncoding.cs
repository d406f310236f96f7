using System.Text;
using System.Text.Unicode;
using Piaoheng.Formats.Text;

namespace Piaoheng.Formats.Workbooks.Cells;

/// <summary>文字编码 of text tables: by byte order mark, else UTF-16 by its zeros, else UTF-8 if every byte fits, else GB 18030.</summary>
/// <remarks>Decoding is strict: a byte that does not fit stops the file. What is decoded wrongly all the same has no known heading and is refused.</remarks>
internal static class TextEncoding
{
    private const int Sample = 4096;

    /// <summary>The encoding and how many bytes of mark stand before the text.</summary>
    public static (Encoding Encoding, int Mark) Find(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            return (new UTF8Encoding(false, throwOnInvalidBytes: true), 3);
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
        {
            return (new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true), 2);
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return (new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true), 2);
        }

        if (ZerosAt(bytes) is { } isBigEndian)
        {
            return (new UnicodeEncoding(isBigEndian, byteOrderMark: false, throwOnInvalidBytes: true), 0);
        }

        return Utf8.IsValid(bytes)
            ? (new UTF8Encoding(false, throwOnInvalidBytes: true), 0)
            : (
                Encoding.GetEncoding(
                    TextBytes.Gb18030.CodePage,
                    EncoderFallback.ExceptionFallback,
                    DecoderFallback.ExceptionFallback
                ),
                0
            );
    }

    // Separators, digits and line ends of UTF-16 have a zero byte: after them (little endian) or before (big endian).
    private static bool? ZerosAt(ReadOnlySpan<byte> bytes)
    {
        var (even, odd) = (0, 0);
        var length = Math.Min(bytes.Length, Sample) & ~1;
        for (var at = 0; at < length; at += 2)
        {
            even += bytes[at] == 0 ? 1 : 0;
            odd += bytes[at + 1] == 0 ? 1 : 0;
        }

        if (even + odd < length / 16 || even + odd == 0)
        {
            return null;
        }

        return even > odd;
    }
}
