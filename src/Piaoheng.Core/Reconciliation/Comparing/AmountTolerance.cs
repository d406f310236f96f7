using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;

namespace Piaoheng.Core.Reconciliation.Comparing;

/// <summary>容差: whether two amounts count as equal, and by which tolerance they do when they are not.</summary>
internal sealed class AmountTolerance(ReconciliationInput input)
{
    /// <summary>Whether the two differ by more than the tolerance in force on 开票日期.</summary>
    /// <param name="field">JSON key.</param>
    /// <param name="ours">Our amount; <c>***</c> is zero.</param>
    /// <param name="theirs">Their amount.</param>
    /// <param name="invoice">The bureau's record (or our document), whose kind and date decide.</param>
    /// <param name="used">The tolerance that made them equal; zero when they are equal to the fen or differ.</param>
    public bool Differ(string field, Yuan ours, Yuan theirs, InvoiceRecord invoice, out Yuan used)
    {
        used = Yuan.Zero;
        if (ours == theirs)
        {
            return false;
        }

        var tolerance = Of(field, invoice.Kind, invoice.IssueDate ?? input.AsOf);
        if ((ours - theirs).Abs() > tolerance)
        {
            return true;
        }

        used = tolerance;
        return false;
    }

    private Yuan Of(string field, string kindId, DateOnly issueDate) =>
        input.Tolerances.FirstOrDefault(own => own.Fits(field, kindId, issueDate)) is { } own
            ? own.Amount
            : input.Policy.Tolerances.Of(field, kindId, issueDate);
}
