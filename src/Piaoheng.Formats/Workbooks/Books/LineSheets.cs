using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Core.Validation;
using Piaoheng.Formats.Workbooks.Cells;
using Piaoheng.Formats.Workbooks.Layouts;
using Piaoheng.Formats.Workbooks.Rows;

namespace Piaoheng.Formats.Workbooks.Books;

/// <summary>信息汇总表: lines by the number of their invoice.</summary>
internal sealed class LineSheets(RowContext context)
{
    private readonly Dictionary<string, Entry> _byKey = new(StringComparer.Ordinal);
    private readonly List<Entry> _entries = [];

    // Lines of one invoice follow each other.
    private (InvoiceNumbers Numbers, Entry Entry)? _last;

    /// <summary>Whether a line sheet was there.</summary>
    public bool IsPresent { get; private set; }

    /// <summary>Keys of all invoices with lines.</summary>
    public IReadOnlyCollection<string> Keys => _byKey.Keys;

    /// <summary>Whether an invoice has lines.</summary>
    public bool Has(string key) => _byKey.ContainsKey(key);

    /// <summary>Reads a sheet; gives the number of its rows.</summary>
    public int Read(SheetTop top)
    {
        IsPresent = true;
        var scan = new TableScan(top);
        RowReader? reader = null;
        foreach (var (table, row, kind) in scan.Read())
        {
            if (kind == RowKind.Total)
            {
                continue;
            }

            if (reader?.Table != table)
            {
                reader = new RowReader(context, table, top.Sheet.Name, RowStyle.Bureau);
            }

            Add(reader, row);
        }

        return scan.Rows;
    }

    /// <summary>A header row with its lines.</summary>
    /// <param name="header">The reading of the header row.</param>
    /// <param name="key">Its key.</param>
    /// <param name="timesListed">How many times the header sheet lists the invoice.</param>
    public Reading Join(Reading header, string key, int timesListed)
    {
        var entry = _byKey[key];
        var lines = IsRepeated(entry.Lines, timesListed) ? entry.Lines[..(entry.Lines.Count / timesListed)] : entry.Lines;
        return TollColumns.Moved(
            header with
            {
                Lines = SalesList.WithoutMarker(lines),
                Extra = WithBusiness(header.Extra, entry.First.Extra),
                Findings = entry.Findings.Count == 0 ? header.Findings : [.. header.Findings, .. entry.Findings],
            }
        );
    }

    /// <summary>Where there is no header sheet: one reading for each invoice, its amounts added up from the lines.</summary>
    public IEnumerable<Reading> Headers()
    {
        foreach (var entry in _entries)
        {
            var lines = SalesList.WithoutMarker(entry.Lines);
            var amount = Sum(lines, line => line.Amount);
            var tax = Sum(lines, line => line.Tax);
            yield return TollColumns.Moved(
                entry.First with
                {
                    Lines = lines,
                    AmountExTax = amount,
                    TaxAmount = tax,
                    TotalInclTax = amount + tax,
                    Sources = DerivedAmounts,
                    Findings = [.. entry.First.Findings, .. entry.Findings],
                }
            );
        }
    }

    private static readonly Dictionary<string, string> DerivedAmounts = new(StringComparer.Ordinal)
    {
        ["amountExTax"] = SourceId.Derived,
        ["taxAmount"] = SourceId.Derived,
        ["totalInclTax"] = SourceId.Derived,
    };

    private void Add(RowReader reader, SheetRow row)
    {
        var numbers = reader.Identify(row);
        var entry = _last is { } last && last.Numbers == numbers ? last.Entry : EntryOf(numbers, reader, row);

        if (entry.Lines.Count == Limits.LinesPerInvoice)
        {
            throw new LimitExceededException();
        }

        entry.Lines.Add(reader.ReadLine(row, entry.Lines.Count, entry.Findings));
    }

    private Entry EntryOf(InvoiceNumbers numbers, RowReader reader, SheetRow row)
    {
        var key = InvoiceIdentity.Key(numbers.Code, numbers.Number);
        if (key is null || !_byKey.TryGetValue(key, out var entry))
        {
            // A row without a number is an invoice of its own: it cannot be said whose line it is.
            entry = new Entry(reader.Read(row), [], []);
            _entries.Add(entry);
            if (key is not null)
            {
                _byKey.Add(key, entry);
            }
        }

        _last = key is null ? null : (numbers, entry);
        return entry;
    }

    // Only the line sheet states 特定业务类型.
    private static IReadOnlyDictionary<string, string> WithBusiness(
        IReadOnlyDictionary<string, string> header,
        IReadOnlyDictionary<string, string> line
    ) =>
        line.TryGetValue(ExtraFields.SpecialBusiness, out var business) && !header.ContainsKey(ExtraFields.SpecialBusiness)
            ? new Dictionary<string, string>(header, StringComparer.Ordinal) { [ExtraFields.SpecialBusiness] = business }
            : header;

    // A row listed twice in the header sheet has its lines twice too.
    private static bool IsRepeated(List<InvoiceLine> lines, int times)
    {
        if (times < 2 || lines.Count % times != 0)
        {
            return false;
        }

        var once = lines.Count / times;
        return Enumerable.Range(once, lines.Count - once).All(index => lines[index] == lines[index - once]);
    }

    private static Yuan Sum(IReadOnlyList<InvoiceLine> lines, Func<InvoiceLine, PrintedAmount?> amount) =>
        lines.Aggregate(Yuan.Zero, (sum, line) => sum + (amount(line)?.Value ?? Yuan.Zero));

    private sealed record Entry(Reading First, List<InvoiceLine> Lines, List<Finding> Findings);
}
