using System.Buffers.Text;
using System.Xml;

namespace Piaoheng.Formats.Workbooks.Cells;

/// <summary>Walks through the XML of a sheet, token by token, over the bytes themselves.</summary>
/// <remarks>
/// A list of a hundred thousand invoices is millions of cells, and nothing costs more in it than naming, counting and copying what a
/// general XML reader names, counts and copies. This one knows elements by local name, resolves nothing and refuses a DTD. It does not compare
/// the names of start and end tags; what ends too early or too late is refused.
/// </remarks>
/// <param name="input">The part as UTF-8; disposed with the walk. Whoever opens it limits it.</param>
internal sealed class SheetMarkup(Stream input) : IDisposable
{
    private byte[] _buffer = new byte[1 << 16];
    private int _start;
    private int _end;
    private bool _isAtEnd;
    private int _open;

    // The token in the buffer; of a start its attributes begin after the name.
    private int _token;
    private int _tokenEnd;
    private int _attributes;

    /// <summary>What the walk stands on.</summary>
    public MarkupKind Kind { get; private set; }

    /// <summary>Elements around the token; that of the root is 0.</summary>
    public int Depth { get; private set; }

    /// <summary>Of a start: the element has no content and no end follows.</summary>
    public bool IsEmpty { get; private set; }

    /// <summary>Of a start: whether the element is called so, whatever its prefix.</summary>
    public bool IsStart(ReadOnlySpan<byte> name) => Kind == MarkupKind.Start && LocalName.SequenceEqual(name);

    /// <summary>Of a text: its bytes; references are not resolved unless it is <see cref="MarkupKind.Literal"/>.</summary>
    public ReadOnlySpan<byte> Text => _buffer.AsSpan(_token, _tokenEnd - _token);

    private ReadOnlySpan<byte> LocalName
    {
        get
        {
            var name = _buffer.AsSpan(_token, _attributes - _token);
            return name[(name.IndexOf((byte)':') + 1)..];
        }
    }

    /// <summary>Goes to the next token; false at the end.</summary>
    /// <exception cref="XmlException">The XML is broken or holds a DTD.</exception>
    public bool Read()
    {
        while (true)
        {
            var text = IndexOf("<"u8, 0);
            if (text < 0)
            {
                return _open == 0 ? false : throw Broken();
            }

            if (text > 0)
            {
                Take(MarkupKind.Text, 0, text, after: 0);
                return true;
            }

            Require(2);
            switch (_buffer[_start + 1])
            {
                case (byte)'/':
                    ReadEnd();
                    return true;
                case (byte)'?':
                    Skip("?>"u8);
                    break;
                case (byte)'!':
                    if (ReadSpecial())
                    {
                        return true;
                    }

                    break;
                default:
                    ReadStart();
                    return true;
            }
        }
    }

    /// <summary>Of a start: the value of an attribute, as it stands; empty when there is none.</summary>
    public ReadOnlySpan<byte> Attribute(ReadOnlySpan<byte> name)
    {
        var rest = _buffer.AsSpan(_attributes, _tokenEnd - _attributes);
        while (rest.IndexOf((byte)'=') is var equals and >= 0)
        {
            var called = rest[..equals].Trim(" \t\r\n"u8);
            rest = rest[(equals + 1)..].TrimStart(" \t\r\n"u8);
            if (rest.IsEmpty || rest[0] is not ((byte)'"' or (byte)'\''))
            {
                throw Broken();
            }

            var length = rest[1..].IndexOf(rest[0]);
            if (length < 0)
            {
                throw Broken();
            }

            if (called.SequenceEqual(name))
            {
                return rest.Slice(1, length);
            }

            rest = rest[(length + 2)..];
        }

        return default;
    }

    /// <summary>Of a start: an attribute that is a whole number; null when there is none or it is something else.</summary>
    public int? Integer(ReadOnlySpan<byte> name) => Integer(Attribute(name), out var number) ? number : null;

    /// <summary>Goes to the end of the element that the walk stands on.</summary>
    public void SkipToEnd()
    {
        var depth = Depth;
        while (!IsEmpty && Read() && Depth > depth) { }
    }

    /// <inheritdoc />
    public void Dispose() => input.Dispose();

    private static bool Integer(ReadOnlySpan<byte> digits, out int number) =>
        Utf8Parser.TryParse(digits, out number, out var used) && used == digits.Length && number >= 0;

    private static XmlException Broken() => new("The XML of a sheet is broken.");

    private void ReadStart()
    {
        var close = CloseOfTag();
        var isEmpty = _buffer[_start + close - 1] == '/';
        Take(MarkupKind.Start, 1, close - (isEmpty ? 1 : 0), after: 1 + (isEmpty ? 1 : 0));
        var name = Text.IndexOfAny(" \t\r\n"u8);
        _attributes = name < 0 ? _tokenEnd : _token + name;
        if (_attributes == _token)
        {
            throw Broken();
        }

        IsEmpty = isEmpty;
        _open += isEmpty ? 0 : 1;
    }

    private void ReadEnd()
    {
        var close = Need(">"u8, 2);
        Take(MarkupKind.End, 2, close, after: 1);
        _open--;
        Depth = _open;
        if (_open < 0)
        {
            throw Broken();
        }
    }

    /// <summary>Reads a CDATA section (true) or leaves a comment out.</summary>
    private bool ReadSpecial()
    {
        Require(9);
        var head = _buffer.AsSpan(_start, 9);
        if (head.StartsWith("<!--"u8))
        {
            _start += 4;
            Skip("-->"u8);
            return false;
        }

        if (!head.SequenceEqual("<![CDATA["u8))
        {
            throw new XmlException("The XML of a sheet has a document type.");
        }

        Take(MarkupKind.Literal, 9, Need("]]>"u8, 9), after: 3);
        return true;
    }

    private void Take(MarkupKind kind, int from, int to, int after)
    {
        Kind = kind;
        Depth = _open;
        (_token, _tokenEnd) = (_start + from, _start + to);
        _start = _tokenEnd + after;
    }

    /// <summary>Where the tag that begins here ends: the first <c>&gt;</c> outside of a value.</summary>
    private int CloseOfTag()
    {
        var close = 0;
        while (true)
        {
            close = Need(">"u8, close + 1);
            if (IsOutsideOfValues(_buffer.AsSpan(_start, close)))
            {
                return close;
            }
        }
    }

    private static bool IsOutsideOfValues(ReadOnlySpan<byte> tag)
    {
        while (tag.IndexOfAny((byte)'"', (byte)'\'') is var at and >= 0)
        {
            var quote = tag[at];
            tag = tag[(at + 1)..];
            var length = tag.IndexOf(quote);
            if (length < 0)
            {
                return false;
            }

            tag = tag[(length + 1)..];
        }

        return true;
    }

    private void Skip(ReadOnlySpan<byte> mark) => _start += Need(mark, 0) + mark.Length;

    private int Need(ReadOnlySpan<byte> mark, int from) => IndexOf(mark, from) is var at and >= 0 ? at : throw Broken();

    /// <summary>Where a mark stands, counted from the start of what is unread; -1 when the part ends before.</summary>
    private int IndexOf(ReadOnlySpan<byte> mark, int from)
    {
        while (true)
        {
            var unread = _buffer.AsSpan(_start, _end - _start);
            var found = from < unread.Length ? unread[from..].IndexOf(mark) : -1;
            if (found >= 0)
            {
                return from + found;
            }

            from = Math.Max(from, unread.Length - mark.Length + 1);
            if (!Fill(unread.Length + 1))
            {
                return -1;
            }
        }
    }

    private void Require(int bytes)
    {
        if (!Fill(bytes))
        {
            throw Broken();
        }
    }

    /// <summary>Reads until so many bytes are unread; false when the part ends before.</summary>
    private bool Fill(int bytes)
    {
        while (_end - _start < bytes && !_isAtEnd)
        {
            if (_start > 0)
            {
                _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
                (_start, _end) = (0, _end - _start);
            }

            if (_end == _buffer.Length)
            {
                if (_end > Limits.CellCharacters)
                {
                    throw new LimitExceededException();
                }

                Array.Resize(ref _buffer, _buffer.Length * 2);
            }

            var read = input.Read(_buffer, _end, _buffer.Length - _end);
            _end += read;
            _isAtEnd = read == 0;
        }

        return _end - _start >= bytes;
    }
}

/// <summary>What a walk through a sheet stands on.</summary>
internal enum MarkupKind : byte
{
    /// <summary>A start of an element, or an empty element.</summary>
    Start,

    /// <summary>An end of an element.</summary>
    End,

    /// <summary>Text with references.</summary>
    Text,

    /// <summary>Text of a CDATA section.</summary>
    Literal,
}
