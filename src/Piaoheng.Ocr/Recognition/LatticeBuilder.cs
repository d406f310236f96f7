namespace Piaoheng.Ocr.Recognition;

/// <summary>Keeps of the model's answer what may matter: the likeliest classes of each step.</summary>
internal static class LatticeBuilder
{
    /// <summary>Classes below this are not told apart from none.</summary>
    private const float Least = 1e-4f;

    /// <summary>The lattice of one line.</summary>
    /// <param name="probabilities">For each step the probability of each class; the first class is blank.</param>
    /// <param name="alphabet">The text of each class.</param>
    public static CharacterLattice Build(ReadOnlySpan<float> probabilities, IReadOnlyList<string> alphabet)
    {
        var steps = probabilities.Length / alphabet.Count;
        var classes = new ushort[steps * CharacterLattice.Ranks];
        var kept = new float[steps * CharacterLattice.Ranks];
        var blanks = new float[steps];
        for (var step = 0; step < steps; step++)
        {
            var all = probabilities.Slice(step * alphabet.Count, alphabet.Count);
            var at = step * CharacterLattice.Ranks;
            blanks[step] = all[0];
            KeepBest(all, classes.AsSpan(at, CharacterLattice.Ranks), kept.AsSpan(at, CharacterLattice.Ranks));
        }

        return new CharacterLattice(classes, kept, blanks, alphabet);
    }

    private static void KeepBest(ReadOnlySpan<float> all, Span<ushort> classes, Span<float> kept)
    {
        var least = Least;
        for (var candidate = 1; candidate < all.Length; candidate++)
        {
            var probability = all[candidate];
            if (probability <= least)
            {
                continue;
            }

            var rank = kept.Length - 1;
            for (; rank > 0 && kept[rank - 1] < probability; rank--)
            {
                (kept[rank], classes[rank]) = (kept[rank - 1], classes[rank - 1]);
            }

            (kept[rank], classes[rank]) = (probability, (ushort)candidate);
            least = MathF.Max(Least, kept[^1]);
        }
    }
}
