using System.Xml;
using Piaoheng.Formats.Workbooks.Writing;

namespace Piaoheng.Formats.Workbooks.Cells;

/// <summary>Takes the text out of XML elements without making a string for what the pool already has.</summary>
internal sealed class ElementText(TextPool pool)
{
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
