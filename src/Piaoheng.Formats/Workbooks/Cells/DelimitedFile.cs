using System.Text;
using Piaoheng.Formats.Workbooks.Layouts;

namespace Piaoheng.Formats.Workbooks.Cells;

/// <summary>CSV 及其他分隔文本: one sheet without a name; separator, encoding and quotes are found out (RFC 4180, and what people make of it).</summary>
internal sealed class DelimitedFile : TableFile
{
    private static readonly char[] Separators = [',', '\t', ';', '|', '，'];

    private readonly List<Sheet> _sheets;

    private DelimitedFile(Sheet sheet) => _sheets = [sheet];

    /// <inheritdoc />
    public override IReadOnlyList<Sheet> Sheets => _sheets;

    /// <summary>Opens a text table: with the separator that gives the most known headings.</summary>
    public static DelimitedFile Open(ReadOnlyMemory<byte> content)
    {
        var (encoding, mark) = TextEncoding.Find(content.Span);
        var budget = new CellBudget();
        var best = Separators
            .Select(separator => new DelimitedSheet(content[mark..], encoding, separator, budget) { Name = "" })
            .MaxBy(KnownHeadings)!;
        return new DelimitedFile(best);
    }

    private static int KnownHeadings(Sheet sheet)
    {
        try
        {
            return SheetTop.Of(sheet).Table?.Known ?? 0;
        }
        catch (InvalidDataException)
        {
            // A quote that never closes only says that this is not the separator: 备注 may hold the sign before a closing quote.
            return 0;
        }
    }

    /// <inheritdoc />
    public override void Dispose() { }

    private sealed class DelimitedSheet(ReadOnlyMemory<byte> content, Encoding encoding, char separator, CellBudget budget)
        : Sheet
    {
        public override IEnumerable<SheetRow> Rows()
        {
            using var reader = new StreamReader(MemoryBytes.AsStream(content), encoding, detectEncodingFromByteOrderMarks: false);
            var records = new DelimitedRecords(reader, separator, new TextPool());
            var row = new SheetRow();
            for (var number = 1; ; number++)
            {
                CellBudget.CheckRow(number);
                row.Begin(number);
                if (!records.Read(row, budget))
                {
                    yield break;
                }

                yield return row;
            }
        }
    }
}
