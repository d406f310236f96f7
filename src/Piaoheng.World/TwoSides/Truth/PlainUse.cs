using Piaoheng.Core.Invoices;
using Piaoheng.Core.Reconciliation;

namespace Piaoheng.World.TwoSides.Truth;

/// <summary>How much of an invoice our book rows use, the plain way (contracts §3).</summary>
/// <param name="Field">The amount that was summed.</param>
/// <param name="Used">The sum; null when nothing can be said.</param>
/// <param name="Total">The total of our document, else of the bureau.</param>
internal sealed record PlainUse(string Field, decimal? Used, decimal? Total)
{
    public bool IsMore => Used is { } used && Total is { } total && (total < 0 ? used < total : used > total);

    public bool IsLess => Used is not null && Used != Total && !IsMore;

    /// <summary>What the rows of an invoice use; nothing is said of a single row that is compared as it is.</summary>
    public static PlainUse Of(PlainInvoice ours, PlainInvoice? theirs)
    {
        var isSummed = ours.Rows.Count > 1 || ours.Rows.Exists(row => row.UsedAmount is not null);
        if (ours.Rows.Count == 0 || (theirs is not null && !isSummed))
        {
            return new PlainUse("", null, null);
        }

        var used = ours.Rows.Select(UsedOf).Aggregate((decimal?)0m, (sum, use) => sum + use);
        var total = TotalOf(ours, theirs, record => record.TotalInclTax);
        if (used is not null && total is not null)
        {
            return new PlainUse("totalInclTax", used, total);
        }

        var amount = PlainInvoice.AmountOf(ours.Rows, record => record.AmountExTax);
        var whole = TotalOf(ours, theirs, record => record.AmountExTax);
        return amount is not null && whole is not null
            ? new PlainUse("amountExTax", amount, whole)
            : new PlainUse("", null, null);
    }

    private static decimal? TotalOf(PlainInvoice ours, PlainInvoice? theirs, Func<InvoiceRecord, PrintedAmount?> field) =>
        PlainInvoice.AmountOf(ours.Documents, field) ?? (theirs is null ? null : PlainInvoice.AmountOf(theirs.Listed, field));

    private static decimal? UsedOf(InvoiceRecord row) =>
        row.UsedAmount?.Value ?? row.TotalInclTax?.Value.Value ?? (row.AmountExTax?.Value.Value + row.TaxAmount?.Value.Value);
}
