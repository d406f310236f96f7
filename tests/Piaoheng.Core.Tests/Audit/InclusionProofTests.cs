using Piaoheng.Core.Audit;

namespace Piaoheng.Core.Tests.Audit;

/// <summary>A single entry can be shown to stand in a signed log, and no other can.</summary>
public sealed class InclusionProofTests
{
    [Theory]
    [MemberData(nameof(MerkleVectors.Inclusion), MemberType = typeof(MerkleVectors))]
    public void Proofs_are_those_of_the_reference_implementation(int leaf, int size, string[] proof) =>
        Assert.Equal(proof, InclusionProof.Of(leaf - 1, MerkleVectors.Hashes(size)).Select(Convert.ToHexStringLower));

    [Theory]
    [MemberData(nameof(MerkleVectors.Inclusion), MemberType = typeof(MerkleVectors))]
    public void Only_the_right_leaf_at_the_right_place_is_accepted(int leaf, int size, string[] proof)
    {
        var (index, hash, root) = (
            leaf - 1,
            MerkleVectors.Hashes(size)[leaf - 1],
            Convert.FromHexString(MerkleVectors.Roots[size])
        );
        List<byte[]> steps = [.. proof.Select(Convert.FromHexString)];
        Assert.True(InclusionProof.Holds(index, size, hash, steps, root));

        Assert.False(InclusionProof.Holds(index - 1, size, hash, steps, root));
        Assert.False(InclusionProof.Holds(index + 1, size, hash, steps, root));
        Assert.False(InclusionProof.Holds(index ^ 2, size, hash, steps, root));
        Assert.False(InclusionProof.Holds(index, size * 2, hash, steps, root));
        Assert.False(InclusionProof.Holds(index, size / 2, hash, steps, root));
        Assert.False(InclusionProof.Holds(index, size, root[..31], steps, root));
        Assert.False(InclusionProof.Holds(index, size, hash, steps, MerkleHash.Empty));
        Assert.False(InclusionProof.Holds(index, size, hash, [.. steps, root], root));
        Assert.False(InclusionProof.Holds(index, size, hash, [root, .. steps], root));
        for (var step = 0; step < steps.Count; step++)
        {
            List<byte[]> wrong = [.. steps];
            wrong[step] = [(byte)(steps[step][0] ^ 8), .. steps[step][1..]];
            Assert.False(InclusionProof.Holds(index, size, hash, wrong, root));
            Assert.False(InclusionProof.Holds(index, size, hash, steps[..step], root));
        }
    }

    [Fact]
    public void Every_leaf_of_every_small_tree_has_a_proof()
    {
        for (var size = 1; size <= 40; size++)
        {
            List<byte[]> leaves = [.. Enumerable.Range(0, size).Select(place => MerkleHash.Leaf([(byte)place]))];
            var tree = new MerkleFrontier();
            leaves.ForEach(tree.Append);
            for (var place = 0; place < size; place++)
            {
                Assert.True(InclusionProof.Holds(place, size, leaves[place], InclusionProof.Of(place, leaves), tree.Root));
            }
        }
    }
}
