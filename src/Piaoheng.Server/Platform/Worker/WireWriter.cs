using System.Buffers.Binary;
using System.Text;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;

namespace Piaoheng.Server.Platform.Worker;

/// <summary>Writes values of the worker protocol. A text that was written lately is named instead: rows of a workbook repeat most of theirs.</summary>
/// <remarks>A fixed number of slots, which the reader keeps alike: a dictionary of every text grows with the file and costs more than the rest.</remarks>
internal sealed class WireWriter : IDisposable
{
    /// <summary>How many texts are remembered.</summary>
    public const int Slots = 1 << 14;

    /// <summary>Null; of the codes above these two, each slot has one for its new text and one for the text that it has.</summary>
    public const int NoText = 0;

    /// <summary>A text that is not remembered.</summary>
    public const int LongText = 1;

    private const int LongestRemembered = 64;
    private readonly string?[] _known = new string?[Slots];
    private byte[] _bytes = new byte[4_096];
    private int _length;

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    public ReadOnlyMemory<byte> WrittenMemory => _bytes.AsMemory(0, _length);

    public void Dispose() => _bytes = [];

    public void Int(int value)
    {
        Reserve(5);
        var rest = unchecked((uint)value);
        for (; rest > 0x7F; rest >>= 7)
        {
            _bytes[_length++] = (byte)((rest & 0x7F) | 0x80);
        }

        _bytes[_length++] = (byte)rest;
    }

    public void Long(long value)
    {
        Reserve(sizeof(long));
        BinaryPrimitives.WriteInt64LittleEndian(_bytes.AsSpan(_length), value);
        _length += sizeof(long);
    }

    public void Bool(bool value)
    {
        Reserve(1);
        _bytes[_length++] = (byte)(value ? 1 : 0);
    }

    public void Bytes(ReadOnlySpan<byte> value)
    {
        Int(value.Length);
        Reserve(value.Length);
        value.CopyTo(_bytes.AsSpan(_length));
        _length += value.Length;
    }

    /// <summary>A text, or the slot that has it.</summary>
    public void Text(string? value)
    {
        if (value is null)
        {
            Int(NoText);
            return;
        }

        if (value.Length > LongestRemembered)
        {
            Int(LongText);
            Characters(value);
            return;
        }

        var slot = value.GetHashCode(StringComparison.Ordinal) & (Slots - 1);
        if (string.Equals(_known[slot], value, StringComparison.Ordinal))
        {
            Int(KnownText(slot));
            return;
        }

        _known[slot] = value;
        Int(NewText(slot));
        Characters(value);
    }

    /// <summary>Code of a text that follows and is remembered in a slot.</summary>
    public static int NewText(int slot) => (2 * slot) + 2;

    /// <summary>Code of the text that a slot has.</summary>
    public static int KnownText(int slot) => (2 * slot) + 3;

    public void Enum<T>(T? value)
        where T : struct, Enum => Int(value is { } known ? Convert.ToInt32(known, null) + 1 : 0);

    public void Day(DateOnly? value) => Int(value is { } day ? day.DayNumber + 1 : 0);

    public void Instant(DateTimeOffset? value)
    {
        Bool(value is not null);
        if (value is { } instant)
        {
            Long(instant.UtcTicks);
        }
    }

    public void Amount(PrintedAmount? value)
    {
        Bool(value is not null);
        if (value is { } amount)
        {
            Yuan(amount.Value);
            Text(amount.Printed);
        }
    }

    public void Yuan(Yuan value) => Long(value.Fen);

    public void List<T>(IReadOnlyCollection<T>? items, Action<T> write)
    {
        Int(items is null ? 0 : items.Count + 1);
        foreach (var item in items ?? [])
        {
            write(item);
        }
    }

    private void Characters(string value)
    {
        var count = Encoding.UTF8.GetByteCount(value);
        Int(count);
        Reserve(count);
        _length += Encoding.UTF8.GetBytes(value, _bytes.AsSpan(_length));
    }

    private void Reserve(int more)
    {
        if (_bytes.Length - _length < more)
        {
            Array.Resize(ref _bytes, Math.Max(checked(_length + more), (int)Math.Min(Array.MaxLength, 2L * _bytes.Length)));
        }
    }
}
