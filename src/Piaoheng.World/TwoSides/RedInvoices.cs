using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Core.Reconciliation;

namespace Piaoheng.World.TwoSides;

/// <summary>Issues red invoices for a blue one: the whole, a part, or the whole in several parts.</summary>
internal sealed class RedInvoices(Dice dice, InvoiceMaker maker, Bookkeeping books)
{
    /// <summary>The red invoices of a blue one, written down on both sides; some of them then drop out of one side.</summary>
    public IReadOnlyList<Draft> Of(Draft blue)
    {
        var reds = Parts(blue.Invoice).Select(part => Red(blue, part)).ToList();
        reds.ForEach(books.Write);
        switch (dice.Below(5))
        {
            case 0:
                // Blue and red cancelled out before they reached us.
                blue.Ours.Clear();
                reds.ForEach(red => red.Ours.Clear());
                break;
            case 1:
                reds.ForEach(red => red.Ours.Clear());
                break;
            case 2:
                // Cancelled out with us, never at the bureau.
                blue.Theirs.Clear();
                reds.ForEach(red => red.Theirs.Clear());
                break;
            default:
                break;
        }

        var state =
            reds.Sum(red => red.Invoice.TotalInclTax!.Value.Value.Fen) == -blue.Invoice.TotalInclTax!.Value.Value.Fen
                ? RedState.Full
                : RedState.Partial;

        // The bureau does not always mark the blue row.
        if (dice.PerMille(700))
        {
            blue.ChangeTheirs(record => record with { Status = record.Status with { Red = state, Text = "已红冲" } });
        }

        return reds;
    }

    private IEnumerable<(Yuan Amount, Yuan Tax)> Parts(InvoiceRecord blue)
    {
        var (amount, tax) = (blue.AmountExTax!.Value.Value, blue.TaxAmount!.Value.Value);
        var half = (Yuan.FromFen(amount.Fen / 2), Yuan.FromFen(tax.Fen / 2));
        return dice.Below(4) switch
        {
            0 => [half],
            1 => [half, (amount - half.Item1, tax - half.Item2)],
            _ => [(amount, tax)],
        };
    }

    private Draft Red(Draft blue, (Yuan Amount, Yuan Tax) part)
    {
        var red = blue.Invoice with
        {
            AmountExTax = -part.Amount,
            TaxAmount = -part.Tax,
            TotalInclTax = -(part.Amount + part.Tax),
            Lines = null,
            RedOf = new RedReference(blue.Invoice.InvoiceCode ?? "", blue.Invoice.InvoiceNumber!),
            IssueDate = blue.Invoice.IssueDate!.Value.AddDays(dice.Below(20)),
        };
        return new Draft
        {
            Invoice = maker.NumberedNext(red, blue.Other),
            Other = blue.Other,
            IsSpared = dice.PerMille(700),
        };
    }
}
