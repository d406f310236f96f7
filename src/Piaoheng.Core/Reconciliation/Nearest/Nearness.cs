using Piaoheng.Core.Invoices;
using Piaoheng.Core.Reconciliation.Comparing;

namespace Piaoheng.Core.Reconciliation.Nearest;

/// <summary>接近程度 of two invoices: only for putting candidates in order, never for a verdict.</summary>
/// <remarks>Judgements, not measurements. Numbers count most, then money, then the other party, then the date.</remarks>
public static class Nearness
{
    private const int FarNumber = 60;
    private const int OneEdit = 15;
    private const int OtherTotal = 40;
    private const int OtherPart = 10;
    private const int OtherParty = 40;
    private const int OtherDirection = 30;
    private const int Unknown = 20;
    private const int FurthestDays = 31;

    /// <summary>0 = nothing differs; null = the two have neither number, nor total, nor party in common, and are no candidates.</summary>
    public static int? Of(Face ours, Face theirs)
    {
        var (mine, other) = (ours.Record, theirs.Record);
        var edits = FaceComparison.EditsOf(mine, other);
        var total = Total(mine, other);
        var party = Party(ours, theirs);
        if (edits is null && total != 0 && party != 0)
        {
            return null;
        }

        var score = edits is { } near ? near * OneEdit : FarNumber;
        score += total + party;
        score += Part(mine.AmountExTax, other.AmountExTax) + Part(mine.TaxAmount, other.TaxAmount);
        score +=
            mine.IssueDate is { } left && other.IssueDate is { } right
                ? Math.Min(Math.Abs(left.DayNumber - right.DayNumber), FurthestDays)
                : Unknown;
        return ours.Direction is not null && theirs.Direction is not null && ours.Direction != theirs.Direction
            ? score + OtherDirection
            : score;
    }

    private static int Total(InvoiceRecord ours, InvoiceRecord theirs)
    {
        if (ours.TotalInclTax is { } left && theirs.TotalInclTax is { } right)
        {
            return left.Value == right.Value ? 0 : OtherTotal;
        }

        // 勾选 lists state no 价税合计; their 金额 says as much.
        return ours.AmountExTax is { } mine && theirs.AmountExTax is { } other
            ? mine.Value == other.Value
                ? 0
                : OtherTotal
            : Unknown;
    }

    private static int Part(PrintedAmount? ours, PrintedAmount? theirs) =>
        ours is { } left && theirs is { } right && left.Value != right.Value ? OtherPart : 0;

    // The party that is not us; where that is not known, the seller.
    private static int Party(Face ours, Face theirs)
    {
        var isSale = (ours.Direction ?? theirs.Direction) == Direction.Out;
        var (left, right) = isSale
            ? ((ours.Record.BuyerTaxId, ours.Record.BuyerName), (theirs.Record.BuyerTaxId, theirs.Record.BuyerName))
            : ((ours.Record.SellerTaxId, ours.Record.SellerName), (theirs.Record.SellerTaxId, theirs.Record.SellerName));
        if (PartyText.IsStated(left.Item1) && PartyText.IsStated(right.Item1))
        {
            return PartyText.TaxId(left.Item1) == PartyText.TaxId(right.Item1) ? 0 : OtherParty;
        }

        if (PartyText.IsStated(left.Item2) && PartyText.IsStated(right.Item2))
        {
            return PartyText.Name(left.Item2) == PartyText.Name(right.Item2) ? 0 : OtherParty;
        }

        return Unknown;
    }
}
