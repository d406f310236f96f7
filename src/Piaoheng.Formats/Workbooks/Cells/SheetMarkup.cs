using System.Buffers.Text;
using System.Xml;

namespace Piaoheng.Formats.Workbooks.Cells;

/// <summary>Walks through the XML of a sheet, token by token, over the bytes themselves.</summary>
/// <remarks>
/// A list of a hundred thousand invoices is millions of cells, and nothing costs more in it than naming, counting and copying what a
/// general XML reader names, counts and copies. This one knows elements by local name, resolves nothing, refuses a DTD and, as any other, what
/// does not end as it began: a damaged sheet must not read as another one.
/// </remarks>
/// <param name="input">The part as UTF-8; disposed with the walk. Whoever opens it limits it.</param>
internal sealed class SheetMarkup(Stream input) : IDisposable
{
    private byte[] _buffer = new byte[1 << 16];
    private int _start;
    private int _end;
    private bool _isAtEnd;
    private int _open;

    private const int MostAttributes = 128;

    // Names of the open elements one behind the other, and where each ends.
    private byte[] _names = new byte[256];
    private int[] _nameEnds = new int[16];

    private bool _hasRoot;

    // The token in the buffer; of a start it is the name, and the attributes follow.
    private int _token;
    private int _tokenEnd;
    private int _attributeCount;
    private (int Name, int NameEnd, int Value, int ValueEnd)[] _attributes = new (int, int, int, int)[8];

    private static ReadOnlySpan<byte> Space => " \t\r\n"u8;

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

    private ReadOnlySpan<byte> LocalName => Text[(Text.IndexOf((byte)':') + 1)..];

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
                return _open > 0 || Text.TrimStart("\uFEFF"u8).Trim(Space).IsEmpty ? true : throw Broken();
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
        foreach (var own in _attributes.AsSpan(0, _attributeCount))
        {
            if (_buffer.AsSpan(own.Name..own.NameEnd).SequenceEqual(name))
            {
                return _buffer.AsSpan(own.Value..own.ValueEnd);
            }
        }

        return default;
    }

    /// <summary>Of a start: an attribute that is a whole number; null when there is none or it is something else.</summary>
    public int? Integer(ReadOnlySpan<byte> name) => Whole(Attribute(name));

    /// <summary>A whole number; null where the digits are something else.</summary>
    public static int? Whole(ReadOnlySpan<byte> digits) => Integer(digits, out var number) ? number : null;

    /// <summary>Takes a whole cell at once, if the next token begins one that is written in the usual way.</summary>
    public bool TryTakeCell(out UsualCell cell)
    {
        var isTaken = UsualCell.TryTake(_buffer.AsSpan(_start.._end), out cell, out var length);
        _start += isTaken ? length : 0;
        return isTaken;
    }

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
        _attributeCount = 0;
        var name = EndOfName(1);
        var at = name;
        while (true)
        {
            var next = SkipSpace(at);
            switch (ByteAt(next))
            {
                case (byte)'>':
                    BeTag(name, next + 1, isEmpty: false);
                    return;
                case (byte)'/' when ByteAt(next + 1) == '>':
                    BeTag(name, next + 2, isEmpty: true);
                    return;
                default:
                    at = next > at ? ReadAttribute(next) : throw Broken();
                    break;
            }
        }
    }

    private void BeTag(int name, int end, bool isEmpty)
    {
        if (_open == 0 && _hasRoot)
        {
            throw Broken();
        }

        // Until here all places were counted from the start of the tag, because reading on moves it.
        foreach (ref var own in _attributes.AsSpan(0, _attributeCount))
        {
            own = (own.Name + _start, own.NameEnd + _start, own.Value + _start, own.ValueEnd + _start);
        }

        _hasRoot = true;
        IsEmpty = isEmpty;
        Take(MarkupKind.Start, 1, name, after: end - name);
        if (!isEmpty)
        {
            Open(Text);
        }
    }

    /// <summary>Reads one attribute; gives the place behind it.</summary>
    private int ReadAttribute(int at)
    {
        var nameEnd = EndOfName(at);
        var equals = SkipSpace(nameEnd);
        var value = ByteAt(equals) == '=' ? SkipSpace(equals + 1) : throw Broken();
        ReadOnlySpan<byte> quote = ByteAt(value) switch
        {
            (byte)'"' => "\""u8,
            (byte)'\'' => "'"u8,
            _ => throw Broken(),
        };
        var valueEnd = Need(quote, value + 1);
        var name = _buffer.AsSpan(_start + at, nameEnd - at);
        foreach (var own in _attributes.AsSpan(0, _attributeCount))
        {
            if (_buffer.AsSpan(_start + own.Name, own.NameEnd - own.Name).SequenceEqual(name))
            {
                throw Broken();
            }
        }

        if (_attributeCount == _attributes.Length)
        {
            Array.Resize(ref _attributes, _attributes.Length < MostAttributes ? _attributes.Length * 2 : throw Broken());
        }

        _attributes[_attributeCount++] = (at, nameEnd, value + 1, valueEnd);
        return valueEnd + 1;
    }

    private int EndOfName(int at)
    {
        var end = at;
        while (IsOfName(ByteAt(end)))
        {
            end++;
        }

        return end > at ? end : throw Broken();
    }

    private int SkipSpace(int at)
    {
        while (Space.Contains(ByteAt(at)))
        {
            at++;
        }

        return at;
    }

    private byte ByteAt(int at)
    {
        if (at >= _end - _start)
        {
            Require(at + 1);
        }

        return _buffer[_start + at];
    }

    private static bool IsOfName(byte letter) =>
        char.IsAsciiLetterOrDigit((char)letter) || letter is (byte)'_' or (byte)':' or (byte)'-' or (byte)'.' or >= 0x80;

    private void Open(ReadOnlySpan<byte> name)
    {
        var start = _open == 0 ? 0 : _nameEnds[_open - 1];
        if (start + name.Length > _names.Length || _open == _nameEnds.Length)
        {
            // Sheets are six deep.
            throw Broken();
        }

        name.CopyTo(_names.AsSpan(start));
        _nameEnds[_open++] = start + name.Length;
    }

    private void ReadEnd()
    {
        var close = Need(">"u8, 2);
        Take(MarkupKind.End, 2, close, after: 1);
        if (_open == 0)
        {
            throw Broken();
        }

        _open--;
        Depth = _open;
        var start = _open == 0 ? 0 : _nameEnds[_open - 1];
        if (!Text.TrimEnd(Space).SequenceEqual(_names.AsSpan(start.._nameEnds[_open])))
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
