using Piaoheng.Core.Invoices;
using Piaoheng.Core.Policy;

namespace Piaoheng.Core.Reconciliation.Grouping;

/// <summary>Forms the groups of both sides: what is one invoice, and what each side says of it.</summary>
internal static class RecordGrouping
{
    /// <summary>One entry for each invoice of either side, in no particular order.</summary>
    public static List<InvoicePair> Run(ReconciliationInput input, OwnParties parties)
    {
        var components = IdentityJoin.Run(input.Ours, input.Theirs);
        var total = input.Ours.Count + input.Theirs.Count;

        // Items of one component side by side: count, then deal.
        var ends = new int[total];
        for (var item = 0; item < total; item++)
        {
            ends[components.LeaderOf(item)]++;
        }

        var sum = 0;
        foreach (ref var end in ends.AsSpan())
        {
            (end, sum) = (sum, sum + end);
        }

        var dealt = new InvoiceRecord[total];
        for (var item = 0; item < total; item++)
        {
            dealt[ends[components.LeaderOf(item)]++] =
                item < input.Ours.Count ? input.Ours[item] : input.Theirs[item - input.Ours.Count];
        }

        var pairs = new List<InvoicePair>(total);
        var start = 0;
        foreach (var end in ends)
        {
            if (end > start)
            {
                pairs.Add(PairOf(dealt.AsSpan(start, end - start), parties, input.Policy.Kinds));
                start = end;
            }
        }

        Reds.Apply(pairs.Select(pair => pair.Ours).OfType<RecordGroup>());
        Reds.Apply(pairs.Select(pair => pair.Theirs).OfType<RecordGroup>());
        return pairs;
    }

    private static InvoicePair PairOf(Span<InvoiceRecord> records, OwnParties parties, KindCatalogue kinds)
    {
        if (records.Length > 1)
        {
            records.Sort(RecordOrder.Instance.Compare);
        }

        var firstOfTheirs = 0;
        while (firstOfTheirs < records.Length && records[firstOfTheirs].Side == Side.Ours)
        {
            firstOfTheirs++;
        }

        return new InvoicePair(
            firstOfTheirs == 0 ? null : OurGroup(records[..firstOfTheirs].ToArray(), parties, kinds),
            firstOfTheirs == records.Length ? null : TheirGroup(records[firstOfTheirs..].ToArray(), parties)
        );
    }

    private static RecordGroup OurGroup(InvoiceRecord[] records, OwnParties parties, KindCatalogue kinds)
    {
        var firstRow = Array.FindIndex(records, record => record.Nature == RecordNature.BookRow);
        var documents = firstRow < 0 ? records : records[..firstRow];
        var rows = firstRow < 0 ? [] : records[firstRow..];
        var document = documents.Length == 0 ? null : Merge.Documents(documents);
        var book = rows.Length == 0 ? null : Merge.BookRows(rows);
        return new RecordGroup
        {
            Records = records,
            Keys = KeysOf(records),
            Document = document,
            Book = book,
            Used = book is null ? null : Merge.Used(rows, kinds),
            Direction =
                (document is null ? null : parties.DirectionOf(document)) ?? (book is null ? null : parties.DirectionOf(book)),
            Status = StatusOf(document, book),
        };
    }

    private static RecordGroup TheirGroup(InvoiceRecord[] records, OwnParties parties)
    {
        var bureau = Merge.BureauRows(records);
        return new RecordGroup
        {
            Records = records,
            Keys = KeysOf(records),
            Bureau = bureau,
            Direction = parties.DirectionOf(bureau),
            Status = bureau.Status,
        };
    }

    // Holding an invoice asserts that it is valid: what our side does not state counts as none, none and normal (contracts §4).
    private static InvoiceStatus StatusOf(InvoiceRecord? document, InvoiceRecord? book)
    {
        var first = document?.Status ?? InvoiceStatus.Unknown;
        var second = book?.Status ?? InvoiceStatus.Unknown;
        var isVoided = first.Void == VoidState.Unknown ? second.Void : first.Void;
        var red = first.Red == RedState.Unknown ? second.Red : first.Red;
        var risk = first.Risk == RiskState.Unknown ? second.Risk : first.Risk;
        return new InvoiceStatus(
            isVoided == VoidState.Unknown ? VoidState.None : isVoided,
            red == RedState.Unknown ? RedState.None : red,
            risk == RiskState.Unknown ? RiskState.Normal : risk,
            first.Text ?? second.Text
        );
    }

    private static string[] KeysOf(InvoiceRecord[] records)
    {
        if (records.Length == 1)
        {
            var (only, other) = IdentityJoin.KeysOf(records[0]);
            return (only, other) switch
            {
                (null, null) => [],
                (null, { } key) => [key],
                ({ } key, null) => [key],
                ({ } key, { } more) => string.CompareOrdinal(key, more) < 0 ? [key, more] : [more, key],
            };
        }

        var keys = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var record in records)
        {
            var (first, second) = IdentityJoin.KeysOf(record);
            if (first is not null)
            {
                keys.Add(first);
            }

            if (second is not null)
            {
                keys.Add(second);
            }
        }

        return [.. keys];
    }
}

/// <summary>One invoice with what each side has of it; at least one side is there.</summary>
/// <param name="Ours">账内.</param>
/// <param name="Theirs">税局.</param>
internal readonly record struct InvoicePair(RecordGroup? Ours, RecordGroup? Theirs);
