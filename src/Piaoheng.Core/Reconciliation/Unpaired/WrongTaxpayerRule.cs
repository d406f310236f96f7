namespace Piaoheng.Core.Reconciliation.Unpaired;

/// <summary>抬头不符, of an invoice that only one side has: the other side of this taxpayer cannot have it.</summary>
internal sealed class WrongTaxpayerRule(TaxpayerCheck check) : UnpairedRule
{
    protected override string Rule => TaxpayerCheck.Rule;

    public override ReconciliationResult? Judge(RecordGroup group) =>
        check.Find(group) is { } wrong
            ? Found(DifferenceKind.WrongTaxpayer, group, wrong.Reason) with
            {
                Fields = wrong.Fields,
            }
            : null;
}
