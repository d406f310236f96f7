using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Core.Validation;
using Piaoheng.Formats.Workbooks.Cells;
using Piaoheng.Formats.Workbooks.Layouts;
using Piaoheng.Formats.Workbooks.Rows;

namespace Piaoheng.Formats.Workbooks.Books;

/// <summary>台账的一张表: rows of one table, and what its amounts and parties mean.</summary>
/// <remarks>
/// A column that says only 金额 is without tax beside a 价税合计, and beside a 税额 whichever way the rates come out right; alone it may be
/// either, and is kept as used amount of unknown basis.
/// </remarks>
internal sealed class LedgerTable(RowReader reader, Side side, Direction? words, int start)
{
    private readonly BoundTable _table = reader.Table;
    private readonly List<PrintedAmount?> _plain = [];
    private readonly List<Finding> _findings = [];

    /// <summary>Reads a row with one invoice.</summary>
    public Reading Read(SheetRow row)
    {
        var reading = reader.Read(row);
        _findings.Clear();
        _plain.Add(Amount(row, Column.Amount));
        var direction = DirectionOf(row);
        var extra = side == Side.Ours ? WithUse(reading.Extra, row) : reading.Extra;
        return WithParty(
            reading with
            {
                Direction = direction,
                Extra = extra,
                Findings = _findings.Count == 0 ? reading.Findings : [.. reading.Findings, .. _findings],
            },
            direction
        );
    }

    /// <summary>Reads one of several invoices of a row: its amounts are those of all of them, so it gets none.</summary>
    public Reading ReadShare(SheetRow row, NumberCells numbers, int count)
    {
        var reading = reader.Read(row, numbers);
        _plain.Add(null);
        var direction = DirectionOf(row);
        return WithParty(
            reading with
            {
                Direction = direction,
                AmountExTax = null,
                TaxAmount = null,
                TotalInclTax = null,
                Findings = [.. reading.Findings, WorkbookFindings.SeveralNumbers(count)],
            },
            direction
        );
    }

    /// <summary>Settles what the amounts of the table mean, when all its rows are read.</summary>
    /// <param name="readings">The readings of the file; those of this table are completed.</param>
    /// <returns>A finding where the table does not say what its amounts are.</returns>
    public Finding? Finish(List<Reading> readings)
    {
        var meaning = MeaningOfPlain(readings);
        for (var index = 0; index < _plain.Count; index++)
        {
            var completed = WithPlain(readings[start + index], _plain[index], meaning);
            readings[start + index] = WithDerived(completed);
        }

        var isUnknown = meaning == AmountBasis.Unknown && _table.Has(Column.Amount) && !_table.Has(Column.AmountExTax);
        return isUnknown && side == Side.Ours ? WorkbookFindings.BasisUnknown("金额") : null;
    }

    private AmountBasis MeaningOfPlain(List<Reading> readings)
    {
        if (_table.Has(Column.TotalInclTax))
        {
            return AmountBasis.ExTax;
        }

        if (_table.Has(Column.AmountExTax))
        {
            return AmountBasis.InclTax;
        }

        if (!_table.Has(Column.TaxAmount))
        {
            return AmountBasis.Unknown;
        }

        var votes = 0;
        for (var index = 0; index < _plain.Count; index++)
        {
            if (_plain[index] is { } amount && readings[start + index].TaxAmount is { } tax)
            {
                votes += AmountBasisVote.Of(amount.Value, tax.Value);
            }
        }

        // 金额 beside 税额 are the words of the invoice's face, where 金额 is without tax.
        return votes < 0 ? AmountBasis.InclTax : AmountBasis.ExTax;
    }

    private Reading WithPlain(Reading reading, PrintedAmount? plain, AmountBasis meaning)
    {
        if (plain is not { } amount)
        {
            return reading;
        }

        return meaning switch
        {
            // 金额 that equals 价税合计 although there is tax is the total written twice.
            AmountBasis.ExTax
                when reading.TotalInclTax is { } total && total.Value == amount.Value && reading.TaxAmount?.Value != Yuan.Zero =>
                reading,
            AmountBasis.ExTax => reading with { AmountExTax = reading.AmountExTax ?? plain },
            AmountBasis.InclTax => reading with { TotalInclTax = reading.TotalInclTax ?? plain },
            // Every list of the bureau calls the amount without tax so.
            _ when side == Side.Theirs => reading with { AmountExTax = plain },
            _ => reading with { Extra = WithAmount(reading.Extra, amount, AmountBasis.Unknown) },
        };
    }

    // The third of three amounts follows from the other two.
    private Reading WithDerived(Reading reading) =>
        (reading.AmountExTax, reading.TaxAmount, reading.TotalInclTax) switch
        {
            _ when !reader.Context.AddsUp(reading.Kind) => reading,
            // A tax of the other sign, or larger than what is taxed, shows that one of the two is another amount.
            ({ } amount, null, { } total) when !IsTax(total.Value - amount.Value, amount.Value) => reading,
            (null, { } tax, { } total) when !IsTax(tax.Value, total.Value - tax.Value) => reading,
            ({ } amount, { } tax, null) => reading with
            {
                TotalInclTax = amount.Value + tax.Value,
                Sources = Derived("totalInclTax"),
            },
            (null, { } tax, { } total) => reading with
            {
                AmountExTax = total.Value - tax.Value,
                Sources = Derived("amountExTax"),
            },
            ({ } amount, null, { } total) => reading with
            {
                TaxAmount = total.Value - amount.Value,
                Sources = Derived("taxAmount"),
            },
            _ => reading,
        };

    private static bool IsTax(Yuan tax, Yuan amount) =>
        tax.Fen == 0 || (Math.Sign(tax.Fen) == Math.Sign(amount.Fen) && Math.Abs(tax.Fen) <= Math.Abs(amount.Fen));

    private static Dictionary<string, string> Derived(string field) => new(StringComparer.Ordinal) { [field] = SourceId.Derived };

    private IReadOnlyDictionary<string, string> WithUse(IReadOnlyDictionary<string, string> extra, SheetRow row)
    {
        // What was paid holds the tax; what was booked may be the cost alone.
        var completed = WithAmount(extra, Amount(row, Column.PaidAmount), AmountBasis.InclTax);
        completed = WithAmount(completed, Amount(row, Column.BookedAmount), AmountBasis.Unknown);
        return _table.Has(Column.BookedDate) && reader.DayOrText(row, Column.BookedDate) is { } booked
            ? new Dictionary<string, string>(completed, StringComparer.Ordinal) { [ExtraFields.BookedDate] = booked }
            : completed;
    }

    private PrintedAmount? Amount(SheetRow row, Column column) =>
        _table.Has(column) ? reader.Amount(row, column, ExtraFields.UsedAmount, _findings) : null;

    // The first amount stays: a column of its own says more than 金额.
    private static IReadOnlyDictionary<string, string> WithAmount(
        IReadOnlyDictionary<string, string> extra,
        PrintedAmount? amount,
        AmountBasis basis
    ) =>
        amount is not { } used || extra.ContainsKey(ExtraFields.UsedAmount)
            ? extra
            : new Dictionary<string, string>(extra, StringComparer.Ordinal)
            {
                [ExtraFields.UsedAmount] = used.ToString(),
                [ExtraFields.AmountBasis] = basis == AmountBasis.InclTax ? ExtraFields.BasisInclTax : ExtraFields.BasisUnknown,
            };

    private Direction? DirectionOf(SheetRow row) =>
        reader.Word(row, Column.Direction) switch
        {
            null or "" => words ?? DirectionOfColumns(),
            var word when word.StartsWith('进') || word.StartsWith('收') || word.StartsWith("取得", StringComparison.Ordinal) =>
                Direction.In,
            var word when word.StartsWith('销') || word.StartsWith('开') => Direction.Out,
            _ => words ?? DirectionOfColumns(),
        };

    // A ledger that names only suppliers is one of received invoices.
    private Direction? DirectionOfColumns()
    {
        var hasSeller = _table.Has(Column.SellerName) || _table.Has(Column.SellerTaxId);
        var hasBuyer = _table.Has(Column.BuyerName) || _table.Has(Column.BuyerTaxId);
        return hasSeller == hasBuyer ? null
            : hasSeller ? Direction.In
            : Direction.Out;
    }

    private static Reading WithParty(Reading reading, Direction? direction)
    {
        var name = reading.Extra.GetValueOrDefault(ExtraFields.Counterparty);
        var taxId = reading.Extra.GetValueOrDefault(ExtraFields.CounterpartyTaxId);
        if (direction is null || (name is null && taxId is null))
        {
            return reading;
        }

        return direction == Direction.In
            ? reading with
            {
                SellerName = reading.SellerName ?? name,
                SellerTaxId = reading.SellerTaxId ?? taxId,
            }
            : reading with
            {
                BuyerName = reading.BuyerName ?? name,
                BuyerTaxId = reading.BuyerTaxId ?? taxId,
            };
    }
}

/// <summary>金额口径.</summary>
internal enum AmountBasis
{
    /// <summary>Not said.</summary>
    Unknown,

    /// <summary>不含税.</summary>
    ExTax,

    /// <summary>含税.</summary>
    InclTax,
}
