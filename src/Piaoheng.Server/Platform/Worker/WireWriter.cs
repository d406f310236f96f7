using System.Text;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;

namespace Piaoheng.Server.Platform.Worker;

/// <summary>Writes values of the worker protocol. Every distinct text is written once: rows of a workbook repeat most of theirs.</summary>
internal sealed class WireWriter : IDisposable
{
    private readonly MemoryStream _bytes = new();
    private readonly BinaryWriter _writer;
    private readonly Dictionary<string, int> _known = new(StringComparer.Ordinal);

    public WireWriter() => _writer = new BinaryWriter(_bytes, Encoding.UTF8);

    public ReadOnlySpan<byte> Written => _bytes.GetBuffer().AsSpan(0, (int)_bytes.Length);

    public ReadOnlyMemory<byte> WrittenMemory => _bytes.GetBuffer().AsMemory(0, (int)_bytes.Length);

    public void Dispose() => _writer.Dispose();

    public void Int(int value) => _writer.Write7BitEncodedInt(value);

    public void Long(long value) => _writer.Write(value);

    public void Bool(bool value) => _writer.Write(value);

    public void Bytes(ReadOnlySpan<byte> value)
    {
        Int(value.Length);
        _writer.Write(value);
    }

    /// <summary>0 = null, then the number of a known text, or the next number and the text itself.</summary>
    public void Text(string? value)
    {
        if (value is null)
        {
            Int(0);
            return;
        }

        if (_known.TryGetValue(value, out var number))
        {
            Int(number);
            return;
        }

        _known.Add(value, _known.Count + 1);
        Int(_known.Count);
        _writer.Write(value);
    }

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

    public void Yuan(Yuan value) => _writer.Write7BitEncodedInt64(value.Fen);

    public void List<T>(IReadOnlyCollection<T>? items, Action<T> write)
    {
        Int(items is null ? 0 : items.Count + 1);
        foreach (var item in items ?? [])
        {
            write(item);
        }
    }
}
