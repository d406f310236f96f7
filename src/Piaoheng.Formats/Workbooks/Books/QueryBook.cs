using Piaoheng.Core.Invoices;
using Piaoheng.Formats.Workbooks.Layouts;
using Piaoheng.Formats.Workbooks.Rows;

namespace Piaoheng.Formats.Workbooks.Books;

/// <summary>全量发票查询: header sheet and line sheet joined by number, special-business sheets joined to both; either sheet alone works too.</summary>
internal sealed class QueryBook(RowContext context)
{
    /// <summary>Reads the sheets.</summary>
    public BookContent Read(Layout layout)
    {
        var content = new BookContent();
        var lines = new LineSheets(context);
        var special = new SpecialSheets(context);
        var hasHeaders = false;
        // The line sheet stands before the header sheet, in real files and here: headers take their lines when they are read.
        foreach (var (place, (top, role)) in layout.Sheets.Index())
        {
            switch (role)
            {
                case SheetRole.QueryLines:
                    content.SheetRows[place] = lines.Read(top);
                    break;
                case SheetRole.QuerySpecial:
                    content.SheetRows[place] = special.Read(top);
                    break;
                case SheetRole.QueryHeaders:
                    hasHeaders = true;
                    break;
                default:
                    break;
            }
        }

        if (!hasHeaders)
        {
            content.Readings.AddRange(lines.Headers());
        }

        foreach (var (place, (top, _)) in layout.Sheets.Index().Where(sheet => sheet.Item.Role == SheetRole.QueryHeaders))
        {
            content.SheetRows[place] = BureauListRows.Read(context, top, content);
            content.Findings.AddRange(RowShape.MissingColumns(top.Table!, hasBothParties: true));
        }

        if (hasHeaders && lines.IsPresent)
        {
            Join(content, lines);
        }

        special.Join(content.Readings);
        RedFromRows.Apply(content.Readings);
        content.Counted = content.Readings.Count;
        return content;
    }

    private static void Join(BookContent content, LineSheets lines)
    {
        var keys = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var reading in content.Readings)
        {
            if (InvoiceIdentity.Key(reading.InvoiceCode, reading.InvoiceNumber) is { } key)
            {
                keys[key] = keys.GetValueOrDefault(key) + 1;
            }
        }

        var onlyInHeaders = keys.Keys.Where(key => !lines.Has(key)).Order(StringComparer.Ordinal).ToList();
        var onlyInLines = lines.Keys.Where(key => !keys.ContainsKey(key)).Order(StringComparer.Ordinal).ToList();
        if (onlyInHeaders.Count + onlyInLines.Count > 0)
        {
            content.Findings.Add(WorkbookFindings.SheetsDisagree(onlyInHeaders, onlyInLines));
            content.Refusal = UnreadableReason.Inconsistent;
            return;
        }

        for (var index = 0; index < content.Readings.Count; index++)
        {
            var reading = content.Readings[index];
            if (InvoiceIdentity.Key(reading.InvoiceCode, reading.InvoiceNumber) is { } key)
            {
                content.Readings[index] = lines.Join(reading, key, keys[key]);
            }
        }
    }
}
