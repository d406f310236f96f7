namespace Piaoheng.Core.Reconciliation.Comparing;

/// <summary>账簿所设栏目: which party fields each ledger keeps at all.</summary>
/// <remarks>A ledger without a column for the buyer does not lack the buyer of one invoice: asking it for that would cry wolf over every row.</remarks>
internal sealed class KeptFields
{
    private readonly HashSet<(string Source, string Field)> _kept = [];

    public KeptFields(IReadOnlyList<InvoiceRecord> ours)
    {
        foreach (var record in ours)
        {
            if (record.Nature != RecordNature.BookRow)
            {
                continue;
            }

            Keep(record.Source, FieldKey.BuyerTaxId, record.BuyerTaxId);
            Keep(record.Source, FieldKey.BuyerName, record.BuyerName);
            Keep(record.Source, FieldKey.SellerTaxId, record.SellerTaxId);
            Keep(record.Source, FieldKey.SellerName, record.SellerName);
        }
    }

    /// <summary>Whether some row of the ledger states the field.</summary>
    public bool Keeps(string source, string field) => _kept.Contains((source, field));

    private void Keep(string source, string field, string? value)
    {
        if (PartyText.IsStated(value))
        {
            _kept.Add((source, field));
        }
    }
}
