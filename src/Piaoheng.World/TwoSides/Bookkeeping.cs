using System.Globalization;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Core.Reconciliation;

namespace Piaoheng.World.TwoSides;

/// <summary>Writes an invoice down on both sides, as it happens to be held: originals, book rows in shares, lists of the bureau.</summary>
internal sealed class Bookkeeping(Dice dice)
{
    private readonly Dictionary<string, int> _rows = new(StringComparer.Ordinal);
    private int _documents;

    /// <summary>Both sides of an invoice, without a fault.</summary>
    public void Write(Draft draft)
    {
        var way = dice.Below(10);
        if (way < 6)
        {
            AddOriginals(draft);
        }

        if (way >= 4)
        {
            AddRows(draft);
        }

        draft.Theirs.Add(ListedIn(draft.Invoice, "全量发票_" + FileOf(draft.Invoice)));
        if (dice.PerMille(40))
        {
            draft.Theirs.Add(Selected(draft.Invoice));
        }
    }

    /// <summary>A row of a list of the bureau.</summary>
    public InvoiceRecord ListedIn(InvoiceRecord invoice, string file) =>
        invoice with
        {
            Nature = RecordNature.BureauRow,
            Source = file,
            Part = NextRow(file, "发票基础信息"),
            Id = LastId(file, "发票基础信息"),
            ReadFrom = SourceId.BureauSheet,
            TaxAmount = invoice.TaxAmount?.Value is { } tax ? tax : null,
            ReadAt = Calendar.ReadAt(invoice.Direction!.Value, invoice.IssueDate!.Value),
            Status = new InvoiceStatus(VoidState.None, RedState.None, RiskState.Normal, "正常"),
        };

    /// <summary>A row of the 勾选 list, read later: it states neither the total nor the buyer's name.</summary>
    public InvoiceRecord Selected(InvoiceRecord invoice) =>
        ListedIn(invoice, "勾选.xlsx") with
        {
            TotalInclTax = null,
            BuyerName = null,
            Lines = null,
            Status = InvoiceStatus.Unknown,
            ReadAt = new DateTimeOffset(2026, 7, 3, 10, 0, 0, TimeSpan.FromHours(8)),
        };

    /// <summary>One of our originals.</summary>
    public InvoiceRecord Original(InvoiceRecord invoice)
    {
        var (ending, readFrom) = dice.Pick([("xml", SourceId.Xml), ("ofd", SourceId.OfdTag), ("pdf", SourceId.PdfText)]);
        var file = string.Create(CultureInfo.InvariantCulture, $"票/{++_documents}.{ending}");
        return invoice with { Nature = RecordNature.Document, Id = file, Source = file, ReadFrom = readFrom, HasDocument = true };
    }

    /// <summary>One row of a ledger. The second ledger keeps no column for the buyer.</summary>
    /// <param name="share">The invoice, with the amounts that the row uses.</param>
    /// <param name="isShort">Whether it goes into the second ledger.</param>
    public InvoiceRecord Row(InvoiceRecord share, bool isShort)
    {
        var file = isShort ? "报销台账.xlsx" : "进销项台账.xlsx";
        var row = share with
        {
            Nature = RecordNature.BookRow,
            Source = file,
            Part = NextRow(file, "台账"),
            Id = LastId(file, "台账"),
            ReadFrom = SourceId.Ledger,
            Lines = null,
        };
        return isShort && share.Direction == Direction.In ? row with { BuyerName = null, BuyerTaxId = null } : row;
    }

    private void AddOriginals(Draft draft)
    {
        draft.Ours.Add(Original(draft.Invoice));
        if (dice.PerMille(100))
        {
            draft.Ours.Add(Original(draft.Invoice) with { Lines = null });
        }
    }

    // One row, or shares of which the last takes what is left.
    private void AddRows(Draft draft)
    {
        var isShort = dice.PerMille(300);
        var rest = draft.Invoice;
        for (var others = dice.PerMille(700) ? 0 : 1 + dice.Below(3); others > 0; others--)
        {
            var share = WithAmounts(rest, Part(rest.AmountExTax, others), Part(rest.TaxAmount, others));
            draft.Ours.Add(Row(share, isShort));
            rest = WithAmounts(
                rest,
                rest.AmountExTax!.Value.Value - share.AmountExTax!.Value.Value,
                rest.TaxAmount!.Value.Value - share.TaxAmount!.Value.Value
            );
        }

        draft.Ours.Add(Row(rest, isShort));
    }

    private static Yuan Part(PrintedAmount? amount, int others) => Yuan.Round(amount!.Value.Value.Value / (others + 2));

    private static InvoiceRecord WithAmounts(InvoiceRecord record, Yuan amount, Yuan tax) =>
        record with
        {
            AmountExTax = amount,
            TaxAmount = tax,
            TotalInclTax = amount + tax,
        };

    private static string FileOf(InvoiceRecord invoice) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{(invoice.Direction == Direction.In ? "进项" : "销项")}_{invoice.IssueDate!.Value:yyyyMM}.xlsx"
        );

    private string NextRow(string file, string sheet)
    {
        var row = _rows.GetValueOrDefault(file, 1) + 1;
        _rows[file] = row;
        return string.Create(CultureInfo.InvariantCulture, $"{sheet}!{row}");
    }

    private string LastId(string file, string sheet) =>
        string.Create(CultureInfo.InvariantCulture, $"{file}#{sheet}!{_rows[file]}");
}
