using System.Text;

namespace Piaoheng.Formats.Workbooks.Cells;

/// <summary>编码 of an XML part: UTF-8 unless a byte order mark or the XML declaration says otherwise.</summary>
internal static class SheetEncoding
{
    private const int Sample = 256;

    /// <summary>The part as UTF-8, whatever it is stored in; a byte order mark may stand before it.</summary>
    /// <param name="open">Opens the part from its start.</param>
    /// <exception cref="InvalidDataException">The declaration names an encoding that nobody knows.</exception>
    public static Stream AsUtf8(Func<Stream> open)
    {
        var head = new byte[Sample];
        using (var part = open())
        {
            head = head[..part.ReadAtLeast(head, Sample, throwOnEndOfStream: false)];
        }

        return Find(head) is { } encoding ? Encoding.CreateTranscodingStream(open(), encoding, Encoding.UTF8) : open();
    }

    /// <summary>The encoding; null for UTF-8.</summary>
    private static Encoding? Find(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.StartsWith((ReadOnlySpan<byte>)[0x3C, 0]))
        {
            return Encoding.Unicode;
        }

        return bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) || bytes.StartsWith((ReadOnlySpan<byte>)[0, 0x3C])
            ? Encoding.BigEndianUnicode
            : Declared(bytes);
    }

    private static Encoding? Declared(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf("?>"u8);
        if (!bytes.StartsWith("<?xml"u8) || end < 0)
        {
            return null;
        }

        var declaration = Encoding.ASCII.GetString(bytes[..end]);
        var at = declaration.IndexOf("encoding", StringComparison.Ordinal);
        var name = at < 0 ? "utf-8" : declaration[at..].Split('"', '\'').ElementAtOrDefault(1) ?? "utf-8";
        if (name.ToUpperInvariant() is "UTF-8" or "UTF8" or "US-ASCII")
        {
            return null;
        }

        try
        {
            var (none, strict) = (EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
            return CodePagesEncodingProvider.Instance.GetEncoding(name, none, strict) ?? Encoding.GetEncoding(name, none, strict);
        }
        catch (ArgumentException exception)
        {
            throw new InvalidDataException("The XML of a sheet is in an unknown encoding.", exception);
        }
    }
}
