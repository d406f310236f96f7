using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Core.Reconciliation.Grouping;
using Piaoheng.Core.Text;

namespace Piaoheng.Core.Reconciliation.Unpaired;

/// <summary>红蓝相抵: a blue invoice and the red ones that reverse it whole, none of them known to the other side (practice §1).</summary>
internal sealed class OffsetPairRule : UnpairedRule
{
    private readonly Dictionary<RecordGroup, IReadOnlyList<RecordGroup>> _partners = [];

    /// <summary>Looks at all groups of both sides that the other side does not have.</summary>
    public OffsetPairRule(IEnumerable<RecordGroup> unpaired)
    {
        foreach (var side in unpaired.GroupBy(group => group.Side))
        {
            var reds = Reds.ByBlueKey(side);
            foreach (var blue in side)
            {
                if (Reds.Of(blue, reds) is { Count: > 0 } reversing && CancelOut(blue, reversing))
                {
                    reversing.Sort((left, right) => string.CompareOrdinal(left.Label, right.Label));
                    _partners[blue] = reversing;
                    reversing.ForEach(red => _partners[red] = [blue]);
                }
            }
        }
    }

    protected override string Rule => "REC-OFFSET";

    public override ReconciliationResult? Judge(RecordGroup group)
    {
        if (!_partners.TryGetValue(group, out var partners))
        {
            return null;
        }

        var numbers = ("partners", string.Join('、', partners.Select(partner => partner.Label)));
        var side = ("other", group.Side == Side.Ours ? "税局" : "账内");
        var reason = group.Face.RedOf is null
            ? new CodedText("REC-OFFSET-BLUE", "已被红字发票 {partners} 全额冲销，红蓝均不在{other}，互相抵销", numbers, side)
            : new CodedText("REC-OFFSET-RED", "全额冲销蓝字发票 {partners}，红蓝均不在{other}，互相抵销", numbers, side);
        return Found(DifferenceKind.OffsetPair, group, reason);
    }

    private static bool CancelOut(RecordGroup blue, List<RecordGroup> reds)
    {
        var all = reds.Prepend(blue).Select(group => group.Face).ToList();
        return IsZero(all, face => face.TotalInclTax) is var total
            && IsZero(all, face => face.AmountExTax) is var amount
            && IsZero(all, face => face.TaxAmount) is var tax
            && (total ?? amount) is not null
            && total != false
            && amount != false
            && tax != false;
    }

    // Null where one of them does not state the amount.
    private static bool? IsZero(List<InvoiceRecord> faces, Func<InvoiceRecord, PrintedAmount?> amount)
    {
        var sum = Yuan.Zero;
        foreach (var face in faces)
        {
            if (amount(face) is not { } stated)
            {
                return null;
            }

            sum += stated.Value;
        }

        return sum == Yuan.Zero;
    }
}
