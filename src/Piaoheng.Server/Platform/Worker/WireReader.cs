using System.Buffers.Binary;
using System.Text;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;

namespace Piaoheng.Server.Platform.Worker;

/// <summary>Reads what <see cref="WireWriter"/> wrote. A worker may be in the hands of a hostile file: nothing here trusts a length.</summary>
internal sealed class WireReader(byte[] content) : IDisposable
{
    private const int MostBytesOfInt = 5;

    private readonly string?[] _known = new string?[WireWriter.Slots];
    private int _at;

    public void Dispose() => _at = content.Length;

    public int Int()
    {
        var value = 0U;
        for (var place = 0; place < MostBytesOfInt; place++)
        {
            var next = Take(1)[0];
            value |= unchecked((uint)(next & 0x7F) << (7 * place));
            if (next < 0x80 && value <= int.MaxValue)
            {
                return (int)value;
            }
        }

        throw new InvalidDataException("A worker sent a number that is too large.");
    }

    public long Long() => BinaryPrimitives.ReadInt64LittleEndian(Take(sizeof(long)));

    public bool Bool() => Take(1)[0] != 0;

    public byte[] Bytes() => Take(Int()).ToArray();

    public string? Text()
    {
        var code = Int();
        if (code is WireWriter.NoText or WireWriter.LongText)
        {
            return code == WireWriter.NoText ? null : Characters();
        }

        var slot = (code - WireWriter.NewText(0)) / 2;
        if (code < 0 || slot >= WireWriter.Slots)
        {
            throw new InvalidDataException("A worker named a place that it has not got.");
        }

        if (code == WireWriter.NewText(slot))
        {
            return _known[slot] = Characters();
        }

        return _known[slot] ?? throw new InvalidDataException("A worker named a text that it never wrote.");
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

    public Yuan Yuan() => Core.Money.Yuan.FromFen(Long());

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
        claimed >= 0 && claimed <= content.Length
            ? claimed
            : throw new InvalidDataException("A worker claimed more than it sent.");

    private string Characters() => Encoding.UTF8.GetString(Take(Int()));

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count < 0 || count > content.Length - _at)
        {
            throw new EndOfStreamException("A worker sent less than it said.");
        }

        _at += count;
        return content.AsSpan(_at - count, count);
    }
}
