using System.Globalization;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Reconciliation;

namespace Piaoheng.World.TwoSides.Truth;

/// <summary>The fields of a pair that differ, the plain way (contracts §6).</summary>
internal sealed class PlainFields(ReconciliationInput input)
{
    private static readonly (string Name, Func<InvoiceRecord, PrintedAmount?> Of)[] Amounts =
    [
        ("amountExTax", record => record.AmountExTax),
        ("taxAmount", record => record.TaxAmount),
        ("totalInclTax", record => record.TotalInclTax),
    ];

    /// <summary>The differences as <c>field/source</c>, each once.</summary>
    public List<string> Of(PlainInvoice ours, PlainInvoice theirs)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        if (ours.Documents.Count > 0)
        {
            Details([ours.Documents], theirs, "document", found);
            AmountsOf(ours.Documents, theirs.Listed, "document", found);
            LinesOf(ours, theirs, found);
        }

        if (ours.Rows.Count == 0)
        {
            return [.. found];
        }

        Details(ours.Rows.Select(row => new List<InvoiceRecord> { row }), theirs, "book", found);
        var use = PlainUse.Of(ours, theirs);
        var isOff = (use.IsLess || use.IsMore) && !IsTolerated(use, ours, theirs);
        if (isOff && use.IsLess)
        {
            var bureau = PlainInvoice.AmountOf(
                theirs.Listed,
                use.Field == "totalInclTax" ? record => record.TotalInclTax : record => record.AmountExTax
            );
            found.Add(use.Field + (bureau == use.Total ? "/book" : "/book-document"));
        }

        if (!isOff || ours.Rows.Exists(row => row.UsedAmount is not null))
        {
            AmountsOf(ours.Rows, theirs.Listed, "book", found);
            BookAgainstDocument(ours, theirs, found);
        }

        return [.. found];
    }

    /// <summary>Whether what is used and the total are equal within the tolerance.</summary>
    public bool IsTolerated(PlainUse use, PlainInvoice ours, PlainInvoice? theirs) =>
        use.Used is not { } used
        || use.Total is not { } total
        || Math.Abs(used - total) <= ToleranceOf(use.Field, ours.Documents.Count > 0 ? ours.Documents : theirs!.Listed);

    private void BookAgainstDocument(PlainInvoice ours, PlainInvoice theirs, HashSet<string> found)
    {
        foreach (var (name, of) in Amounts)
        {
            var document = PlainInvoice.AmountOf(ours.Documents, of);
            var book = PlainInvoice.AmountOf(ours.Rows, of);
            var isAlreadySaid = found.Contains(name + "/book") && PlainInvoice.AmountOf(theirs.Listed, of) == document;
            if (
                document is not null
                && book is not null
                && Math.Abs(document.Value - book.Value) > ToleranceOf(name, ours.Documents)
                && !isAlreadySaid
            )
            {
                found.Add(name + "/book-document");
            }
        }
    }

    private void AmountsOf(List<InvoiceRecord> ours, List<InvoiceRecord> theirs, string source, HashSet<string> found)
    {
        foreach (var (name, of) in Amounts)
        {
            if (
                PlainInvoice.AmountOf(ours, of) is { } left
                && PlainInvoice.AmountOf(theirs, of) is { } right
                && Math.Abs(left - right) > ToleranceOf(name, theirs)
            )
            {
                found.Add(name + "/" + source);
            }
        }
    }

    private decimal ToleranceOf(string field, List<InvoiceRecord> invoice)
    {
        var kind = invoice.Select(record => record.Kind).FirstOrDefault(each => each != KindId.Unknown) ?? KindId.Unknown;
        var day = invoice.Select(record => record.IssueDate).FirstOrDefault(date => date is not null) ?? input.AsOf;
        var own = input.Tolerances.FirstOrDefault(each =>
            each.Field == field
            && each.From <= day
            && !(day > each.To)
            && (each.Kinds.Count == 0 || each.Kinds.Contains(kind, StringComparer.Ordinal))
        );
        return (own?.Amount ?? input.Policy.Tolerances.Of(field, kind, day)).Value;
    }

    private void Details(IEnumerable<List<InvoiceRecord>> statements, PlainInvoice theirs, string source, HashSet<string> found)
    {
        foreach (var statement in statements)
        {
            string? Text(Func<InvoiceRecord, string?> field) =>
                statement.Select(field).FirstOrDefault(text => !string.IsNullOrEmpty(text));
            var date = statement.Select(record => record.IssueDate).FirstOrDefault(day => day is not null);
            Add("issueDate", date is not null && theirs.Date is not null && date != theirs.Date);
            var kind = statement.Select(record => record.Kind).FirstOrDefault(each => each != KindId.Unknown);
            Add("kind", Family(kind) is { } left && Family(theirs.Kind) is { } right && left != right);
            foreach (var role in new[] { "buyer", "seller" })
            {
                string? TaxIdOf(InvoiceRecord record) => role == "buyer" ? record.BuyerTaxId : record.SellerTaxId;
                string? NameOf(InvoiceRecord record) => role == "buyer" ? record.BuyerName : record.SellerName;
                var (ourId, theirId) = (PlainText.TaxId(Text(TaxIdOf)), PlainText.TaxId(theirs.Text(TaxIdOf)));
                var (ourName, theirName) = (PlainText.Name(Text(NameOf)), PlainText.Name(theirs.Text(NameOf)));
                Add(
                    role + "TaxId",
                    ourId is not null && theirId is not null && ourId != theirId && !AreOneMember(ourId, theirId)
                );
                Add(
                    role + "Name",
                    ourName is not null
                        && theirName is not null
                        && ourName != theirName
                        && !AreKnown(theirId ?? ourId, ourName, theirName)
                );
            }
        }

        void Add(string field, bool differs)
        {
            if (differs)
            {
                found.Add(field + "/" + source);
            }
        }
    }

    private string? Family(string? kind) => kind is null ? null : input.Policy.Kinds.Find(kind)?.Family;

    private bool AreOneMember(string left, string right) =>
        Members().Any(member => NumbersOf(member).Contains(left) && NumbersOf(member).Contains(right));

    private bool AreKnown(string? taxId, string left, string right)
    {
        if (taxId is null)
        {
            return false;
        }

        var names = input.KnownNames.TryGetValue(taxId, out var known) ? known : [];
        var own = Members()
            .Where(member => NumbersOf(member).Contains(taxId))
            .SelectMany(member => member.Names.Select(name => name.Text));
        var all = names.Concat(own).Select(PlainText.Name).ToList();
        return all.Contains(left) && all.Contains(right);
    }

    private IEnumerable<OwnTaxpayer> Members() => input.Group.Append(input.Taxpayer);

    private static List<string?> NumbersOf(OwnTaxpayer member) =>
        [.. member.Numbers.Select(number => number.Text).Append(member.TaxId).Select(PlainText.TaxId)];

    private static void LinesOf(PlainInvoice ours, PlainInvoice theirs, HashSet<string> found)
    {
        var left = ours.Documents.Select(record => record.Lines).FirstOrDefault(lines => lines is { Count: > 0 });
        var right = theirs.Listed.Select(record => record.Lines).FirstOrDefault(lines => lines is { Count: > 0 });
        if (left is null || right is null)
        {
            return;
        }

        if (left.Count != right.Count)
        {
            found.Add("lines/document");
            return;
        }

        var theirAmounts = right.Select(line => line.Amount!.Value.Value.Value).Order().ToList();
        var ourAmounts = left.Select((line, place) => (Amount: line.Amount!.Value.Value.Value, place)).Order().ToList();
        var first = ourAmounts.FindIndex(each => each.Amount != theirAmounts[ourAmounts.IndexOf(each)]);
        if (first >= 0)
        {
            found.Add(string.Create(CultureInfo.InvariantCulture, $"lines[{ourAmounts[first].place}].amount/document"));
        }
    }
}
