using Piaoheng.Core.Invoices;
using Piaoheng.Core.Reconciliation;
using static Piaoheng.Core.Reconciliation.DifferenceKind;
using static Piaoheng.Core.Tests.Reconciliation.Books;

namespace Piaoheng.Core.Tests.Reconciliation;

public sealed class StatusTests
{
    private const string RedNumber = "26312000000000000777";

    [Fact]
    public void A_void_invoice_that_we_hold_as_valid_differs()
    {
        var result = Assert.Single(Run([Document()], [Bureau() with { Status = Status(VoidState.Voided, RedState.None) }]));
        Assert.Equal(new FieldDifference("status.void", "none", "voided", "side"), Assert.Single(result.Fields));
    }

    [Fact]
    public void What_the_bureau_does_not_state_is_not_compared() =>
        Assert.Equal([Matched], Kinds([Document()], [Bureau() with { Status = InvoiceStatus.Unknown }]));

    [Fact]
    public void Risk_is_compared() =>
        Assert.Equal(
            [StatusMismatch],
            Kinds(
                [Document()],
                [Bureau() with { Status = new InvoiceStatus(VoidState.None, RedState.None, RiskState.Abnormal, "异常") }]
            )
        );

    [Fact]
    public void A_reversed_invoice_whose_red_one_we_hold_is_matched() =>
        Assert.Equal(
            [Matched, Matched],
            Kinds(
                [Document(), Red(Document(RedNumber, "red.xml"), -100, -13)],
                [Bureau() with { Status = Status(VoidState.None, RedState.Full) }, Red(Bureau(RedNumber, 3), -100, -13)]
            )
        );

    [Fact]
    public void A_reversed_invoice_whose_red_one_we_lack_differs() =>
        Assert.Equal(
            [MissingOurs, StatusMismatch],
            Kinds(
                [Document()],
                [Bureau() with { Status = Status(VoidState.None, RedState.Full) }, Red(Bureau(RedNumber, 3), -100, -13)]
            )
        );

    [Fact]
    public void A_red_row_of_the_bureau_counts_although_the_blue_row_is_still_normal()
    {
        var result = Run([Document()], [Bureau(), Red(Bureau(RedNumber, 3), -100, -13)])
            .Single(result => result.Kind == StatusMismatch);
        Assert.Equal(new FieldDifference("status.red", "none", "full", "side"), Assert.Single(result.Fields));
        Assert.Contains("按税局所列红字发票得出", result.Reason.Render(), StringComparison.Ordinal);
    }

    [Fact]
    public void Several_partial_reds_add_up_to_a_full_one() =>
        Assert.Equal(
            [Matched, Matched, Matched],
            Kinds(
                [
                    Document(),
                    Red(Document(RedNumber, "r1"), -60, -7.80m),
                    Red(Document("26312000000000000778", "r2"), -40, -5.20m),
                ],
                [
                    Bureau() with
                    {
                        Status = Status(VoidState.None, RedState.Full),
                    },
                    Red(Bureau(RedNumber, 3), -60, -7.80m),
                    Red(Bureau("26312000000000000778", 4), -40, -5.20m),
                ]
            )
        );

    [Fact]
    public void A_part_that_is_reversed_is_partial() =>
        Assert.Contains(
            Run([Document(), Red(Document(RedNumber, "r1"), -60, -7.80m)], [Bureau(), Red(Bureau(RedNumber, 3), -10, -1.30m)]),
            result => result.Kind == FieldMismatch
        );

    [Fact]
    public void A_voided_red_invoice_reverses_nothing() =>
        Assert.Equal(
            [Matched, Matched],
            Kinds(
                [Document(), Red(Document(RedNumber, "r"), -100, -13) with { Status = Status(VoidState.Voided, RedState.None) }],
                [Bureau(), Red(Bureau(RedNumber, 3), -100, -13) with { Status = Status(VoidState.Voided, RedState.None) }]
            )
        );

    private static InvoiceStatus Status(VoidState isVoid, RedState red) => new(isVoid, red, RiskState.Normal, "x");

    private static InvoiceRecord Red(InvoiceRecord record, decimal amount, decimal tax) =>
        record.Amounts(amount, tax) with
        {
            RedOf = new RedReference("", Number),
        };
}
