using System.Globalization;

namespace Piaoheng.Core.Audit;

/// <summary>默克尔树的右缘: all of a growing tree that is needed to go on and to give its root, one hash for each bit of its size.</summary>
/// <remarks>A log of a million entries is carried on from twenty hashes instead of being read again.</remarks>
public sealed class MerkleFrontier
{
    // Roots of the full subtrees, the largest first.
    private readonly List<byte[]> _peaks;

    /// <summary>An empty tree.</summary>
    public MerkleFrontier()
        : this(0, []) { }

    private MerkleFrontier(long size, List<byte[]> peaks) => (Size, _peaks) = (size, peaks);

    /// <summary>Number of leaves.</summary>
    public long Size { get; private set; }

    /// <summary>The root: MTH of RFC 6962 §2.1.</summary>
    public byte[] Root
    {
        get
        {
            if (_peaks.Count == 0)
            {
                return MerkleHash.Empty;
            }

            var root = _peaks[^1];
            for (var index = _peaks.Count - 2; index >= 0; index--)
            {
                root = MerkleHash.Node(_peaks[index], root);
            }

            return root;
        }
    }

    /// <summary>Adds the hash of the next leaf.</summary>
    public void Append(byte[] leafHash)
    {
        var added = leafHash;
        // Each full subtree of the same size is joined with the one that the leaf completes.
        for (var rest = Size; (rest & 1) == 1; rest >>= 1)
        {
            added = MerkleHash.Node(_peaks[^1], added);
            _peaks.RemoveAt(_peaks.Count - 1);
        }

        _peaks.Add(added);
        Size++;
    }

    /// <summary>The hashes as text, for keeping beside the size.</summary>
    public string Peaks => string.Concat(_peaks.Select(Convert.ToHexStringLower));

    /// <summary>Reads a kept frontier back.</summary>
    /// <exception cref="FormatException">The text does not belong to a tree of this size.</exception>
    public static MerkleFrontier Parse(long size, string peaks)
    {
        const int Letters = MerkleHash.Length * 2;
        if (size < 0 || peaks.Length != long.PopCount(size) * Letters)
        {
            throw new FormatException(
                string.Create(CultureInfo.InvariantCulture, $"{peaks.Length} characters are no frontier of {size} leaves.")
            );
        }

        return new MerkleFrontier(
            size,
            [
                .. Enumerable
                    .Range(0, peaks.Length / Letters)
                    .Select(index => Convert.FromHexString(peaks.AsSpan(index * Letters, Letters))),
            ]
        );
    }
}
