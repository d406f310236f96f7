namespace Piaoheng.World;

/// <summary>A random source that gives the same sequence for the same seed on every machine and runtime (SplitMix64).</summary>
public sealed class Dice(ulong seed)
{
    private ulong _state = seed;

    /// <summary>The next 64 random bits.</summary>
    public ulong Next()
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15UL;
            var z = _state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return z ^ (z >> 31);
        }
    }

    /// <summary>A whole number from 0 to <paramref name="limit"/> − 1.</summary>
    public int Below(int limit) => (int)(Next() % (ulong)limit);

    /// <summary>A whole number from <paramref name="from"/> to <paramref name="to"/>, both included.</summary>
    public long Between(long from, long to) => from + (long)(Next() % (ulong)(to - from + 1));

    /// <summary>True with the given chance in a thousand.</summary>
    public bool PerMille(int chance) => Below(1000) < chance;

    /// <summary>One of the items.</summary>
    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    /// <summary>A text of random digits.</summary>
    public string Digits(int count) => Letters("0123456789", count);

    /// <summary>A text of random characters of an alphabet.</summary>
    public string Letters(string alphabet, int count) =>
        string.Create(
            count,
            (this, alphabet),
            static (span, state) =>
            {
                for (var at = 0; at < span.Length; at++)
                {
                    span[at] = state.alphabet[state.Item1.Below(state.alphabet.Length)];
                }
            }
        );

    /// <summary>Puts the items in a random order, in place.</summary>
    public void Shuffle<T>(IList<T> items)
    {
        for (var last = items.Count - 1; last > 0; last--)
        {
            var other = Below(last + 1);
            (items[last], items[other]) = (items[other], items[last]);
        }
    }
}
