namespace Piaoheng.World.TwoSides;

/// <summary>Slips of the hand in a number: a digit changed, left out, added, swapped with the next; one or two of them.</summary>
internal static class Typos
{
    /// <summary>The number, mistyped.</summary>
    public static string In(string number, Dice dice)
    {
        var typed = Slip(number, dice, dice.PerMille(250) ? Math.Max(0, number.Length - 2) : 0);
        return dice.PerMille(300) ? Slip(typed, dice, 0) : typed;
    }

    private static string Slip(string number, Dice dice, int from)
    {
        var place = from + dice.Below(number.Length - from);
        var digit = (char)('0' + dice.Below(10));
        return dice.Below(6) switch
        {
            0 => number.Remove(place, 1),
            1 => number.Insert(place, digit.ToString()),
            2 or 3 when place + 1 < number.Length => string.Concat(
                number.AsSpan(0, place),
                number.AsSpan(place + 1, 1),
                number.AsSpan(place, 1),
                number.AsSpan(place + 2)
            ),
            _ => string.Concat(number.AsSpan(0, place), [digit], number.AsSpan(place + 1)),
        };
    }
}
