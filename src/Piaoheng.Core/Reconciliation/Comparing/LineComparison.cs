using System.Globalization;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Text;

namespace Piaoheng.Core.Reconciliation.Comparing;

/// <summary>明细比较: whether two lists of lines say the same, in whatever order.</summary>
internal static class LineComparison
{
    // The line that stands for a 销货清单 repeats the sum of the others (formats §7).
    private const string ListMarker = "(详见销货清单)";

    /// <summary>The first difference, if any: the number of lines, or one value of one line.</summary>
    /// <returns>Null when they agree, or when a side has no lines.</returns>
    public static FieldDifference? Compare(IReadOnlyList<InvoiceLine>? ours, IReadOnlyList<InvoiceLine>? theirs, string source)
    {
        var left = Ordered(ours);
        var right = Ordered(theirs);
        if (left.Count == 0 || right.Count == 0)
        {
            return null;
        }

        if (left.Count != right.Count)
        {
            return new FieldDifference(FieldKey.Lines, Count(left.Count), Count(right.Count), source);
        }

        // Amounts of all lines before any tax, and tax before any name: the amount that differs is what is looked for.
        return FirstDifference(left, right, (ours, theirs) => AmountDifference(ours, theirs, source))
            ?? FirstDifference(left, right, (ours, theirs) => TaxDifference(ours, theirs, source))
            ?? FirstDifference(left, right, (ours, theirs) => NameDifference(ours, theirs, source));
    }

    private static FieldDifference? FirstDifference(
        List<PlacedLine> ours,
        List<PlacedLine> theirs,
        Func<PlacedLine, PlacedLine, FieldDifference?> compare
    ) => ours.Zip(theirs, compare).FirstOrDefault(difference => difference is not null);

    private static FieldDifference? AmountDifference(PlacedLine ours, PlacedLine theirs, string source) =>
        ours.Line.Amount is { } left && theirs.Line.Amount is { } right && left.Value != right.Value
            ? new FieldDifference(ours.Field("amount"), left.ToString(), right.ToString(), source)
            : null;

    private static FieldDifference? TaxDifference(PlacedLine ours, PlacedLine theirs, string source) =>
        ours.Line.Tax is { } left && theirs.Line.Tax is { } right && left.Value != right.Value
            ? new FieldDifference(ours.Field("tax"), left.ToString(), right.ToString(), source)
            : null;

    private static FieldDifference? NameDifference(PlacedLine ours, PlacedLine theirs, string source) =>
        ours.Name.Length > 0 && theirs.Name.Length > 0 && !string.Equals(ours.Name, theirs.Name, StringComparison.Ordinal)
            ? new FieldDifference(ours.Field("name"), ours.Line.Name, theirs.Line.Name, source)
            : null;

    // By amount first: lines with an equal amount differ in the rest only if no order makes them equal.
    private static List<PlacedLine> Ordered(IReadOnlyList<InvoiceLine>? lines)
    {
        if (lines is null)
        {
            return [];
        }

        var placed = lines.Select((line, place) => new PlacedLine(line, place, NameOf(line))).ToList();
        if (placed.Count > 1)
        {
            placed.RemoveAll(line => string.Equals(line.Name, ListMarker, StringComparison.Ordinal));
        }

        placed.Sort(Compare);
        return placed;
    }

    // *简称* in front of a name is left out by some sources, and its table changed with the VAT Law.
    private static string NameOf(InvoiceLine line)
    {
        var name = NormalText.Compact(line.Name ?? "");
        return name.StartsWith('*') && name.IndexOf('*', 1) is > 0 and var end ? name[(end + 1)..] : name;
    }

    private static string Count(int lines) => string.Create(CultureInfo.InvariantCulture, $"{lines} 行");

    private static int Compare(PlacedLine left, PlacedLine right)
    {
        var order = Nullable.Compare(left.Line.Amount?.Value, right.Line.Amount?.Value);
        order = order != 0 ? order : Nullable.Compare(left.Line.Tax?.Value, right.Line.Tax?.Value);
        order = order != 0 ? order : string.CompareOrdinal(left.Name, right.Name);
        return order != 0 ? order : left.Place.CompareTo(right.Place);
    }

    private sealed record PlacedLine(InvoiceLine Line, int Place, string Name)
    {
        public string Field(string key) => string.Create(CultureInfo.InvariantCulture, $"lines[{Place}].{key}");
    }
}
