using Piaoheng.Core.Invoices;
using Piaoheng.Core.Reconciliation;

namespace Piaoheng.World.TwoSides.Truth;

/// <summary>What one side says of one invoice, worked out the plain way.</summary>
internal sealed class PlainInvoice
{
    private static readonly string[] Trust =
    [
        SourceId.SignedXml,
        SourceId.Xbrl,
        SourceId.Xml,
        SourceId.OfdAttachment,
        SourceId.OfdData,
        SourceId.OfdTag,
        SourceId.OfdText,
        SourceId.PdfText,
        SourceId.Qr,
    ];

    public PlainInvoice(IEnumerable<InvoiceRecord> records)
    {
        Records =
        [
            .. records
                .OrderBy(record => record.Source, StringComparer.Ordinal)
                .ThenBy(record => PlainText.RowOf(record.Part))
                .ThenBy(record => record.Id, StringComparer.Ordinal),
        ];
        Documents =
        [
            .. Records
                .Where(record => record.Nature == RecordNature.Document)
                .OrderBy(record => Array.IndexOf(Trust, record.ReadFrom) is >= 0 and var rank ? rank : Trust.Length),
        ];
        Rows = [.. Records.Where(record => record.Nature == RecordNature.BookRow)];
        Listed =
        [
            .. Records
                .Where(record => record.Nature == RecordNature.BureauRow)
                .OrderByDescending(record => record.ReadAt ?? DateTimeOffset.MinValue),
        ];
    }

    /// <summary>All records of the side.</summary>
    public List<InvoiceRecord> Records { get; }

    /// <summary>Our documents, most trusted first.</summary>
    public List<InvoiceRecord> Documents { get; }

    /// <summary>Our book rows.</summary>
    public List<InvoiceRecord> Rows { get; }

    /// <summary>The bureau's rows, latest reading first.</summary>
    public List<InvoiceRecord> Listed { get; }

    /// <summary>What speaks for the side: documents, else book rows, else the bureau's rows.</summary>
    public List<InvoiceRecord> Speaking =>
        Documents.Count > 0 ? Documents
        : Rows.Count > 0 ? Rows
        : Listed;

    public bool IsOurs => Listed.Count == 0;

    public IEnumerable<string> Ids => Records.Select(record => record.Id);

    public List<string> Keys => [.. Records.SelectMany(KeysOf).Distinct(StringComparer.Ordinal)];

    public DateOnly? Date => Speaking.Select(record => record.IssueDate).FirstOrDefault(date => date is not null);

    public string Kind => Speaking.Select(record => record.Kind).FirstOrDefault(kind => kind != KindId.Unknown) ?? KindId.Unknown;

    public string? Channel => Speaking.Select(record => record.Channel).FirstOrDefault(channel => channel is not null);

    public RedReference? RedOf => Speaking.Select(record => record.RedOf).FirstOrDefault(red => red is not null);

    public string? Number =>
        Speaking.Select(record => record.InvoiceNumber).FirstOrDefault(number => !string.IsNullOrEmpty(number));

    /// <summary>An amount of the invoice: of the first record that states it; of book rows the sum, unless one leaves it open.</summary>
    public decimal? Amount(Func<InvoiceRecord, PrintedAmount?> field) => AmountOf(Speaking, field);

    /// <summary>The same of some of the records.</summary>
    public static decimal? AmountOf(List<InvoiceRecord> records, Func<InvoiceRecord, PrintedAmount?> field)
    {
        var areShares =
            records.Count > 0 && records[0].Nature == RecordNature.BookRow && records.TrueForAll(row => row.UsedAmount is null);
        return areShares
            ? records.Select(row => field(row)?.Value.Value).Aggregate((decimal?)0m, (sum, share) => sum + share)
            : records.Select(record => field(record)?.Value.Value).FirstOrDefault(amount => amount is not null);
    }

    /// <summary>A party of the invoice as the first record that states it says.</summary>
    public string? Text(Func<InvoiceRecord, string?> field) =>
        Speaking.Select(field).FirstOrDefault(text => !string.IsNullOrEmpty(text));

    /// <summary>The keys of one record.</summary>
    public static IEnumerable<string> KeysOf(InvoiceRecord record)
    {
        foreach (
            var (code, number) in new[] { (record.InvoiceCode, record.InvoiceNumber), (record.PaperCode, record.PaperNumber) }
        )
        {
            if (!string.IsNullOrEmpty(number) && (!string.IsNullOrEmpty(code) || number.Length > 8))
            {
                yield return code + number;
            }
        }
    }
}
