using Piaoheng.Core.Invoices;
using Piaoheng.Core.Reconciliation;

namespace Piaoheng.World.TwoSides.Truth;

/// <summary>Which unpaired invoices are proposed as one mistyped, the plain way (contracts §6).</summary>
internal sealed class PlainNumbers
{
    private readonly PlainTaxpayer _taxpayer;
    private readonly ILookup<string, PlainInvoice> _bySellerStart;

    /// <param name="taxpayer">Who is us.</param>
    /// <param name="all">All invoices; of those on both sides, the bureau's.</param>
    public PlainNumbers(PlainTaxpayer taxpayer, IEnumerable<PlainInvoice> all)
    {
        _taxpayer = taxpayer;
        _bySellerStart = all.SelectMany(invoice =>
                NumbersOf(invoice)
                    .Select(number => number.Text)
                    .Where(text => text.Length > 2)
                    .Select(text => text[..^2])
                    .Distinct(StringComparer.Ordinal)
                    .Select(start => (start, invoice))
            )
            .ToLookup(each => each.start, each => each.invoice, StringComparer.Ordinal);
    }

    /// <summary>The proposals.</summary>
    public List<(PlainInvoice Ours, PlainInvoice Theirs)> Propose(
        IEnumerable<PlainInvoice> ours,
        IEnumerable<PlainInvoice> theirs
    )
    {
        var byAmount = theirs
            .SelectMany(invoice => AmountsOf(invoice).Select(amounts => (amounts, invoice)))
            .ToLookup(each => each.amounts, each => each.invoice);
        var pairs = new List<(PlainInvoice Ours, PlainInvoice Theirs, int Edits, bool IsInLastTwo, string Start)>();
        foreach (var mine in ours)
        {
            foreach (var other in AmountsOf(mine).SelectMany(amounts => byAmount[amounts]).Distinct())
            {
                if (Fits(mine, other) && Nearest(mine, other) is { Edits: <= 2 } near)
                {
                    pairs.Add((mine, other, near.Edits, near.IsInLastTwo, near.Start));
                }
            }
        }

        var proposed = new List<(PlainInvoice, PlainInvoice)>();
        var done = new HashSet<PlainInvoice>();
        for (var edits = 0; edits <= 2; edits++)
        {
            var open = pairs
                .Where(pair => pair.Edits == edits && !done.Contains(pair.Ours) && !done.Contains(pair.Theirs))
                .ToList();
            var ofOurs = open.ToLookup(pair => pair.Ours);
            var ofTheirs = open.ToLookup(pair => pair.Theirs);
            foreach (var pair in open)
            {
                var isOnly = ofOurs[pair.Ours].Count() == 1 && ofTheirs[pair.Theirs].Count() == 1;
                if (isOnly && !(pair.IsInLastTwo && HasNeighbour(pair.Ours, pair.Theirs, pair.Start)))
                {
                    proposed.Add((pair.Ours, pair.Theirs));
                }
            }

            done.UnionWith(open.SelectMany(pair => new[] { pair.Ours, pair.Theirs }));
        }

        return proposed;
    }

    // Equal direction and seller, all three amounts equal, dates within 31 days.
    private bool Fits(PlainInvoice ours, PlainInvoice theirs) =>
        _taxpayer.DirectionOf(ours) is { } direction
        && direction == _taxpayer.DirectionOf(theirs)
        && HaveSameSeller(ours, theirs)
        && ours.Date is { } left
        && theirs.Date is { } right
        && Math.Abs(left.DayNumber - right.DayNumber) <= 31
        && AreEqual(ours, theirs);

    private bool HaveSameSeller(PlainInvoice left, PlainInvoice right)
    {
        if (IsSoldByUs(left) || IsSoldByUs(right))
        {
            return IsSoldByUs(left) && IsSoldByUs(right);
        }

        var (leftId, rightId) = (
            PlainText.TaxId(left.Text(record => record.SellerTaxId)),
            PlainText.TaxId(right.Text(record => record.SellerTaxId))
        );
        if (leftId is not null && rightId is not null)
        {
            return leftId == rightId;
        }

        var name = PlainText.Name(left.Text(record => record.SellerName));
        return name is not null && name == PlainText.Name(right.Text(record => record.SellerName));
    }

    private bool IsSoldByUs(PlainInvoice invoice) =>
        _taxpayer.IsSellerUs(invoice) ?? _taxpayer.DirectionOf(invoice) == Direction.Out;

    // An amount that one side leaves out follows from the two others.
    private static bool AreEqual(PlainInvoice ours, PlainInvoice theirs)
    {
        var pairs = Three(ours).Zip(Three(theirs)).ToList();
        var equal = pairs.Count(pair => pair.First is not null && pair.First == pair.Second);
        var different = pairs.Exists(pair => pair.First is not null && pair.Second is not null && pair.First != pair.Second);
        var isOneSided = pairs.Exists(pair => (pair.First is null) != (pair.Second is null));
        return !different && equal >= (isOneSided ? 2 : 1);
    }

    private static decimal?[] Three(PlainInvoice invoice) =>
        [
            invoice.Amount(record => record.AmountExTax),
            invoice.Amount(record => record.TaxAmount),
            invoice.Amount(record => record.TotalInclTax),
        ];

    // Two invoices with equal amounts share the amount without tax or the total, or else state nothing but the tax.
    private static IEnumerable<(int, decimal)> AmountsOf(PlainInvoice invoice)
    {
        var three = Three(invoice);
        if (three[0] is { } amount)
        {
            yield return (0, amount);
        }

        if (three[2] is { } total)
        {
            yield return (2, total);
        }

        if (three is [null, { } tax, null])
        {
            yield return (1, tax);
        }
    }

    private static (int Edits, bool IsInLastTwo, string Start) Nearest(PlainInvoice ours, PlainInvoice theirs)
    {
        var best = (Edits: 99, IsInLastTwo: false, Start: "");
        foreach (var left in NumbersOf(ours))
        {
            foreach (var right in NumbersOf(theirs).Where(right => AreComparable(left.Kind, right.Kind)))
            {
                var edits = PlainText.Edits(left.Text, right.Text);
                if (edits < best.Edits)
                {
                    var isInLastTwo =
                        edits > 0
                        && left.Text.Length == right.Text.Length
                        && left.Text.Length > 2
                        && left.Text[..^2] == right.Text[..^2];
                    best = (edits, isInLastTwo, isInLastTwo ? left.Text[..^2] : "");
                }
            }
        }

        return best;
    }

    private bool HasNeighbour(PlainInvoice ours, PlainInvoice theirs, string start) =>
        _bySellerStart[start].Any(invoice => invoice != ours && invoice != theirs && HaveSameSeller(invoice, theirs));

    // The joined key; 8 digits beside a code; a bare number without one; and the last 8 of 20 digits, for bare numbers only.
    private static IEnumerable<(string Text, string Kind)> NumbersOf(PlainInvoice invoice)
    {
        foreach (var key in invoice.Keys.Order(StringComparer.Ordinal))
        {
            yield return (key, "key");
        }

        foreach (var record in invoice.Records)
        {
            foreach (
                var (code, number) in new[] { (record.InvoiceCode, record.InvoiceNumber), (record.PaperCode, record.PaperNumber) }
            )
            {
                if (string.IsNullOrEmpty(number))
                {
                    continue;
                }

                if (string.IsNullOrEmpty(code) && number.Length <= 8)
                {
                    yield return (number, "bare");
                }
                else if (string.IsNullOrEmpty(code) && number.Length == 20)
                {
                    yield return (number[12..], "tail");
                }
                else if (!string.IsNullOrEmpty(code) && number.Length == 8)
                {
                    yield return (number, "eight");
                }
            }
        }
    }

    private static bool AreComparable(string left, string right) =>
        (left, right) is ("key", "key") or ("eight" or "bare", "eight" or "bare") or ("bare", "tail") or ("tail", "bare");
}
