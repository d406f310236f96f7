using Piaoheng.Core.Invoices;
using Piaoheng.Core.Reconciliation;

namespace Piaoheng.World.TwoSides.Truth;

/// <summary>Status of the invoices of one side, the plain way (contracts §4).</summary>
internal sealed class PlainStates
{
    private readonly Dictionary<string, List<PlainInvoice>> _redsOfBlue = new(StringComparer.Ordinal);

    public PlainStates(IEnumerable<PlainInvoice> side)
    {
        foreach (var red in side.Where(invoice => invoice.RedOf is not null && VoidOf(invoice) != VoidState.Voided))
        {
            var key = red.RedOf!.InvoiceCode + red.RedOf.InvoiceNumber;
            if (!_redsOfBlue.TryGetValue(key, out var reds))
            {
                _redsOfBlue[key] = reds = [];
            }

            reds.Add(red);
        }
    }

    /// <summary>The red invoices of this side that reverse a blue one.</summary>
    public List<PlainInvoice> RedsOf(PlainInvoice blue) =>
        [.. blue.Keys.SelectMany(key => _redsOfBlue.GetValueOrDefault(key) ?? []).Where(red => red != blue).Distinct()];

    public static VoidState VoidOf(PlainInvoice invoice) =>
        Stated(invoice, record => record.Status.Void, VoidState.Unknown) is var stated
        && invoice.IsOurs
        && stated == VoidState.Unknown
            ? VoidState.None
            : stated;

    public static RiskState RiskOf(PlainInvoice invoice) =>
        Stated(invoice, record => record.Status.Risk, RiskState.Unknown) is var stated
        && invoice.IsOurs
        && stated == RiskState.Unknown
            ? RiskState.Normal
            : stated;

    public RedState RedOf(PlainInvoice invoice)
    {
        var stated = Stated(invoice, record => record.Status.Red, RedState.Unknown);
        if (invoice.IsOurs && stated == RedState.Unknown)
        {
            stated = RedState.None;
        }

        var reds = RedsOf(invoice);
        if (reds.Count == 0)
        {
            return stated;
        }

        var reversed = reds.Select(red => Math.Abs(TotalOf(red) ?? 0)).Sum();
        var isFull =
            reds.TrueForAll(red => TotalOf(red) is not null) && TotalOf(invoice) is { } total && reversed >= Math.Abs(total);
        var derived = isFull ? RedState.Full : RedState.Partial;
        return derived > stated ? derived : stated;
    }

    private static decimal? TotalOf(PlainInvoice invoice) =>
        invoice.Amount(record => record.TotalInclTax)
        ?? (invoice.Amount(record => record.AmountExTax) + invoice.Amount(record => record.TaxAmount));

    // Ours: documents before books. Theirs: the latest reading that states it; of equally late ones the gravest.
    private static T Stated<T>(PlainInvoice invoice, Func<InvoiceRecord, T> axis, T unknown)
        where T : struct, Enum
    {
        var stating = (invoice.IsOurs ? invoice.Documents.Concat(invoice.Rows) : invoice.Listed)
            .Where(record => !axis(record).Equals(unknown))
            .ToList();
        return stating.Count == 0 ? unknown
            : invoice.IsOurs ? axis(stating[0])
            : stating.Where(record => record.ReadAt == stating[0].ReadAt).Max(axis);
    }
}
