using System.Text;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;

namespace Piaoheng.Server.Platform.Worker;

/// <summary>Reads what <see cref="WireWriter"/> wrote. A worker may be in the hands of a hostile file: nothing here trusts a length.</summary>
internal sealed class WireReader : IDisposable
{
    private readonly BinaryReader _reader;
    private readonly List<string> _known = [];
    private readonly int _length;

    public WireReader(byte[] content)
    {
        _length = content.Length;
        _reader = new BinaryReader(new MemoryStream(content), Encoding.UTF8);
    }

    public void Dispose() => _reader.Dispose();

    public int Int() => _reader.Read7BitEncodedInt();

    public long Long() => _reader.ReadInt64();

    public bool Bool() => _reader.ReadBoolean();

    public byte[] Bytes() => _reader.ReadBytes(Count(Int()));

    public string? Text()
    {
        var number = Int();
        if (number == 0)
        {
            return null;
        }

        if (number <= _known.Count && number > 0)
        {
            return _known[number - 1];
        }

        if (number != _known.Count + 1)
        {
            throw new InvalidDataException("A worker named a text that it never wrote.");
        }

        var text = _reader.ReadString();
        _known.Add(text);
        return text;
    }

    public string RequiredText() => Text() ?? throw new InvalidDataException("A worker left out a text.");

    public T? Enum<T>()
        where T : struct, Enum
    {
        var number = Int();
        if (number == 0)
        {
            return null;
        }

        var value = (T)System.Enum.ToObject(typeof(T), number - 1);
        return System.Enum.IsDefined(value) ? value : throw new InvalidDataException("A worker sent an unknown word.");
    }

    public DateOnly? Day()
    {
        var number = Int();
        return number == 0 ? null : DateOnly.FromDayNumber(number - 1);
    }

    public DateTimeOffset? Instant() => Bool() ? new DateTimeOffset(Long(), TimeSpan.Zero) : null;

    public PrintedAmount? Amount() => Bool() ? new PrintedAmount(Yuan(), Text()) : null;

    public Yuan Yuan() => Core.Money.Yuan.FromFen(_reader.Read7BitEncodedInt64());

    public List<T>? List<T>(Func<T> read)
    {
        var count = Int() - 1;
        if (count < 0)
        {
            return null;
        }

        var items = new List<T>(Count(count));
        for (var i = 0; i < count; i++)
        {
            items.Add(read());
        }

        return items;
    }

    // Every item takes at least one byte, so a count beyond the message is a lie.
    private int Count(int claimed) =>
        claimed >= 0 && claimed <= _length ? claimed : throw new InvalidDataException("A worker claimed more than it sent.");
}
