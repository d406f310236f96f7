using System.Text;

namespace Piaoheng.Formats.Text;

/// <summary>文字编码: turns the bytes of a text file into characters.</summary>
/// <remarks>
/// What the bytes are is trusted before what a declaration says: files whose declaration says GBK while they hold UTF-8 are common.
/// Chinese text in GBK is practically never valid UTF-8 too.
/// </remarks>
internal static class TextBytes
{
    static TextBytes() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>GB 18030, which contains GBK and GB 2312.</summary>
    public static Encoding Gb18030 => Encoding.GetEncoding("GB18030");

    /// <summary>The characters of the bytes: by byte order mark, else UTF-16 if it begins so with a tag, else UTF-8 if valid, else GB 18030.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("\uFEFF"u8))
        {
            return Encoding.UTF8.GetString(bytes[3..]);
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.StartsWith("<\0"u8))
        {
            return Encoding.Unicode.GetString(bytes).TrimStart('\uFEFF');
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) || bytes.StartsWith("\0<"u8))
        {
            return Encoding.BigEndianUnicode.GetString(bytes).TrimStart('\uFEFF');
        }

        return System.Text.Unicode.Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : Gb18030.GetString(bytes);
    }
}
