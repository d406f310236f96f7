using Piaoheng.Core.Money;

namespace Piaoheng.Core.Reconciliation;

/// <summary>本单位容差: by how much an amount may differ and still count as equal, as the taxpayer has set it; goes before the policy pack's.</summary>
/// <param name="Field">JSON key of the amount: <c>amountExTax</c>, <c>taxAmount</c>, <c>totalInclTax</c>.</param>
/// <param name="Amount">The tolerance, zero or more.</param>
/// <param name="From">First 开票日期.</param>
/// <param name="To">Last 开票日期; null = open.</param>
/// <param name="Kinds">Only for these 票种; empty = for all.</param>
public sealed record TaxpayerTolerance(string Field, Yuan Amount, DateOnly From, DateOnly? To, IReadOnlyList<string> Kinds)
{
    /// <summary>Whether it is meant for the field of an invoice.</summary>
    public bool Fits(string field, string kindId, DateOnly issueDate) =>
        string.Equals(Field, field, StringComparison.Ordinal)
        && issueDate >= From
        && !(issueDate > To)
        && (Kinds.Count == 0 || Kinds.Contains(kindId, StringComparer.Ordinal));
}
