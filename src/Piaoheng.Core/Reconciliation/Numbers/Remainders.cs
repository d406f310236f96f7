namespace Piaoheng.Core.Reconciliation.Numbers;

/// <summary>What is left of a number when no, one or two of its characters are taken out, as hashes.</summary>
internal static class Remainders
{
    private const ulong Prime = 0x9E3779B97F4A7C15UL;

    /// <summary>Visits every remainder; one may come more than once.</summary>
    public static void Visit<T>(string number, T state, Action<ulong, T> visit)
    {
        visit(HashWithout(number, -1, -1), state);
        for (var first = 0; first < number.Length; first++)
        {
            // Of a run of equal characters it does not matter which one is taken out.
            if (first > 0 && number[first] == number[first - 1])
            {
                continue;
            }

            visit(HashWithout(number, first, -1), state);
            for (var second = first + 1; second < number.Length; second++)
            {
                if (second == first + 1 || number[second] != number[second - 1])
                {
                    visit(HashWithout(number, first, second), state);
                }
            }
        }
    }

    private static ulong HashWithout(string number, int first, int second)
    {
        var hash = Prime;
        unchecked
        {
            for (var index = 0; index < number.Length; index++)
            {
                if (index != first && index != second)
                {
                    hash = (hash ^ number[index]) * Prime;
                    hash ^= hash >> 29;
                }
            }
        }

        return hash;
    }
}
