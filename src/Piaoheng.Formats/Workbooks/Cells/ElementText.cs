using System.Text;
using System.Xml;
using Piaoheng.Formats.Workbooks.Writing;

namespace Piaoheng.Formats.Workbooks.Cells;

/// <summary>Takes the text out of XML elements without making a string for what the pool already has.</summary>
internal sealed class ElementText(TextPool pool)
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    private char[] _buffer = new char[1024];

    /// <summary>The text of the element that the reader stands on (<c>si</c>, <c>is</c>, <c>v</c>): all runs joined, without phonetic guides; the reader ends on its end.</summary>
    public string Read(XmlReader reader)
    {
        if (reader.IsEmptyElement)
        {
            return "";
        }

        var depth = reader.Depth;
        var length = 0;
        while (reader.Read() && reader.Depth > depth)
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
                    length = Append(reader, length);
                    break;
                case XmlNodeType.Element when reader.LocalName == "rPh":
                    SheetXml.SkipToEnd(reader);
                    break;
                default:
                    break;
            }
        }

        var text = pool.Get(_buffer.AsSpan(0, length));
        return CellText.Unescape(text);
    }

    /// <summary>The same of a sheet.</summary>
    public string Read(SheetMarkup markup)
    {
        if (markup.IsEmpty)
        {
            return "";
        }

        var depth = markup.Depth;
        var (length, keepsSpace) = (0, KeepsSpace(markup));
        while (markup.Read() && markup.Depth > depth)
        {
            switch (markup.Kind)
            {
                case MarkupKind.Text when keepsSpace || !markup.Text.Trim(" \t\r\n"u8).IsEmpty:
                    length = Append(markup.Text, hasReferences: true, length);
                    break;
                case MarkupKind.Literal:
                    length = Append(markup.Text, hasReferences: false, length);
                    break;
                case MarkupKind.Start when markup.IsStart("rPh"u8):
                    markup.SkipToEnd();
                    break;
                case MarkupKind.Start:
                    keepsSpace = KeepsSpace(markup);
                    break;
                default:
                    break;
            }
        }

        return CellText.Unescape(pool.Get(_buffer.AsSpan(0, length)));
    }

    /// <summary>The text that stands between two tags, given as bytes: what stood there before is not decoded again.</summary>
    public string Of(ReadOnlySpan<byte> markup, bool keepsSpace)
    {
        if (markup.IsEmpty || (!keepsSpace && markup.Trim(" \t\r\n"u8).IsEmpty))
        {
            return "";
        }

        if (pool.Find(markup, out var slot) is { } known)
        {
            return known;
        }

        var text = CellText.Unescape(_buffer.AsSpan(0, Append(markup, hasReferences: true, 0)).ToString());
        pool.Keep(slot, markup, text);
        return text;
    }

    private static bool KeepsSpace(SheetMarkup start) => start.Attribute("xml:space"u8).SequenceEqual("preserve"u8);

    private int Append(ReadOnlySpan<byte> text, bool hasReferences, int length)
    {
        if (_buffer.Length - length < text.Length)
        {
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, length + text.Length));
        }

        var chars = _buffer.AsSpan(length);
        var written = Strict.GetChars(text, chars);
        return length
            + (text.IndexOfAny((byte)'&', (byte)'\r') < 0 ? written : MarkupText.Resolve(chars[..written], hasReferences));
    }

    private int Append(XmlReader reader, int length)
    {
        while (true)
        {
            if (length == _buffer.Length)
            {
                Array.Resize(ref _buffer, _buffer.Length * 2);
            }

            var read = reader.ReadValueChunk(_buffer, length, _buffer.Length - length);
            if (read == 0)
            {
                return length;
            }

            length += read;
            if (length > Limits.CellCharacters)
            {
                throw new LimitExceededException();
            }
        }
    }
}
