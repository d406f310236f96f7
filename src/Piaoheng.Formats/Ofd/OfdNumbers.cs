using System.Globalization;

namespace Piaoheng.Formats.Ofd;

/// <summary>Lists of numbers in attributes of OFD.</summary>
internal static class OfdNumbers
{
    private static readonly char[] Spaces = [' ', '\t', '\r', '\n', ','];

    /// <summary>The numbers of a list; empty when one of them is none.</summary>
    public static double[] Parse(string? text)
    {
        var parts = (text ?? string.Empty).Split(Spaces, StringSplitOptions.RemoveEmptyEntries);
        var numbers = new double[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            if (!TryParse(parts[i], out numbers[i]))
            {
                return [];
            }
        }

        return numbers;
    }

    /// <summary>
    /// The advances of <c>DeltaX</c> or <c>DeltaY</c>: plain numbers, and <c>g n v</c> for n times v. Never more than are asked for, whatever n says.
    /// </summary>
    public static List<double> Advances(string? text, int count)
    {
        var advances = new List<double>(Math.Min(count, 64));
        var parts = (text ?? string.Empty).Split(Spaces, StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < parts.Length && advances.Count < count; i++)
        {
            var times = 1;
            if (parts[i] is "g" or "G")
            {
                if (
                    i + 2 >= parts.Length
                    || !int.TryParse(parts[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out times)
                )
                {
                    break;
                }

                i += 2;
            }

            if (!TryParse(parts[i], out var advance))
            {
                break;
            }

            for (var n = 0; n < times && advances.Count < count; n++)
            {
                advances.Add(advance);
            }
        }

        return advances;
    }

    /// <summary>Reads one number; infinite ones are none.</summary>
    public static bool TryParse(string? text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);
}
