using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;

namespace Piaoheng.Core.Reconciliation.Grouping;

/// <summary>红字与蓝字: works out how far the blue invoices of one side are reversed, from the red ones of the same side.</summary>
/// <remarks>
/// Our state is what the red invoices that we hold say. The bureau's own word is not enough either: old electronic invoices
/// stay 正常 there although a red row reverses them. So the further of the two counts.
/// </remarks>
internal static class Reds
{
    /// <summary>The red groups of each blue key; red ones that were voided reverse nothing.</summary>
    public static Dictionary<string, List<RecordGroup>> ByBlueKey(IEnumerable<RecordGroup> groups)
    {
        var reds = new Dictionary<string, List<RecordGroup>>(StringComparer.Ordinal);
        foreach (var group in groups)
        {
            if (
                group.Face.RedOf is { } blue
                && group.Status.Void != VoidState.Voided
                && InvoiceIdentity.Key(blue.InvoiceCode, blue.InvoiceNumber) is { } key
            )
            {
                if (!reds.TryGetValue(key, out var list))
                {
                    reds.Add(key, list = []);
                }

                list.Add(group);
            }
        }

        return reds;
    }

    /// <summary>The red groups that reverse a blue one, under any of its keys.</summary>
    public static List<RecordGroup> Of(RecordGroup blue, Dictionary<string, List<RecordGroup>> byBlueKey)
    {
        var reds = new List<RecordGroup>();
        foreach (var key in blue.Keys)
        {
            if (byBlueKey.TryGetValue(key, out var found))
            {
                reds.AddRange(found.Where(red => !ReferenceEquals(red, blue) && !reds.Contains(red)));
            }
        }

        return reds;
    }

    /// <summary>Sets the state of every blue group of one side.</summary>
    public static void Apply(IEnumerable<RecordGroup> groupsOfSide)
    {
        var groups = groupsOfSide as IReadOnlyCollection<RecordGroup> ?? [.. groupsOfSide];
        var byBlueKey = ByBlueKey(groups);
        if (byBlueKey.Count == 0)
        {
            return;
        }

        foreach (var group in groups)
        {
            if (Of(group, byBlueKey) is { Count: > 0 } reds && StateOf(group, reds) is var state && state > group.Status.Red)
            {
                group.Status = group.Status with { Red = state };
            }
        }
    }

    private static RedState StateOf(RecordGroup blue, List<RecordGroup> reds)
    {
        var reversed = Yuan.Zero;
        foreach (var red in reds)
        {
            if (TotalOf(red.Face) is not { } total)
            {
                return RedState.Partial;
            }

            reversed += total.Abs();
        }

        return TotalOf(blue.Face) is { } whole && reversed >= whole.Abs() ? RedState.Full : RedState.Partial;
    }

    private static Yuan? TotalOf(InvoiceRecord record) =>
        record.TotalInclTax?.Value
        ?? (record.AmountExTax is { } amount && record.TaxAmount is { } tax ? amount.Value + tax.Value : null);
}
