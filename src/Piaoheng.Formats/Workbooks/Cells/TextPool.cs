namespace Piaoheng.Formats.Workbooks.Cells;

/// <summary>Gives one string for equal texts: names, tax numbers and words repeat down a sheet, and a hundred thousand rows must fit the worker.</summary>
/// <remarks>A fixed number of slots; a text that meets a taken slot replaces what is there. So it never grows and never needs cleaning.</remarks>
internal sealed class TextPool
{
    private const int Slots = 1 << 14;

    // Long texts (remarks) hardly repeat.
    private const int LongestPooled = 64;

    private readonly string?[] _slots = new string?[Slots];

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
