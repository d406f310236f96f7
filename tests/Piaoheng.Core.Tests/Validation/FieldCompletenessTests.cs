using Piaoheng.Core.Invoices;
using Piaoheng.Core.Tests.Policy;
using Piaoheng.Core.Validation;
using static Piaoheng.Core.Tests.Validation.CorrectReading;

namespace Piaoheng.Core.Tests.Validation;

public sealed class FieldCompletenessTests
{
    [Fact]
    public void Missing_fields_are_counted_and_named()
    {
        var completeness = FieldCompleteness.Of(Digital with { BuyerName = null, SellerTaxId = "" }, ShippedPolicy.Kinds);
        Assert.Equal(["buyerName", "sellerTaxId"], completeness.Missing);
        Assert.Equal(completeness.Required - 2, completeness.Stated);
        Assert.False(completeness.IsComplete);
    }

    [Fact]
    public void Masked_tax_is_stated() =>
        Assert.True(FieldCompleteness.Of(Digital with { TaxAmount = Amount("***") }, ShippedPolicy.Kinds).IsComplete);

    [Fact]
    public void Lines_without_name_or_amount_are_missing()
    {
        Assert.Equal(
            ["lines"],
            FieldCompleteness.Of(Digital with { Lines = [Line("1.00", "13%", "0.13", "")] }, ShippedPolicy.Kinds).Missing
        );
        Assert.Equal(["lines"], FieldCompleteness.Of(Digital with { Lines = [] }, ShippedPolicy.Kinds).Missing);
        Assert.Equal(["lines"], FieldCompleteness.Of(Digital with { Lines = null }, ShippedPolicy.Kinds).Missing);
    }

    [Fact]
    public void Own_fields_of_a_kind_are_asked_for() =>
        Assert.Contains(
            "extra.trainNumber",
            FieldCompleteness.Of(new Reading { File = "a", Kind = KindId.RailETicket }, ShippedPolicy.Kinds).Missing
        );

    [Fact]
    public void An_unknown_kind_is_asked_for_what_every_invoice_has()
    {
        var completeness = FieldCompleteness.Of(new Reading { File = "a", Kind = KindId.Unknown }, ShippedPolicy.Kinds);
        Assert.Equal((0, 4), (completeness.Stated, completeness.Required));
    }
}
