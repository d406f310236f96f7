using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Reconciliation;

namespace Piaoheng.World.TwoSides.Truth;

/// <summary>What a right reconciliation must say, worked out from both sides by the rules of the contract: slow, obvious, and apart from the engine.</summary>
public sealed class PlainTruth
{
    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);

    private readonly ReconciliationInput _input;
    private readonly PlainTaxpayer _taxpayer;
    private readonly PlainFields _fields;
    private readonly List<TrueResult> _results = [];
    private readonly HashSet<(string, string)> _kept;

    private PlainTruth(ReconciliationInput input)
    {
        _input = input;
        _taxpayer = new PlainTaxpayer(input);
        _fields = new PlainFields(input);
        _kept =
        [
            .. input
                .Ours.Where(record => record.Nature == RecordNature.BookRow)
                .SelectMany(record =>
                    PartiesOf(record).Where(party => Says(party.Field, party.Value)).Select(party => (record.Source, party.Field))
                ),
        ];
    }

    /// <summary>All true results, in no particular order.</summary>
    public static IReadOnlyList<TrueResult> Of(ReconciliationInput input)
    {
        var truth = new PlainTruth(input);
        truth.Judge();
        return truth._results;
    }

    private void Judge()
    {
        var invoices = PlainGroups.Of(_input.Ours.Concat(_input.Theirs));
        var ourStates = new PlainStates(invoices.Select(each => each.Ours).OfType<PlainInvoice>());
        var theirStates = new PlainStates(invoices.Select(each => each.Theirs).OfType<PlainInvoice>());
        foreach (var (ours, theirs) in invoices)
        {
            if (ours is not null && theirs is not null)
            {
                JudgePair(ours, theirs, ourStates, theirStates);
            }
        }

        var alone = invoices.Where(each => each.Ours is null || each.Theirs is null).ToList();
        JudgeAlone(
            [.. alone.Select(each => each.Ours).OfType<PlainInvoice>()],
            [.. alone.Select(each => each.Theirs).OfType<PlainInvoice>()],
            new PlainNumbers(_taxpayer, invoices.Select(each => each.Theirs ?? each.Ours!))
        );
    }

    private void JudgePair(PlainInvoice ours, PlainInvoice theirs, PlainStates ourStates, PlainStates theirStates)
    {
        var days = new[] { ours.Date, theirs.Date }.OfType<DateOnly>().ToList();
        if (days.Count > 0 && !days.Exists(IsInPeriod))
        {
            Add(DifferenceKind.NotCovered, ours, theirs);
            return;
        }

        var before = _results.Count;
        if (_fields.Of(ours, theirs) is { Count: > 0 } fields)
        {
            Add(DifferenceKind.FieldMismatch, ours, theirs, [.. fields]);
        }

        var axes = new List<string>();
        AddAxis("status.void", PlainStates.VoidOf(ours), PlainStates.VoidOf(theirs), VoidState.Unknown, axes);
        AddAxis("status.red", ourStates.RedOf(ours), theirStates.RedOf(theirs), RedState.Unknown, axes);
        AddAxis("status.risk", PlainStates.RiskOf(ours), PlainStates.RiskOf(theirs), RiskState.Unknown, axes);
        if (axes.Count > 0)
        {
            Add(DifferenceKind.StatusMismatch, ours, theirs, [.. axes]);
        }

        if (Lacking(ours, theirs) is { Count: > 0 } lacking)
        {
            Add(DifferenceKind.IncompleteOurs, ours, theirs, [.. lacking]);
        }

        if (_taxpayer.IsWrong(ours))
        {
            Add(DifferenceKind.WrongTaxpayer, ours, theirs, WrongField(ours));
        }

        if (PlainUse.Of(ours, theirs) is { IsMore: true } use && !_fields.IsTolerated(use, ours, theirs))
        {
            Add(DifferenceKind.DuplicateOurs, ours, theirs, use.Field + (HasOwnTotal(ours, use) ? "/book-document" : "/book"));
        }

        if (theirs.Records.GroupBy(SheetOf, StringComparer.Ordinal).Any(sheet => sheet.Count() > 1))
        {
            Add(DifferenceKind.DuplicateTheirs, ours, theirs);
        }

        if (_results.Count == before)
        {
            Add(DifferenceKind.Matched, ours, theirs);
        }
    }

    private void JudgeAlone(List<PlainInvoice> ours, List<PlainInvoice> theirs, PlainNumbers numbers)
    {
        var proposed = numbers.Propose(ours, theirs);
        var settled = proposed.SelectMany(pair => new[] { pair.Ours, pair.Theirs }).ToHashSet();
        foreach (var (mine, other) in proposed)
        {
            Add(DifferenceKind.NumberSuspect, mine, other, [.. NumberFields(mine, other)]);
        }

        var offset = Offset(ours).Concat(Offset(theirs)).ToHashSet();
        foreach (var invoice in ours.Concat(theirs).Where(invoice => !settled.Contains(invoice)))
        {
            var kind = KindOfAlone(invoice, offset);
            Add(
                kind,
                invoice.IsOurs ? invoice : null,
                invoice.IsOurs ? null : invoice,
                kind == DifferenceKind.WrongTaxpayer ? [WrongField(invoice)] : []
            );
        }

        foreach (var invoice in ours.Where(invoice => invoice.Documents.Count > 0))
        {
            if (PlainUse.Of(invoice, null) is { IsMore: true } use && !_fields.IsTolerated(use, invoice, null))
            {
                Add(DifferenceKind.DuplicateOurs, invoice, null, use.Field + "/book-document");
            }
        }
    }

    private DifferenceKind KindOfAlone(PlainInvoice invoice, HashSet<PlainInvoice> offset)
    {
        if (offset.Contains(invoice))
        {
            return DifferenceKind.OffsetPair;
        }

        if (invoice.IsOurs && _input.Policy.Kinds.Find(invoice.Kind)?.BureauHolds == false)
        {
            return DifferenceKind.OutsideBureau;
        }

        if (_taxpayer.IsWrong(invoice))
        {
            return DifferenceKind.WrongTaxpayer;
        }

        if (invoice.Date is { } day && !IsInPeriod(day))
        {
            return DifferenceKind.NotCovered;
        }

        return invoice.IsOurs ? KindOfOurs(invoice)
            : invoice.Date is { } issued && DueOn(invoice, issued) > _input.AsOf ? DifferenceKind.NotYetDue
            : DifferenceKind.MissingOurs;
    }

    private DifferenceKind KindOfOurs(PlainInvoice invoice)
    {
        if (invoice.Number is null || invoice.Date is not { } day || _input.Coverage.Count == 0)
        {
            return DifferenceKind.NotCovered;
        }

        var directions = _taxpayer.DirectionOf(invoice) is { } one
            ? [one]
            : _input.Coverage.Select(each => each.Direction).Distinct().ToList();
        var reaching = directions.ConvertAll(direction =>
            _input
                .Coverage.Where(each =>
                    each.Direction == direction
                    && each.From <= day
                    && day <= each.To
                    && (each.Kinds.Count == 0 || each.Kinds.Contains(invoice.Kind, StringComparer.Ordinal))
                )
                .ToList()
        );
        if (reaching.Exists(each => each.Count == 0))
        {
            return DifferenceKind.NotCovered;
        }

        // Of an invoice that may be either, the direction that proves less is asked.
        var asked = reaching.OrderBy(each => each.Max(coverage => coverage.Basis)).First();
        return asked.Exists(each => DueOn(invoice, day) <= SeenOn(each))
            ? DifferenceKind.MissingTheirs
            : DifferenceKind.NotYetDue;
    }

    private DateOnly DueOn(PlainInvoice invoice, DateOnly day) => _input.Policy.Arrival.DueOn(invoice.Kind, invoice.Channel, day);

    private static DateOnly SeenOn(Coverage coverage) =>
        coverage.ReadAt is { } readAt ? DateOnly.FromDateTime(readAt.ToOffset(Beijing).DateTime) : coverage.To;

    private bool IsInPeriod(DateOnly day) => !(day < _input.From) && !(day > _input.To);

    // A blue invoice and its reds, all of one side and unknown to the other, that add up to nothing.
    private static IEnumerable<PlainInvoice> Offset(List<PlainInvoice> side)
    {
        var states = new PlainStates(side);
        foreach (var blue in side)
        {
            var reds = states.RedsOf(blue);
            if (reds.Count == 0)
            {
                continue;
            }

            var all = reds.Append(blue).ToList();
            var sums = new Func<InvoiceRecord, PrintedAmount?>[]
            {
                record => record.TotalInclTax,
                record => record.AmountExTax,
                record => record.TaxAmount,
            }
                .Select(field => all.Select(each => each.Amount(field)).Aggregate((decimal?)0m, (sum, amount) => sum + amount))
                .ToList();
            if ((sums[0] ?? sums[1]) is not null && sums.TrueForAll(sum => sum is null or 0m))
            {
                foreach (var each in all)
                {
                    yield return each;
                }
            }
        }
    }

    private List<string> Lacking(PlainInvoice ours, PlainInvoice theirs)
    {
        var lacking = new List<string>();
        bool Have(Func<InvoiceRecord, bool> states) => ours.Records.Exists(record => states(record));
        if (theirs.Date is not null && !Have(record => record.IssueDate is not null))
        {
            lacking.Add("issueDate/side");
        }

        foreach (var field in new[] { "buyerName", "buyerTaxId", "sellerName", "sellerTaxId" })
        {
            string? Value(InvoiceRecord record) => PartiesOf(record).First(party => party.Field == field).Value;
            var isAsked = ours.Documents.Count > 0 || ours.Rows.Exists(row => _kept.Contains((row.Source, field)));
            if (Says(field, theirs.Text(Value)) && isAsked && !Have(record => !string.IsNullOrWhiteSpace(Value(record))))
            {
                lacking.Add(field + "/side");
            }
        }

        var amounts = new (string Field, Func<InvoiceRecord, PrintedAmount?> Of)[]
        {
            ("amountExTax", record => record.AmountExTax),
            ("taxAmount", record => record.TaxAmount),
            ("totalInclTax", record => record.TotalInclTax),
        };
        foreach (var (field, of) in amounts)
        {
            var isGiven = Have(record => of(record) is not null);
            var areOthersGiven = amounts
                .Where(other => other.Field != field)
                .All(other => Have(record => other.Of(record) is not null));
            if (theirs.Amount(of) is not null && !isGiven && !areOthersGiven)
            {
                lacking.Add(field + "/side");
            }
        }

        var hasTheirLines = theirs.Listed.Exists(record => record.Lines is { Count: > 0 });
        if (
            hasTheirLines
            && ours.Documents.Exists(record => record.HasDocument)
            && !Have(record => record.Lines is { Count: > 0 })
        )
        {
            lacking.Add("lines/side");
        }

        return lacking;
    }

    private string WrongField(PlainInvoice invoice)
    {
        var isSeller = _taxpayer.DirectionOf(invoice) == Direction.Out;
        var taxId = invoice.Text(record => isSeller ? record.SellerTaxId : record.BuyerTaxId);
        return (isSeller ? "seller" : "buyer") + (PlainText.TaxId(taxId) is null ? "Name/side" : "TaxId/side");
    }

    private static bool HasOwnTotal(PlainInvoice ours, PlainUse use) =>
        PlainInvoice.AmountOf(
            ours.Documents,
            use.Field == "totalInclTax" ? record => record.TotalInclTax : record => record.AmountExTax
        )
            is not null;

    private static IEnumerable<string> NumberFields(PlainInvoice ours, PlainInvoice theirs)
    {
        var (left, right) = (Numbered(ours), Numbered(theirs));
        if ((left.InvoiceCode ?? "") != (right.InvoiceCode ?? ""))
        {
            yield return "invoiceCode/side";
        }

        if (left.InvoiceNumber != right.InvoiceNumber)
        {
            yield return "invoiceNumber/side";
        }
    }

    private static InvoiceRecord Numbered(PlainInvoice invoice) =>
        invoice.Speaking.Find(record =>
            !string.IsNullOrEmpty(record.InvoiceNumber) && PlainInvoice.KeysOf(record with { PaperNumber = null }).Any()
        ) ?? invoice.Speaking[0];

    private static bool Says(string field, string? value) =>
        field.EndsWith("TaxId", StringComparison.Ordinal)
            ? PlainText.TaxId(value) is not null
            : PlainText.Name(value) is not null;

    private static (string Field, string? Value)[] PartiesOf(InvoiceRecord record) =>
        [
            ("buyerName", record.BuyerName),
            ("buyerTaxId", record.BuyerTaxId),
            ("sellerName", record.SellerName),
            ("sellerTaxId", record.SellerTaxId),
        ];

    private static string SheetOf(InvoiceRecord record) => record.Source + "!" + (record.Part ?? "").Split('!')[0];

    private static void AddAxis<T>(string name, T ours, T theirs, T unknown, List<string> axes)
        where T : struct, Enum
    {
        if (!theirs.Equals(unknown) && !theirs.Equals(ours))
        {
            axes.Add(name + "/side");
        }
    }

    private void Add(DifferenceKind kind, PlainInvoice? ours, PlainInvoice? theirs, params string[] fields) =>
        _results.Add(
            new TrueResult(kind, TrueResult.Sorted(ours?.Ids), TrueResult.Sorted(theirs?.Ids), TrueResult.Sorted(fields))
        );
}
