using System.Globalization;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.World.Documents;
using Piaoheng.World.Invoices;

namespace Piaoheng.World.Forms;

/// <summary>票面: an invoice as printed, and what the print states.</summary>
/// <param name="Pages">The pages.</param>
/// <param name="Expected">What a faithful reader must find on them; File is empty.</param>
public sealed record PrintedForm(IReadOnlyList<FormPage> Pages, Reading Expected)
{
    /// <summary>The form of an invoice, in a diced style of its maker.</summary>
    public static PrintedForm Of(WorldInvoice invoice, Dice dice) =>
        invoice.IsDigital ? Digital(invoice, DigitalFormStyle.Diced(dice)) : Legacy(invoice, LegacyFormStyle.Diced(dice));

    /// <summary>The form of a 数电票 of any kind, railway tickets and itineraries included.</summary>
    public static PrintedForm Digital(WorldInvoice invoice, DigitalFormStyle style)
    {
        var fields = SpecialFields.Of(invoice.Special, Day);
        var expected = invoice.ToReading("") with { Qr = null, Extra = fields };
        return invoice.Special switch
        {
            RailTicket ticket => new PrintedForm(
                [RailForm.Page(invoice, ticket)],
                WithoutSeller(expected) with
                {
                    AmountExTax = null,
                    TaxAmount = null,
                }
            ),
            AirItinerary trip => new PrintedForm(
                [AirForm.Page(invoice, trip)],
                WithoutSeller(expected) with
                {
                    SellerName = invoice.Seller.Name,
                }
            ),
            PassengerService when style.IsSuppliersOwn => new PrintedForm(DigitalForm.Pages(invoice, style), expected),
            _ => new PrintedForm(DigitalForm.Pages(invoice, style), style.IsSuppliersOwn ? WithoutSpecs(expected) : expected),
        };
    }

    /// <summary>The form of a legacy electronic invoice or of a local general one.</summary>
    public static PrintedForm Legacy(WorldInvoice invoice, LegacyFormStyle style)
    {
        var expected = invoice.ToReading("") with { Qr = null, Extra = SpecialFields.Of(invoice.Special, Day) };
        if (invoice.Special is not GeneralToll toll)
        {
            return new PrintedForm(LegacyForm.Pages(invoice, style), expected);
        }

        var lines = invoice.Lines.Select(line => new InvoiceLine
        {
            Name = line.Name,
            Quantity = line.Quantity,
            Amount = line.Amount,
        });
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [ExtraKey.PlateNumber] = toll.Plate,
            [ExtraKey.VehicleType] = toll.VehicleType,
        };
        return new PrintedForm([GeneralTollForm.Page(invoice)], expected with { Lines = [.. lines], Extra = fields });
    }

    private static Reading WithoutSeller(Reading reading) =>
        reading with
        {
            SellerName = "",
            SellerTaxId = "",
            TotalInChinese = null,
        };

    private static Reading WithoutSpecs(Reading reading) =>
        reading with
        {
            Lines = [.. (reading.Lines ?? []).Select(line => line with { Spec = "", Unit = "" })],
        };

    private static string Day(DateTime at) => at.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
}
