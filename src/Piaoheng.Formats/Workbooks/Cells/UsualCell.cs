namespace Piaoheng.Formats.Workbooks.Cells;

/// <summary>A cell written as nearly every program writes it, taken from the bytes in one piece.</summary>
/// <remarks>
/// <c>&lt;c r="A2" s="1" t="s"&gt;&lt;v&gt;…&lt;/v&gt;&lt;/c&gt;</c>, or <c>&lt;is&gt;&lt;t&gt;…&lt;/t&gt;&lt;/is&gt;</c> inside it. A list of the bureau is millions of these, and as
/// nine tokens each they cost three times as much. Whatever looks different in the least is left to <see cref="SheetMarkup.Read"/>, which knows
/// what is broken and what is only odd.
/// </remarks>
internal readonly ref struct UsualCell
{
    private UsualCell(ReadOnlySpan<byte> reference, ReadOnlySpan<byte> style, ReadOnlySpan<byte> type)
    {
        Reference = reference;
        Style = style;
        Type = type;
    }

    /// <summary>Attribute <c>r</c>; empty when there is none.</summary>
    public ReadOnlySpan<byte> Reference { get; }

    /// <summary>Attribute <c>s</c>; empty when there is none.</summary>
    public ReadOnlySpan<byte> Style { get; }

    /// <summary>Attribute <c>t</c>; empty when there is none.</summary>
    public ReadOnlySpan<byte> Type { get; }

    /// <summary>What stands in the cell; references are not resolved.</summary>
    public ReadOnlySpan<byte> Text { get; private init; }

    /// <summary>Whether a text of white space alone counts.</summary>
    public bool KeepsSpace { get; private init; }

    /// <summary>Whether the cell has content.</summary>
    public bool HasContent { get; private init; }

    /// <summary>Takes a cell from the start of what is unread.</summary>
    /// <param name="unread">What is unread; may end anywhere.</param>
    /// <param name="cell">The cell.</param>
    /// <param name="length">Its bytes.</param>
    /// <returns>False where something else stands there, or not all of a cell.</returns>
    public static bool TryTake(ReadOnlySpan<byte> unread, out UsualCell cell, out int length)
    {
        length = 0;
        cell = default;
        if (!unread.StartsWith("<c "u8) || !TryTakeTag(unread, out cell, out var at))
        {
            return false;
        }

        if (unread[at] == '/')
        {
            length = at + 2;
            return length <= unread.Length && unread[at + 1] == '>';
        }

        var content = unread[(at + 1)..];
        ReadOnlySpan<byte> end = "</t></is></c>"u8;
        var (text, keepsSpace) = (0, false);
        if (content.StartsWith("<v>"u8))
        {
            text = 3;
            end = "</v></c>"u8;
        }
        else if (content.StartsWith("<is><t>"u8))
        {
            text = 7;
        }
        else if (content.StartsWith("<is><t xml:space=\"preserve\">"u8))
        {
            (text, keepsSpace) = (28, true);
        }
        else
        {
            return false;
        }

        content = content[text..];
        var close = content.IndexOf((byte)'<');
        if (close < 0 || !content[close..].StartsWith(end))
        {
            return false;
        }

        cell = new UsualCell(cell.Reference, cell.Style, cell.Type)
        {
            Text = content[..close],
            KeepsSpace = keepsSpace,
            HasContent = true,
        };
        length = at + 1 + text + close + end.Length;
        return true;
    }

    /// <summary>Takes the start tag; <paramref name="at"/> is where its <c>&gt;</c> or <c>/&gt;</c> stands.</summary>
    private static bool TryTakeTag(ReadOnlySpan<byte> unread, out UsualCell cell, out int at)
    {
        ReadOnlySpan<byte> reference = default;
        ReadOnlySpan<byte> style = default;
        ReadOnlySpan<byte> type = default;
        cell = default;
        at = 2;
        while (at + 3 < unread.Length && unread[at] == ' ')
        {
            if (!TryTakeValue(unread[(at + 2)..], out var value))
            {
                return false;
            }

            switch (unread[at + 1])
            {
                case (byte)'r' when reference.IsEmpty:
                    reference = value;
                    break;
                case (byte)'s' when style.IsEmpty:
                    style = value;
                    break;
                case (byte)'t' when type.IsEmpty:
                    type = value;
                    break;
                default:
                    return false;
            }

            at += value.Length + 5;
        }

        cell = new UsualCell(reference, style, type);
        return at < unread.Length && unread[at] is (byte)'>' or (byte)'/';
    }

    // ="…", and not empty.
    private static bool TryTakeValue(ReadOnlySpan<byte> text, out ReadOnlySpan<byte> value)
    {
        value = default;
        if (!text.StartsWith("=\""u8))
        {
            return false;
        }

        // A value is a few letters: looking at them one by one is faster than to search.
        for (var end = 2; end < text.Length; end++)
        {
            if (text[end] == '"')
            {
                value = text[2..end];
                return end > 2;
            }
        }

        return false;
    }
}
