using Piaoheng.Core.Audit;

namespace Piaoheng.Core.Tests.Audit;

/// <summary>The tree over the log gives the roots that everyone else's gives.</summary>
public sealed class MerkleFrontierTests
{
    [Fact]
    public void Roots_are_those_of_the_reference_implementation()
    {
        var tree = new MerkleFrontier();
        Assert.Equal(MerkleVectors.Roots[0], Convert.ToHexStringLower(tree.Root));
        foreach (var (leaf, root) in MerkleVectors.Leaves.Zip(MerkleVectors.Roots.Skip(1)))
        {
            tree.Append(MerkleHash.Leaf(leaf));
            Assert.Equal(root, Convert.ToHexStringLower(tree.Root));
        }
    }

    [Fact]
    public void A_kept_frontier_goes_on_where_it_was()
    {
        for (var cut = 0; cut <= MerkleVectors.Leaves.Length; cut++)
        {
            var tree = new MerkleFrontier();
            foreach (var leaf in MerkleVectors.Leaves.Take(cut))
            {
                tree.Append(MerkleHash.Leaf(leaf));
            }

            var kept = MerkleFrontier.Parse(tree.Size, tree.Peaks);
            foreach (var leaf in MerkleVectors.Leaves.Skip(cut))
            {
                kept.Append(MerkleHash.Leaf(leaf));
            }

            Assert.Equal(MerkleVectors.Roots[^1], Convert.ToHexStringLower(kept.Root));
        }
    }

    [Theory]
    [InlineData(1, "")]
    [InlineData(0, "00")]
    [InlineData(2, "abcd")]
    [InlineData(-1, "")]
    public void Text_that_does_not_belong_to_the_size_is_refused(long size, string peaks) =>
        Assert.Throws<FormatException>(() => MerkleFrontier.Parse(size, peaks));
}
