using System.Numerics;

namespace Piaoheng.Core.Reconciliation.Join;

/// <summary>分区哈希连接: finds equal keys of two sides in memory, in time that grows with the number of rows.</summary>
/// <remarks>
/// One cache miss costs as much as streaming a hundred rows. So both sides are first dealt by hash into parts that fit the
/// second-level cache, and each part is joined there by one small slot table. What order things are found in means nothing.
/// </remarks>
public static class RadixJoin
{
    // Two sides of 4,096 rows of 48 bytes with their slots are about 0.45 MB.
    private const int RowsOfPart = 8192;
    private const int MaxPartBits = 12;

    /// <summary>Joins two sides.</summary>
    /// <param name="ours">Our rows, in any order, keys repeated or not.</param>
    /// <param name="theirs">Their rows.</param>
    /// <param name="sink">Is told what is found.</param>
    public static void Run<TRow, TSink>(ReadOnlySpan<TRow> ours, ReadOnlySpan<TRow> theirs, ref TSink sink)
        where TRow : unmanaged, IJoinRow
        where TSink : IJoinSink<TRow>, allows ref struct
    {
        var rows = (long)ours.Length + theirs.Length;
        var bits = Math.Clamp(BitOperations.Log2((ulong)rows / RowsOfPart) + 1, 0, MaxPartBits);
        if (rows <= RowsOfPart)
        {
            bits = 0;
        }

        using var ourParts = Parts<TRow>.Deal(ours, bits);
        using var theirParts = Parts<TRow>.Deal(theirs, bits);
        var table = new PartTable();
        for (var part = 0; part < 1 << bits; part++)
        {
            table.Join(ourParts[part], theirParts[part], bits, ref sink);
        }
    }

    /// <summary>A one-to-one mix of the key; its upper bits are even for consecutive numbers.</summary>
    internal static ulong Mix(ulong key)
    {
        unchecked
        {
            key ^= key >> 32;
            return key * 0x9E3779B97F4A7C15UL;
        }
    }

    /// <summary>The part of a hash; zero bits are one part.</summary>
    internal static int PartOf(ulong hash, int bits) => (int)(hash >> 1 >> (63 - bits));
}
