namespace Piaoheng.Formats.Images.Jbig2;

/// <summary>Which table of codes a segment names: a standard one, or the next of those that the picture brings itself.</summary>
internal static class Jbig2Tables
{
    private const int Own = 3;

    /// <summary>The table.</summary>
    /// <param name="own">The tables that the picture brings, in their order.</param>
    /// <param name="choice">What the segment says.</param>
    /// <param name="standard">Numbers of the standard tables that it may name.</param>
    public static HuffmanTable Choose(Queue<HuffmanTable> own, int choice, params ReadOnlySpan<int> standard)
    {
        if (choice < standard.Length)
        {
            return StandardTables.Number(standard[choice]);
        }

        return choice == Own && own.TryDequeue(out var table)
            ? table
            : throw new InvalidDataException("A JBIG2 picture names a table that it does not have.");
    }
}
