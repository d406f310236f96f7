using System.Globalization;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Core.Validation;
using Piaoheng.Formats.Workbooks.Cells;
using Piaoheng.Formats.Workbooks.Layouts;

namespace Piaoheng.Formats.Workbooks.Rows;

/// <summary>读取一行: turns a row of a table with known columns into a reading.</summary>
internal sealed class RowReader(RowContext context, BoundTable table, string sheet, RowStyle style)
{
    // What tells one invoice from another; lines of one invoice follow each other and have the same in all of them.
    private static readonly Column[] IdentityColumns =
    [
        Column.Code,
        Column.Number,
        Column.DigitalNumber,
        Column.CodeAndNumber,
        Column.PaymentNumber,
        Column.KindText,
        Column.InvoiceSource,
        Column.IssueDate,
    ];

    private readonly List<Finding> _findings = [];
    private readonly Cell[] _identityCells = new Cell[IdentityColumns.Length];
    private InvoiceNumbers? _identified;

    /// <summary>The table.</summary>
    public BoundTable Table => table;

    /// <summary>What all rows of the file share.</summary>
    public RowContext Context => context;

    /// <summary>Reads a row that is no total row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="cells">Its numbers, where they are not those of its number columns.</param>
    public Reading Read(SheetRow row, NumberCells? cells = null)
    {
        _findings.Clear();
        var date = Date(row, Column.IssueDate, "issueDate");
        var kindText = Word(row, Column.KindText);
        var numbers = Numbers(row, cells ?? NumbersOf(row), kindText, date);
        var kind = KindOf(row, kindText, numbers);
        var amount = Amount(row, AmountExTaxColumn, "amountExTax", _findings);
        var tax = Amount(row, Column.TaxAmount, "taxAmount", _findings);
        var total = Amount(row, Column.TotalInclTax, "totalInclTax", _findings);
        var remark = Text(row, Column.Remark);
        CheckSign(row, total ?? amount);
        RowShape.Note(row, table, style, IsLess(total, amount), _findings);
        if (style != RowStyle.Ledger)
        {
            RowShape.NoteBlanks(row, table, (total ?? amount)?.Value == Yuan.Zero, _findings);
        }

        var extra = ExtraOf(row, date.Time, kindText);
        return new Reading
        {
            File = context.File,
            Part = PartName.Of(sheet, row.Number),
            Kind = kind,
            InvoiceCode = numbers.Code,
            InvoiceNumber = numbers.Number,
            PaperCode = numbers.PaperCode,
            PaperNumber = numbers.PaperNumber,
            IssueDate = date.Day,
            CheckCode = Id(row, Column.CheckCode),
            MachineNumber = Id(row, Column.MachineNumber),
            BuyerName = Text(row, Column.BuyerName),
            BuyerTaxId = TaxId(row, Column.BuyerTaxId, "buyerTaxId"),
            SellerName = Text(row, Column.SellerName),
            SellerTaxId = TaxId(row, Column.SellerTaxId, "sellerTaxId"),
            AmountExTax = amount,
            TaxAmount = tax,
            TotalInclTax = total,
            Drawer = Text(row, Column.Drawer),
            Remark = remark,
            RedOf = IsRed(row, total ?? amount) && RedRemark.TryParse(remark, out var redOf) ? redOf : null,
            Status = StatusOf(row),
            Extra = extra,
            Source = style == RowStyle.Ledger ? SourceId.Ledger : SourceId.BureauSheet,
            Findings = _findings.Count == 0 ? [] : [.. _findings],
        };
    }

    /// <summary>Only which invoice a row belongs to.</summary>
    public InvoiceNumbers Identify(SheetRow row)
    {
        if (RepeatsIdentity(row) && _identified is { } same)
        {
            return same;
        }

        _findings.Clear();
        var numbers = Numbers(
            row,
            NumbersOf(row),
            Word(row, Column.KindText),
            DateCell.Of(table.Of(row, Column.IssueDate), context.Dates)
        );
        _identified = numbers;
        return numbers;
    }

    private bool RepeatsIdentity(SheetRow row)
    {
        var repeats = true;
        for (var at = 0; at < IdentityColumns.Length; at++)
        {
            var cell = table.Of(row, IdentityColumns[at]);
            ref var before = ref _identityCells[at];
            repeats &= cell.Kind == before.Kind && string.Equals(cell.Text, before.Text, StringComparison.Ordinal);
            before = cell;
        }

        return repeats;
    }

    /// <summary>Reads a row of the line sheet as a line.</summary>
    /// <param name="row">The row.</param>
    /// <param name="index">Which line of its invoice it is, from 0.</param>
    /// <param name="findings">Where unreadable cells are noted.</param>
    public InvoiceLine ReadLine(SheetRow row, int index, List<Finding> findings)
    {
        return new InvoiceLine
        {
            Name = Text(row, Column.ItemName),
            Spec = Text(row, Column.Spec),
            Unit = Text(row, Column.Unit),
            Quantity = Text(row, Column.Quantity),
            UnitPrice = Text(row, Column.UnitPrice),
            Amount = Amount(row, AmountExTaxColumn, "amount", findings, index),
            TaxRate = PrintedRate.Of(Text(row, Column.TaxRate)),
            Tax = Amount(row, Column.TaxAmount, "tax", findings, index),
            TaxCode = Id(row, Column.TaxCode),
        };
    }

    /// <summary>What the number columns of a row hold.</summary>
    public NumberCells NumbersOf(SheetRow row)
    {
        var code = table.Of(row, Column.Code);
        var number = table.Of(row, Column.Number);
        var digital = table.Of(row, Column.DigitalNumber);
        return new NumberCells(
            IdText.Of(code),
            IdText.Of(number),
            IdText.Of(digital),
            IdText.Of(table.Of(row, Column.CodeAndNumber)),
            code.Text,
            number.Text,
            digital.Text
        );
    }

    /// <summary>The amount of a column; what is no amount is noted.</summary>
    /// <param name="row">The row.</param>
    /// <param name="column">The column.</param>
    /// <param name="field">Field of the invoice, or of a line.</param>
    /// <param name="findings">Takes what is noted.</param>
    /// <param name="line">The line, from 0; null = the field is one of the invoice.</param>
    public PrintedAmount? Amount(SheetRow row, Column column, string field, List<Finding> findings, int? line = null)
    {
        var cell = table.Of(row, column);
        if (!AmountCell.TryRead(cell, out var amount))
        {
            findings.Add(WorkbookFindings.AmountUnreadable(FieldOf(field, line), cell.Text ?? ""));
        }
        else if (amount is { Printed: { } printed, IsMasked: false } value)
        {
            findings.Add(WorkbookFindings.MoreThanFen(FieldOf(field, line), printed, value.Value));
        }

        return amount;
    }

    /// <summary>The day of a column as <c>yyyy-MM-dd</c>, or its text where it is none (<c>2026年9月</c>); null for an empty cell.</summary>
    public string? DayOrText(SheetRow row, Column column) =>
        DateCell.Of(table.Of(row, column), context.Dates).Day is { } day
            ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : Text(row, column);

    /// <summary>A text for people.</summary>
    public string? Text(SheetRow row, Column column) => Stated(column, CellWords.Of(table.Of(row, column)));

    /// <summary>A word of a fixed vocabulary.</summary>
    public string? Word(SheetRow row, Column column) => Stated(column, CellWords.Word(table.Of(row, column)));

    private Column AmountExTaxColumn =>
        style == RowStyle.Bureau && !table.Has(Column.AmountExTax) ? Column.Amount : Column.AmountExTax;

    private InvoiceNumbers Numbers(SheetRow row, NumberCells cells, string? kindText, DateCell date)
    {
        // 海关缴款书, 完税凭证: one number of its own form, no code.
        if (table.Has(Column.PaymentNumber) && !table.Has(Column.Number) && !table.Has(Column.DigitalNumber))
        {
            return InvoiceNumberReader.ReadPayment(IdText.Of(table.Of(row, Column.PaymentNumber)), _findings);
        }

        var says = new NumberHints(context.IsDigital(kindText, Word(row, Column.InvoiceSource)), date.Day?.Year);
        return context.Numbers.Read(cells, says, _findings);
    }

    // What is no day is noted.
    private DateCell Date(SheetRow row, Column column, string field)
    {
        var cell = table.Of(row, column);
        var date = DateCell.Of(cell, context.Dates);
        if (date.IsUnreadable)
        {
            _findings.Add(WorkbookFindings.DateUnreadable(field, cell.Text ?? ""));
        }

        return date;
    }

    private static string FieldOf(string field, int? line) =>
        line is { } place ? string.Create(CultureInfo.InvariantCulture, $"lines[{place}].{field}") : field;

    private string? Id(SheetRow row, Column column) => Stated(column, IdText.Of(table.Of(row, column)).Text);

    private string? TaxId(SheetRow row, Column column, string field)
    {
        var id = IdText.Of(table.Of(row, column));
        if (id.IsLost)
        {
            _findings.Add(WorkbookFindings.NumberLost(field, id.Raw!));
            return null;
        }

        return Stated(column, id.Text);
    }

    private string? Stated(Column column, string? text)
    {
        if (style == RowStyle.Ledger)
        {
            return string.IsNullOrEmpty(text) ? null : text;
        }

        return text ?? (table.Has(column) ? "" : null);
    }

    private string KindOf(SheetRow row, string? kindText, InvoiceNumbers numbers)
    {
        var code = numbers.PaperCode is null ? numbers.Code : null;
        var kind = context.KindOf(kindText, code);
        if (kind != KindId.Unknown || string.IsNullOrEmpty(kindText))
        {
            return kind;
        }

        _findings.Add(WorkbookFindings.UnknownKind(Text(row, Column.KindText) ?? kindText));
        return kind;
    }

    private InvoiceStatus StatusOf(SheetRow row)
    {
        var status = Word(row, Column.Status);
        var risk = Word(row, Column.Risk);
        if (string.IsNullOrEmpty(risk))
        {
            risk = Word(row, Column.RiskState);
        }

        return StatusCells.Of(status, Text(row, Column.Status), risk, Word(row, Column.RedLock));
    }

    private bool IsRed(SheetRow row, PrintedAmount? total) =>
        total?.Value < Yuan.Zero || SaysRed(Word(row, Column.IsPositive)) == true;

    private static bool IsLess(PrintedAmount? total, PrintedAmount? amount) =>
        total is { } whole && amount is { } part && Math.Abs(whole.Value.Fen) < Math.Abs(part.Value.Fen);

    private void CheckSign(SheetRow row, PrintedAmount? total)
    {
        var mark = Word(row, Column.IsPositive);
        if (
            total is { } amount
            && amount.Value != Yuan.Zero
            && SaysRed(mark) is { } saysRed
            && saysRed != amount.Value < Yuan.Zero
        )
        {
            _findings.Add(WorkbookFindings.SignContradicts(mark!, amount.ToString()));
        }
    }

    private static bool? SaysRed(string? isPositive) =>
        isPositive switch
        {
            "否" or "n" or "0" or "负数" => true,
            "是" or "y" or "1" or "正数" => false,
            _ => null,
        };

    private Dictionary<string, string> ExtraOf(SheetRow row, string? time, string? kindText)
    {
        var extra = new Dictionary<string, string>(4, StringComparer.Ordinal);
        Put(extra, ExtraFields.IssueTime, time);
        Put(extra, ExtraFields.KindText, string.IsNullOrEmpty(kindText) ? null : Text(row, Column.KindText));
        foreach (var (column, name) in RowExtras.Columns)
        {
            if (table.Has(column))
            {
                Put(extra, name, Text(row, column));
            }
        }

        if (table.Has(Column.DeductibleTax))
        {
            Put(
                extra,
                ExtraFields.DeductibleTax,
                Amount(row, Column.DeductibleTax, ExtraFields.DeductibleTax, _findings)?.ToString()
            );
        }

        if (table.Has(Column.Selected))
        {
            Put(extra, ExtraFields.Selection, SelectionWords.Of(Word(row, Column.Selected)));
        }

        Put(extra, ExtraFields.TaxPeriod, context.TaxPeriod);
        foreach (var (place, heading) in table.Unknown)
        {
            Put(extra, heading, CellWords.Of(row[place]));
        }

        return extra;
    }

    private static void Put(Dictionary<string, string> extra, string name, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            extra.TryAdd(name, text);
        }
    }
}
