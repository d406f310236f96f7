namespace Piaoheng.Core.Reconciliation;

/// <summary>The one order of results: by kind, then by number, then by record.</summary>
internal static class ResultOrder
{
    public static int Compare(ReconciliationResult left, ReconciliationResult right)
    {
        var order = left.Kind.CompareTo(right.Kind);
        var first = left.Ours ?? left.Theirs!;
        var second = right.Ours ?? right.Theirs!;
        order = order != 0 ? order : string.CompareOrdinal(first.Label, second.Label);
        order = order != 0 ? order : first.Side.CompareTo(second.Side);
        return order != 0 ? order : Grouping.RecordOrder.Instance.Compare(first.Records[0], second.Records[0]);
    }
}
