using System.Runtime.InteropServices;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Reconciliation.Join;

namespace Piaoheng.Core.Reconciliation.Grouping;

/// <summary>Finds which records are the same invoice: connected components over shared keys, over both sides at once.</summary>
internal static class IdentityJoin
{
    /// <summary>One component for each invoice; a record without a key is alone.</summary>
    /// <param name="ours">Our records: items 0 to n − 1.</param>
    /// <param name="theirs">Their records: items from n on.</param>
    public static Components Run(IReadOnlyList<InvoiceRecord> ours, IReadOnlyList<InvoiceRecord> theirs)
    {
        var packer = new KeyPacker();
        var components = new Components(ours.Count + theirs.Count);
        var sink = new ConnectingSink(components);
        RadixJoin.Run(Rows(ours, 0, packer), Rows(theirs, ours.Count, packer), ref sink);
        return components;
    }

    /// <summary>The keys of one record: code + number, and the paper pair of 数电纸质发票.</summary>
    public static (string? First, string? Second) KeysOf(InvoiceRecord record)
    {
        var first = InvoiceIdentity.Key(record.InvoiceCode, record.InvoiceNumber);
        var second = record.PaperNumber is null ? null : InvoiceIdentity.Key(record.PaperCode, record.PaperNumber);
        return string.Equals(first, second, StringComparison.Ordinal) ? (first, null) : (first, second);
    }

    private static ReadOnlySpan<KeyRow> Rows(IReadOnlyList<InvoiceRecord> records, int firstItem, KeyPacker packer)
    {
        var rows = new List<KeyRow>(records.Count);
        for (var index = 0; index < records.Count; index++)
        {
            var item = firstItem + index;
            var (first, second) = KeysOf(records[index]);
            if (first is not null)
            {
                rows.Add(new KeyRow(packer.Pack(first), item));
            }

            if (second is not null)
            {
                rows.Add(new KeyRow(packer.Pack(second), item));
            }
        }

        return CollectionsMarshal.AsSpan(rows);
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct KeyRow(ulong Key, int Item) : IJoinRow;

    private readonly struct ConnectingSink(Components components) : IJoinSink<KeyRow>
    {
        public void Pair(in KeyRow ours, in KeyRow theirs) => components.Connect(ours.Item, theirs.Item);

        public void RepeatedOurs(in KeyRow first, in KeyRow again) => components.Connect(first.Item, again.Item);

        public void RepeatedTheirs(in KeyRow first, in KeyRow again) => components.Connect(first.Item, again.Item);

        public void OnlyOurs(in KeyRow ours) { }

        public void OnlyTheirs(in KeyRow theirs) { }
    }
}
