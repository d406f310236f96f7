using Piaoheng.Core.Invoices;
using Piaoheng.Core.Reconciliation;

namespace Piaoheng.World.TwoSides.Truth;

/// <summary>Who is us, the plain way.</summary>
internal sealed class PlainTaxpayer
{
    private readonly HashSet<string> _ids;
    private readonly HashSet<string> _names;

    public PlainTaxpayer(ReconciliationInput input)
    {
        _ids =
        [
            .. input
                .Taxpayer.Numbers.Select(number => number.Text)
                .Append(input.Taxpayer.TaxId)
                .Select(PlainText.TaxId)
                .OfType<string>(),
        ];
        _names = [.. input.Taxpayer.Names.Select(name => PlainText.Name(name.Text)).OfType<string>()];
        foreach (var record in input.Theirs)
        {
            if (IsOurId(record.BuyerTaxId) && PlainText.Name(record.BuyerName) is { } buyer)
            {
                _names.Add(buyer);
            }

            if (IsOurId(record.SellerTaxId) && PlainText.Name(record.SellerName) is { } seller)
            {
                _names.Add(seller);
            }
        }
    }

    /// <summary>True = us, false = somebody else, null = not stated.</summary>
    public bool? IsUs(string? taxId, string? name) =>
        PlainText.TaxId(taxId) is not null ? IsOurId(taxId)
        : PlainText.Name(name) is { } plain ? _names.Contains(plain)
        : null;

    public bool? IsBuyerUs(PlainInvoice invoice) =>
        IsUs(invoice.Text(record => record.BuyerTaxId), invoice.Text(record => record.BuyerName));

    public bool? IsSellerUs(PlainInvoice invoice) =>
        IsUs(invoice.Text(record => record.SellerTaxId), invoice.Text(record => record.SellerName));

    /// <summary>进项 or 销项 of an invoice.</summary>
    public Direction? DirectionOf(PlainInvoice invoice) =>
        invoice.IsOurs ? Of(invoice.Documents) ?? Of(invoice.Rows) : Of(invoice.Listed);

    /// <summary>Whether the party that should be us is somebody else.</summary>
    public bool IsWrong(PlainInvoice invoice)
    {
        var buyer = IsBuyerUs(invoice);
        var seller = IsSellerUs(invoice);
        if (buyer == true || seller == true)
        {
            return false;
        }

        return DirectionOf(invoice) switch
        {
            Direction.In => buyer == false,
            Direction.Out => seller == false,
            _ => buyer == false && seller == false,
        };
    }

    private bool IsOurId(string? taxId) => PlainText.TaxId(taxId) is { } plain && _ids.Contains(plain);

    private Direction? Of(List<InvoiceRecord> records)
    {
        if (records.Count == 0)
        {
            return null;
        }

        if (records.Select(record => record.Direction).FirstOrDefault(direction => direction is not null) is { } stated)
        {
            return stated;
        }

        string? First(Func<InvoiceRecord, string?> field) =>
            records.Select(field).FirstOrDefault(text => !string.IsNullOrEmpty(text));
        var buyer = IsUs(First(record => record.BuyerTaxId), First(record => record.BuyerName));
        var seller = IsUs(First(record => record.SellerTaxId), First(record => record.SellerName));
        if (buyer == true && seller != true)
        {
            return Direction.In;
        }

        if (seller == true && buyer != true)
        {
            return Direction.Out;
        }

        return buyer is null && seller == false ? Direction.In
            : seller is null && buyer == false ? Direction.Out
            : null;
    }
}
