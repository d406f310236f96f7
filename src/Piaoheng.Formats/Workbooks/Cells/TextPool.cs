using System.IO.Hashing;

namespace Piaoheng.Formats.Workbooks.Cells;

/// <summary>Gives one string for equal texts: names, tax numbers and words repeat down a sheet, and a hundred thousand rows must fit the worker.</summary>
/// <remarks>A fixed number of slots; a text that meets a taken slot replaces what is there. So it never grows and never needs cleaning.</remarks>
internal sealed class TextPool
{
    private const int Slots = 1 << 14;

    // Long texts (remarks) hardly repeat.
    private const int LongestPooled = 64;

    private readonly string?[] _slots = new string?[Slots];

    // The same for texts by their bytes in a sheet: which string they gave, and the bytes themselves, one slot behind the other.
    private readonly string?[] _ofMarkup = new string?[Slots];
    private readonly byte[] _markup = new byte[Slots * LongestPooled];
    private readonly byte[] _lengths = new byte[Slots];

    /// <summary>The string that these bytes gave before; null = none is kept.</summary>
    /// <param name="markup">The bytes.</param>
    /// <param name="slot">Where to keep it; below 0 where it is not to be kept.</param>
    public string? Find(ReadOnlySpan<byte> markup, out int slot)
    {
        slot = -1;
        if (markup.Length > LongestPooled)
        {
            return null;
        }

        slot = (int)(XxHash3.HashToUInt64(markup) & (Slots - 1));
        return _lengths[slot] == markup.Length && markup.SequenceEqual(_markup.AsSpan(slot * LongestPooled, markup.Length))
            ? _ofMarkup[slot]
            : null;
    }

    /// <summary>Keeps what bytes gave.</summary>
    public void Keep(int slot, ReadOnlySpan<byte> markup, string text)
    {
        if (slot >= 0)
        {
            markup.CopyTo(_markup.AsSpan(slot * LongestPooled));
            _lengths[slot] = (byte)markup.Length;
            _ofMarkup[slot] = text;
        }
    }

    /// <summary>The string with these characters.</summary>
    public string Get(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return "";
        }

        if (text.Length > LongestPooled)
        {
            return text.ToString();
        }

        ref var slot = ref _slots[string.GetHashCode(text, StringComparison.Ordinal) & (Slots - 1)];
        if (slot is { } known && text.SequenceEqual(known))
        {
            return known;
        }

        slot = text.ToString();
        return slot;
    }
}
