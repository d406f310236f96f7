using Piaoheng.Core.Invoices;
using Piaoheng.Formats.Workbooks.Layouts;
using Piaoheng.Formats.Workbooks.Rows;

namespace Piaoheng.Formats.Workbooks.Books;

/// <summary>One sheet of the bureau with a row for each invoice and perhaps a total row.</summary>
internal static class BureauListRows
{
    /// <summary>Reads the rows into the content; gives their number, total rows included.</summary>
    /// <param name="context">What all rows share.</param>
    /// <param name="top">The sheet.</param>
    /// <param name="content">Takes readings and findings.</param>
    /// <param name="complete">What a row of this sheet says beyond its cells; null = nothing.</param>
    public static int Read(RowContext context, SheetTop top, BookContent content, Func<Reading, Reading>? complete = null)
    {
        var scan = new TableScan(top);
        var total = new TotalCheck(top.Sheet.Name);
        RowReader? reader = null;
        foreach (var (table, row, kind) in scan.Read())
        {
            if (kind == RowKind.Total)
            {
                content.Findings.AddRange(total.Against(table, row));
                continue;
            }

            if (reader?.Table != table)
            {
                reader = new RowReader(context, table, top.Sheet.Name, RowStyle.Bureau);
            }

            total.Add(table, row);
            var reading = reader.Read(row);
            if (kind == RowKind.NoNumber)
            {
                reading = reading with { Findings = [.. reading.Findings, WorkbookFindings.NoNumber()] };
            }

            content.Readings.Add(complete is null ? reading : complete(reading));
        }

        return scan.Rows;
    }
}
