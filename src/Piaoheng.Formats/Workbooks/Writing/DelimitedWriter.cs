using System.Buffers;

namespace Piaoheng.Formats.Workbooks.Writing;

/// <summary>CSV 写出: rows of typed cells as comma-separated text, safe against formula injection (<see cref="SafeText"/>).</summary>
/// <remarks>Numbers and dates are written plainly, text is made harmless; every row ends with CR LF (RFC 4180).</remarks>
public sealed class DelimitedWriter(TextWriter output, char separator = ',')
{
    private readonly SearchValues<char> _needQuotes = SearchValues.Create([separator, '"', '\r', '\n', ' ', '\t', '\0']);

    /// <summary>Writes a row.</summary>
    public void WriteRow(params ReadOnlySpan<SheetCell> cells)
    {
        for (var column = 0; column < cells.Length; column++)
        {
            if (column > 0)
            {
                output.Write(separator);
            }

            WriteCell(cells[column]);
        }

        output.Write("\r\n");
    }

    private void WriteCell(SheetCell cell)
    {
        var text = cell is { IsNumber: false, Value: { } written } ? SafeText.Neutralise(written) : cell.Value;
        if (text is null)
        {
            return;
        }

        if (text.AsSpan().IndexOfAny(_needQuotes) < 0)
        {
            output.Write(text);
            return;
        }

        output.Write('"');
        output.Write(text.Replace("\"", "\"\"", StringComparison.Ordinal));
        output.Write('"');
    }
}
