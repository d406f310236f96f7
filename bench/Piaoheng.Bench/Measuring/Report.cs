using System.Globalization;

namespace Piaoheng.Bench.Measuring;

/// <summary>Prints figures one to a line, each beside its target.</summary>
internal static class Report
{
    /// <summary>A figure that must not be above its target.</summary>
    public static void AtMost(string figure, double measured, double target, string unit) =>
        Line(figure, measured, string.Create(CultureInfo.InvariantCulture, $"<= {target:0.##}"), unit, measured <= target);

    /// <summary>A figure that must not be below its target.</summary>
    public static void AtLeast(string figure, double measured, double target, string unit) =>
        Line(figure, measured, string.Create(CultureInfo.InvariantCulture, $">= {target:0.##}"), unit, measured >= target);

    /// <summary>A figure that nobody set a target for.</summary>
    public static void Only(string figure, string value) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {figure, -58} {value}"));

    private static void Line(string figure, double measured, string target, string unit, bool isMet) =>
        Only(
            figure,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{measured, 10:0.##} {unit, -14} target {target, -9} {(isMet ? "met" : "MISSED")}"
            )
        );
}
