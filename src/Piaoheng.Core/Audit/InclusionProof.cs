namespace Piaoheng.Core.Audit;

/// <summary>包含证明: the hashes that lead from one leaf to the root, so that a single entry can be shown to stand in a signed log.</summary>
/// <remarks>RFC 6962 §2.1.1; checked by the algorithm of RFC 9162 §2.1.3.2.</remarks>
public static class InclusionProof
{
    /// <summary>The proof of a leaf among all leaves of a tree.</summary>
    /// <param name="index">Place of the leaf, from 0.</param>
    /// <param name="leafHashes">Hashes of all leaves.</param>
    public static IReadOnlyList<byte[]> Of(int index, IReadOnlyList<byte[]> leafHashes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, leafHashes.Count);
        var path = new List<byte[]>();
        var (from, to) = (0, leafHashes.Count);
        while (to - from > 1)
        {
            var middle = from + LeftSize(to - from);
            if (index < middle)
            {
                path.Add(Root(leafHashes, middle, to));
                to = middle;
            }
            else
            {
                path.Add(Root(leafHashes, from, middle));
                from = middle;
            }
        }

        path.Reverse();
        return path;
    }

    /// <summary>Whether the hashes lead from the leaf to the root.</summary>
    public static bool Holds(long index, long size, byte[] leafHash, IReadOnlyList<byte[]> proof, byte[] root)
    {
        if (index < 0 || index >= size)
        {
            return false;
        }

        var (place, last, hash) = (index, size - 1, leafHash);
        foreach (var step in proof)
        {
            if (last == 0)
            {
                return false;
            }

            if ((place & 1) == 1 || place == last)
            {
                hash = MerkleHash.Node(step, hash);
                while ((place & 1) == 0 && place != 0)
                {
                    (place, last) = (place >> 1, last >> 1);
                }
            }
            else
            {
                hash = MerkleHash.Node(hash, step);
            }

            (place, last) = (place >> 1, last >> 1);
        }

        return last == 0 && hash.AsSpan().SequenceEqual(root);
    }

    private static byte[] Root(IReadOnlyList<byte[]> leafHashes, int from, int to)
    {
        var frontier = new MerkleFrontier();
        for (var index = from; index < to; index++)
        {
            frontier.Append(leafHashes[index]);
        }

        return frontier.Root;
    }

    // The largest power of two below the size.
    private static int LeftSize(int size) => 1 << (31 - int.LeadingZeroCount(size - 1));
}
