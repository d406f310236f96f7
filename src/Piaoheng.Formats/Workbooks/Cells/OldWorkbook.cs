using System.Globalization;
using System.Text;
using ExcelDataReader;

namespace Piaoheng.Formats.Workbooks.Cells;

/// <summary>旧版工作簿: xls (BIFF), and xlsb, by ExcelDataReader.</summary>
internal sealed class OldWorkbook : TableFile
{
    private readonly List<Sheet> _sheets = [];

    static OldWorkbook() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private OldWorkbook() { }

    /// <inheritdoc />
    public override IReadOnlyList<Sheet> Sheets => _sheets;

    /// <summary>Opens a workbook.</summary>
    /// <exception cref="EncryptedFileException">It needs a password.</exception>
    public static OldWorkbook Open(ReadOnlyMemory<byte> content)
    {
        var file = new OldWorkbook();
        var budget = new CellBudget();
        using var reader = CreateReader(content);
        CellBudget.CheckSheets(reader.ResultsCount);
        for (var place = 0; place < reader.ResultsCount; place++)
        {
            var isHidden = reader.VisibleState is { } state && !state.Equals("visible", StringComparison.OrdinalIgnoreCase);
            file._sheets.Add(new OldSheet(content, place, budget) { Name = reader.Name ?? "", IsHidden = isHidden });
            reader.NextResult();
        }

        return file;
    }

    /// <inheritdoc />
    public override void Dispose() { }

    private static IExcelDataReader CreateReader(ReadOnlyMemory<byte> content)
    {
        try
        {
            // Text of workbooks before Excel 97 has no code page of its own where Chinese programs wrote it.
            return ExcelReaderFactory.CreateReader(
                MemoryBytes.AsStream(content),
                new ExcelReaderConfiguration { FallbackEncoding = Encoding.GetEncoding("GB18030") }
            );
        }
        catch (ExcelDataReader.Exceptions.InvalidPasswordException exception)
        {
            throw new EncryptedFileException("The workbook needs a password.", exception);
        }
    }

    private sealed class OldSheet(ReadOnlyMemory<byte> content, int place, CellBudget budget) : Sheet
    {
        public override IEnumerable<SheetRow> Rows()
        {
            using var reader = CreateReader(content);
            for (var before = 0; before < place; before++)
            {
                reader.NextResult();
            }

            var row = new SheetRow();
            for (var number = 1; reader.Read(); number++)
            {
                CellBudget.CheckRow(number);
                row.Begin(number);
                for (var column = 0; column < Math.Min(reader.FieldCount, Limits.SheetColumns); column++)
                {
                    if (Of(reader, column) is { Kind: not CellKind.Missing } cell)
                    {
                        budget.Spend(cell.Text!.Length);
                        row.Set(column, cell);
                    }
                }

                yield return row;
            }
        }

        private static Cell Of(IExcelDataReader reader, int column) =>
            reader.GetValue(column) switch
            {
                null => default,
                string text => Cell.OfText(text),
                double number => Cell.OfNumber(number),
                DateTime moment => Cell.OfMoment(Rounded(moment)),
                TimeSpan time => Cell.OfText(time.ToString("c", CultureInfo.InvariantCulture)),
                bool truth => Cell.OfText(truth ? "TRUE" : "FALSE"),
                var other => Cell.OfText(Convert.ToString(other, CultureInfo.InvariantCulture) ?? ""),
            };

        private static DateTime Rounded(DateTime moment) =>
            new(
                (moment.Ticks + (TimeSpan.TicksPerSecond / 2)) / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond,
                DateTimeKind.Unspecified
            );
    }
}
