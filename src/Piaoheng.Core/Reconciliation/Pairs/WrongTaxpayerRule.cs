namespace Piaoheng.Core.Reconciliation.Pairs;

/// <summary>抬头不符, of an invoice that both sides have.</summary>
internal sealed class WrongTaxpayerRule(TaxpayerCheck check) : PairRule
{
    protected override string Rule => TaxpayerCheck.Rule;

    public override ReconciliationResult? Judge(PairFacts pair) =>
        check.Find(pair.Ours) is { } wrong ? Found(DifferenceKind.WrongTaxpayer, pair, wrong.Fields, wrong.Reason) : null;
}
