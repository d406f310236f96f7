using Piaoheng.Core.Reconciliation;

namespace Piaoheng.World.TwoSides.Truth;

/// <summary>Puts together what shares a number, by walking from record to record.</summary>
internal static class PlainGroups
{
    /// <summary>The invoices, each with its records of both sides.</summary>
    public static List<(PlainInvoice? Ours, PlainInvoice? Theirs)> Of(IEnumerable<InvoiceRecord> records)
    {
        var all = records.ToList();
        var withKey = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var place = 0; place < all.Count; place++)
        {
            foreach (var key in PlainInvoice.KeysOf(all[place]))
            {
                if (!withKey.TryGetValue(key, out var places))
                {
                    withKey[key] = places = [];
                }

                places.Add(place);
            }
        }

        var seen = new bool[all.Count];
        var groups = new List<(PlainInvoice?, PlainInvoice?)>();
        for (var place = 0; place < all.Count; place++)
        {
            if (!seen[place])
            {
                var members = Walk(place, all, withKey, seen);
                groups.Add(
                    (
                        Side(members.Where(record => record.Nature != RecordNature.BureauRow)),
                        Side(members.Where(record => record.Nature == RecordNature.BureauRow))
                    )
                );
            }
        }

        return groups;
    }

    private static List<InvoiceRecord> Walk(
        int start,
        List<InvoiceRecord> all,
        Dictionary<string, List<int>> withKey,
        bool[] seen
    )
    {
        var members = new List<InvoiceRecord>();
        var open = new Stack<int>([start]);
        seen[start] = true;
        while (open.TryPop(out var place))
        {
            members.Add(all[place]);
            foreach (var next in PlainInvoice.KeysOf(all[place]).SelectMany(key => withKey[key]).Where(next => !seen[next]))
            {
                seen[next] = true;
                open.Push(next);
            }
        }

        return members;
    }

    private static PlainInvoice? Side(IEnumerable<InvoiceRecord> records) =>
        records.ToList() is { Count: > 0 } some ? new PlainInvoice(some) : null;
}
