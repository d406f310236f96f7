using Piaoheng.Core.Invoices;
using Piaoheng.Core.Json;
using Piaoheng.Core.Reconciliation.Comparing;
using Piaoheng.Core.Reconciliation.Grouping;

namespace Piaoheng.Core.Reconciliation.Numbers;

/// <summary>疑似号码录错的条件, the number aside: equal direction and seller, all three amounts equal, dates within 31 days (contracts §6).</summary>
internal sealed class ProposalConditions(RunContext context)
{
    public const int DaysApart = 31;

    /// <summary>The conditions that do not hold, with both values; empty = all hold.</summary>
    public IReadOnlyList<FieldDifference> Unmet(RecordGroup ours, RecordGroup theirs)
    {
        var unmet = new List<FieldDifference>();
        AddAmounts(ours.Face, theirs.Face, unmet);
        if (!HaveSameSeller(ours, theirs))
        {
            unmet.Add(SellersOf(ours.Face, theirs.Face));
        }

        if (ours.Direction is null || ours.Direction != theirs.Direction)
        {
            unmet.Add(Difference(FieldKey.Direction, Word(ours.Direction), Word(theirs.Direction)));
        }

        if (!AreNear(ours.Face.IssueDate, theirs.Face.IssueDate))
        {
            unmet.Add(Difference(FieldKey.IssueDate, Day(ours.Face.IssueDate), Day(theirs.Face.IssueDate)));
        }

        return unmet.Count == 0 ? [] : unmet;
    }

    /// <summary>Whether both are of one seller: by tax number where both state one, else by name. Of what we sell we are the seller.</summary>
    public bool HaveSameSeller(RecordGroup left, RecordGroup right)
    {
        var isLeftUs = IsSoldByUs(left);
        var isRightUs = IsSoldByUs(right);
        if (isLeftUs || isRightUs)
        {
            return isLeftUs && isRightUs;
        }

        if (PartyText.IsStated(left.Face.SellerTaxId) && PartyText.IsStated(right.Face.SellerTaxId))
        {
            return context.Fields.SameTaxId(left.Face.SellerTaxId, right.Face.SellerTaxId);
        }

        return PartyText.IsStated(left.Face.SellerName)
            && PartyText.IsStated(right.Face.SellerName)
            && context.Fields.SameName(
                left.Face.SellerName,
                right.Face.SellerName,
                left.Face.SellerTaxId ?? right.Face.SellerTaxId
            );
    }

    private bool IsSoldByUs(RecordGroup group) =>
        context.Parties.StandingOf(group.Face.SellerTaxId, group.Face.SellerName) switch
        {
            PartyStanding.Us => true,
            PartyStanding.Unknown => group.Direction == Direction.Out,
            _ => false,
        };

    // An amount that one side leaves out is given by the two others, where these are equal.
    private static void AddAmounts(InvoiceRecord ours, InvoiceRecord theirs, List<FieldDifference> unmet)
    {
        var before = unmet.Count;
        var equal = 0;
        var onOneSide = 0;
        Add(FieldKey.AmountExTax, ours.AmountExTax, theirs.AmountExTax);
        Add(FieldKey.TaxAmount, ours.TaxAmount, theirs.TaxAmount);
        Add(FieldKey.TotalInclTax, ours.TotalInclTax, theirs.TotalInclTax);
        if (unmet.Count == before && (equal == 0 || (onOneSide > 0 && equal < 2)))
        {
            unmet.Add(Difference(FieldKey.TotalInclTax, ours.TotalInclTax?.ToString(), theirs.TotalInclTax?.ToString()));
        }

        void Add(string field, PrintedAmount? left, PrintedAmount? right)
        {
            if (left is { } mine && right is { } other)
            {
                if (mine.Value == other.Value)
                {
                    equal++;
                }
                else
                {
                    unmet.Add(Difference(field, mine.ToString(), other.ToString()));
                }
            }
            else if (left is not null || right is not null)
            {
                onOneSide++;
            }
        }
    }

    private static FieldDifference SellersOf(InvoiceRecord ours, InvoiceRecord theirs) =>
        PartyText.IsStated(ours.SellerTaxId) && PartyText.IsStated(theirs.SellerTaxId)
            ? Difference(FieldKey.SellerTaxId, ours.SellerTaxId, theirs.SellerTaxId)
            : Difference(FieldKey.SellerName, ours.SellerName, theirs.SellerName);

    private static bool AreNear(DateOnly? ours, DateOnly? theirs) =>
        ours is { } left && theirs is { } right && Math.Abs(left.DayNumber - right.DayNumber) <= DaysApart;

    private static FieldDifference Difference(string field, string? ours, string? theirs) =>
        new(field, ours, theirs, ComparedSource.Side);

    private static string? Day(DateOnly? day) => day is { } known ? ReadingJson.Day(known) : null;

    private static string? Word(Direction? direction) => direction is { } known ? Words.Of(known) : null;
}
