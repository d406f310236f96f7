using System.Runtime.InteropServices;
using Piaoheng.World.Pictures;

namespace Piaoheng.Bench.Recognition;

/// <summary>Counts outcomes by field and by damage.</summary>
internal sealed class OutcomeTally
{
    public SortedDictionary<string, Counts> ByField { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, Counts> ByDamage { get; } = new(StringComparer.Ordinal);

    /// <summary>Values that would be taken without a person.</summary>
    public int Taken { get; private set; }

    /// <summary>Counts the outcomes of a picture.</summary>
    /// <returns>What was not read rightly, for the eye.</returns>
    public List<string> Add(PictureCase picture, IEnumerable<FieldOutcome> outcomes)
    {
        var misses = new List<string>();
        foreach (var outcome in outcomes)
        {
            Taken += outcome.IsFlagged || outcome.State is FieldState.Missing ? 0 : 1;
            if (outcome.State is not FieldState.Right)
            {
                misses.Add(
                    $"{picture.FileName}\t{outcome.Key}\t{outcome.State}{(outcome.IsFlagged ? "" : ", silently")}\t{outcome.Want}\t{outcome.Got}"
                );
            }

            Count(ByField, outcome.Key, outcome);
            Count(ByDamage, picture.Damage, outcome);
            if (outcome.State is FieldState.Wrong && !outcome.IsFlagged)
            {
                Console.Error.WriteLine(
                    $"silently wrong: {picture.FileName} {outcome.Key}: '{outcome.Got}' for '{outcome.Want}'"
                );
            }
        }

        return misses;
    }

    private static void Count(SortedDictionary<string, Counts> counts, string key, FieldOutcome outcome)
    {
        var known = counts.GetValueOrDefault(key);
        counts[key] = outcome.State switch
        {
            FieldState.Right => known with { Right = known.Right + 1 },
            FieldState.Missing => known with { Missing = known.Missing + 1 },
            _ => known with { Wrong = known.Wrong + 1, Silent = known.Silent + (outcome.IsFlagged ? 0 : 1) },
        };
    }

    /// <summary>Outcomes of one group.</summary>
    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Counts(int Right, int Missing, int Wrong, int Silent)
    {
        public int All => Right + Missing + Wrong;
    }
}
