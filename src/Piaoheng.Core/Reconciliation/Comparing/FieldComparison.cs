using Piaoheng.Core.Invoices;
using Piaoheng.Core.Json;
using Piaoheng.Core.Money;
using Piaoheng.Core.Reconciliation.Grouping;

namespace Piaoheng.Core.Reconciliation.Comparing;

/// <summary>要素比较: the fields of one of our statements against the bureau's, only where both sides state a value (contracts §6).</summary>
internal sealed class FieldComparison(ReconciliationInput input, OwnParties parties)
{
    private readonly AmountTolerance _tolerance = new(input);
    private readonly PartyNames _names = new(input);

    /// <summary>All fields but the amounts.</summary>
    public void CompareDetails(InvoiceRecord ours, InvoiceRecord theirs, string source, List<FieldDifference> found)
    {
        if (ours.IssueDate is { } ourDay && theirs.IssueDate is { } theirDay && ourDay != theirDay)
        {
            found.Add(new FieldDifference(FieldKey.IssueDate, ReadingJson.Day(ourDay), ReadingJson.Day(theirDay), source));
        }

        CompareTaxId(FieldKey.BuyerTaxId, ours.BuyerTaxId, theirs.BuyerTaxId, source, found);
        CompareTaxId(FieldKey.SellerTaxId, ours.SellerTaxId, theirs.SellerTaxId, source, found);
        CompareName(FieldKey.BuyerName, (ours.BuyerName, ours.BuyerTaxId), (theirs.BuyerName, theirs.BuyerTaxId), source, found);
        CompareName(
            FieldKey.SellerName,
            (ours.SellerName, ours.SellerTaxId),
            (theirs.SellerName, theirs.SellerTaxId),
            source,
            found
        );
        if (FamilyOf(ours.Kind) is { } ourFamily && FamilyOf(theirs.Kind) is { } theirFamily && ourFamily != theirFamily)
        {
            found.Add(new FieldDifference(FieldKey.Kind, ours.Kind, theirs.Kind, source));
        }

        if (LineComparison.Compare(ours.Lines, theirs.Lines, source) is { } line)
        {
            found.Add(line);
        }
    }

    /// <summary>The three amounts.</summary>
    /// <param name="ours">Our statement.</param>
    /// <param name="other">The bureau's, or our document when our books are compared with it.</param>
    /// <param name="source">A value of <see cref="ComparedSource"/>.</param>
    /// <param name="found">Takes the differences.</param>
    /// <param name="tolerated">Takes those that a tolerance made equal.</param>
    public void CompareAmounts(
        InvoiceRecord ours,
        InvoiceRecord other,
        string source,
        List<FieldDifference> found,
        List<ToleratedDifference> tolerated
    )
    {
        CompareAmount(FieldKey.AmountExTax, ours.AmountExTax, other.AmountExTax);
        CompareAmount(FieldKey.TaxAmount, ours.TaxAmount, other.TaxAmount);
        CompareAmount(FieldKey.TotalInclTax, ours.TotalInclTax, other.TotalInclTax);

        void CompareAmount(string field, PrintedAmount? left, PrintedAmount? right)
        {
            if (left is not { } mine || right is not { } theirs)
            {
                return;
            }

            if (_tolerance.Differ(field, mine.Value, theirs.Value, other, out var used))
            {
                found.Add(new FieldDifference(field, mine.ToString(), theirs.ToString(), source));
            }
            else if (used > Yuan.Zero)
            {
                tolerated.Add(new ToleratedDifference(field, mine.Value - theirs.Value, used));
            }
        }
    }

    /// <summary>Whether two sums of one field count as equal.</summary>
    public bool SameAmount(string field, Yuan ours, Yuan other, InvoiceRecord invoice) =>
        !_tolerance.Differ(field, ours, other, invoice, out _);

    /// <summary>Whether two tax numbers, both stated, stand for the same party.</summary>
    public bool SameTaxId(string ours, string theirs) =>
        string.Equals(PartyText.TaxId(ours), PartyText.TaxId(theirs), StringComparison.Ordinal)
        || (parties.MemberOf(ours) is { } member && ReferenceEquals(member, parties.MemberOf(theirs)));

    /// <summary>Whether two names, both stated, stand for the same party.</summary>
    public bool SameName(string ours, string theirs, string? taxId) => _names.Same(ours, theirs, taxId);

    private void CompareTaxId(string field, string? ours, string? theirs, string source, List<FieldDifference> found)
    {
        if (
            PartyText.IsStated(ours)
            && PartyText.IsStated(theirs)
            && !string.Equals(ours, theirs, StringComparison.Ordinal)
            && !SameTaxId(ours, theirs)
        )
        {
            found.Add(new FieldDifference(field, ours, theirs, source));
        }
    }

    private void CompareName(
        string field,
        (string? Name, string? TaxId) ours,
        (string? Name, string? TaxId) theirs,
        string source,
        List<FieldDifference> found
    )
    {
        var taxId = PartyText.IsStated(theirs.TaxId) ? theirs.TaxId : ours.TaxId;
        if (PartyText.IsStated(ours.Name) && PartyText.IsStated(theirs.Name) && !_names.Same(ours.Name, theirs.Name, taxId))
        {
            found.Add(new FieldDifference(field, ours.Name, theirs.Name, source));
        }
    }

    private string? FamilyOf(string kind) => kind == KindId.Unknown ? null : input.Policy.Kinds.Find(kind)?.Family;
}

/// <summary>容差内差额: an amount that differs by no more than its tolerance.</summary>
/// <param name="Field">JSON key.</param>
/// <param name="Difference">Ours less theirs.</param>
/// <param name="Tolerance">The tolerance in force.</param>
internal sealed record ToleratedDifference(string Field, Yuan Difference, Yuan Tolerance);
