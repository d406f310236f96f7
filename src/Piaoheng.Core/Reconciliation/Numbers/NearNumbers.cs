using System.Runtime.InteropServices;

namespace Piaoheng.Core.Reconciliation.Numbers;

/// <summary>Finds the pairs of two lists whose numbers are at most two edits apart.</summary>
/// <remarks>
/// Short lists are compared each with each. For long ones that would grow with the product: two texts that are two edits
/// apart have a text in common that is left when up to two characters are taken out of each, so those are looked up.
/// </remarks>
internal static class NearNumbers
{
    // Taking out costs about as much as a hundred comparisons for each number.
    private const long ComparisonsOfTakingOut = 100;

    /// <summary>Calls <paramref name="found"/> once for each pair of suspects that is near, in no particular order.</summary>
    public static void Find(
        IReadOnlyList<Suspect> ours,
        IReadOnlyList<Suspect> theirs,
        Action<Suspect, Suspect, SuspectDistance> found
    )
    {
        if ((long)ours.Count * theirs.Count <= ComparisonsOfTakingOut * ((long)ours.Count + theirs.Count))
        {
            CompareEach(ours, theirs, found);
        }
        else
        {
            LookUp(ours, theirs, found);
        }
    }

    /// <summary>Each with each.</summary>
    internal static void CompareEach(
        IReadOnlyList<Suspect> ours,
        IReadOnlyList<Suspect> theirs,
        Action<Suspect, Suspect, SuspectDistance> found
    )
    {
        foreach (var left in ours)
        {
            foreach (var right in theirs)
            {
                Compare(left, right, found);
            }
        }
    }

    /// <summary>By common remainders.</summary>
    internal static void LookUp(
        IReadOnlyList<Suspect> ours,
        IReadOnlyList<Suspect> theirs,
        Action<Suspect, Suspect, SuspectDistance> found
    )
    {
        // Chains of owners: the last one with a remainder, and before each the one that had it earlier.
        var lastOf = new Dictionary<ulong, int>();
        var chain = new List<(int Owner, int Before)>();
        for (var owner = 0; owner < theirs.Count; owner++)
        {
            foreach (var form in theirs[owner].Forms)
            {
                Remainders.Visit(form.Text, (lastOf, chain, owner), AddToChain);
            }
        }

        var askedBy = new int[theirs.Count];
        for (var asker = 0; asker < ours.Count; asker++)
        {
            foreach (var form in ours[asker].Forms)
            {
                Remainders.Visit(form.Text, asker, Ask);
            }
        }

        void Ask(ulong remainder, int asker)
        {
            for (var link = lastOf.GetValueOrDefault(remainder, -1); link >= 0; link = chain[link].Before)
            {
                ref var last = ref askedBy[chain[link].Owner];
                if (last != asker + 1)
                {
                    last = asker + 1;
                    Compare(ours[asker], theirs[chain[link].Owner], found);
                }
            }
        }
    }

    private static void AddToChain(
        ulong remainder,
        (Dictionary<ulong, int> LastOf, List<(int Owner, int Before)> Chain, int Owner) to
    )
    {
        ref var last = ref CollectionsMarshal.GetValueRefOrAddDefault(to.LastOf, remainder, out var exists);
        if (exists && to.Chain[last].Owner == to.Owner)
        {
            return;
        }

        to.Chain.Add((to.Owner, exists ? last : -1));
        last = to.Chain.Count - 1;
    }

    private static void Compare(Suspect ours, Suspect theirs, Action<Suspect, Suspect, SuspectDistance> found)
    {
        var distance = Suspect.DistanceOf(ours, theirs);
        if (distance.IsNear)
        {
            found(ours, theirs, distance);
        }
    }
}
