using Piaoheng.Core.Reconciliation.Numbers;

namespace Piaoheng.Core.Diagnosis;

/// <summary>相近号码的清单: every number that is one slip away, so that an index can be asked for them.</summary>
public static class NumberNeighbours
{
    private const string Digits = "0123456789";

    /// <summary>The numbers one edit away: a digit changed, left out, added, or swapped with the next. About 20 × digits.</summary>
    public static IReadOnlyCollection<string> OneSlip(string number)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        for (var place = 0; place < number.Length; place++)
        {
            var (before, here, behind) = (number[..place], number[place], number[(place + 1)..]);
            found.Add(before + behind);
            foreach (var digit in Digits)
            {
                found.Add(before + digit + behind);
                found.Add(before + digit + here + behind);
            }

            if (behind.Length > 0)
            {
                found.Add(before + behind[0] + here + behind[1..]);
            }
        }

        foreach (var digit in Digits)
        {
            found.Add(number + digit);
        }

        found.Remove(number);
        return found;
    }

    /// <summary>The numbers with one digit changed before and one behind a place: those two slips that neither the beginning nor the end of the number survives.</summary>
    /// <param name="number">The number.</param>
    /// <param name="split">Where the second part begins.</param>
    public static IReadOnlyCollection<string> OneSlipInEachPart(string number, int split)
    {
        var found = new List<string>();
        foreach (var first in Changed(number[..split]))
        {
            foreach (var last in Changed(number[split..]))
            {
                found.Add(first + last);
            }
        }

        return found;
    }

    /// <summary>Whether two numbers are at most two edits apart.</summary>
    public static bool AreWithinTwo(string left, string right) => NumberDistance.Of(left, right) <= NumberDistance.Limit;

    private static List<string> Changed(string part)
    {
        var changed = new List<string>(part.Length * 9);
        for (var place = 0; place < part.Length; place++)
        {
            foreach (var digit in Digits)
            {
                if (digit != part[place])
                {
                    changed.Add(part[..place] + digit + part[(place + 1)..]);
                }
            }
        }

        return changed;
    }
}
