using Piaoheng.Core.Invoices;
using Piaoheng.World.Companies;
using Piaoheng.World.Invoices;

namespace Piaoheng.World.Demo;

/// <summary>进项 of the demo: every way in which what a company holds and what the bureau holds come apart, and many in which they do not.</summary>
internal sealed class DemoReceived
{
    private readonly AgreeingPurchases _agreeing;
    private readonly DifferingPurchases _differing;
    private readonly UndecidedPurchases _undecided;

    public DemoReceived(Dice dice, InventedCompanies companies, InvoiceIssuer issuer)
    {
        var purchases = new DemoPurchases(dice, companies, issuer);
        _agreeing = new AgreeingPurchases(purchases, dice, issuer);
        _differing = new DifferingPurchases(purchases, dice, companies, issuer);
        _undecided = new UndecidedPurchases(purchases, dice, issuer);
    }

    /// <summary>All entries, in a fixed order.</summary>
    public IEnumerable<DemoEntry> All() =>
        [
            .. Times(222, _agreeing.Matched),
            .. Times(6, _agreeing.MatchedInTwoFormats),
            .. Times(3, _agreeing.MatchedByPaperPair),
            .. Times(3, _agreeing.MatchedByCutNumber),
            .. Times(3, _agreeing.MatchedUnderCosmeticName),
            .. Times(2, _agreeing.MatchedBetweenMembers),
            .. Times(1, _agreeing.ReversedOnBothSides),
            .. Times(14, _differing.MissingOurs),
            .. Times(5, _differing.MissingTheirs),
            .. Times(3, _differing.UnusedBalance),
            .. Times(2, _differing.WrongTaxInLedger),
            .. Times(2, _differing.WrongDateInLedger),
            .. Times(2, _differing.ReversedAtBureau),
            .. Times(
                2,
                () =>
                    _differing.RiskAtBureau(
                        new InvoiceStatus(VoidState.None, RedState.None, RiskState.Doubtful, "正常"),
                        "疑点发票"
                    )
            ),
            .. Times(
                1,
                () =>
                    _differing.RiskAtBureau(
                        new InvoiceStatus(VoidState.None, RedState.None, RiskState.Abnormal, "正常"),
                        "异常凭证"
                    )
            ),
            .. Times(1, _differing.VoidedAtBureau),
            .. Times(3, _differing.NumberTypedWrong),
            .. Times(3, _differing.UsedTwice),
            .. Times(2, _differing.ListedTwice),
            .. Times(2, _differing.TicketWithoutVoucher),
            .. Times(2, _differing.ReceiptWithoutDetails),
            .. Times(2, _differing.OtherCompanysInvoice),
            .. Times(2, _undecided.CancelledBeforeArrival),
            .. Times(3, _undecided.OutsideBureau),
            .. Times(4, _undecided.BeforeCoverage),
            .. Times(2, _undecided.TooEarlyForBureau),
            .. Times(3, _undecided.TooEarlyForUs),
        ];

    private static IEnumerable<DemoEntry> Times(int count, Func<DemoEntry> make) =>
        Enumerable.Range(0, count).Select(_ => make());
}

/// <summary>Statuses of the bureau that several stories use.</summary>
internal static class DemoStatus
{
    /// <summary>已红冲-全额.</summary>
    public static readonly InvoiceStatus FullyReversed = new(VoidState.None, RedState.Full, RiskState.Normal, "已红冲-全额");
}
