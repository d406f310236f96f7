using System.Globalization;

namespace Piaoheng.Core.Reconciliation.Grouping;

/// <summary>The one order of records: documents, then book rows, then bureau rows; by source, then row number, then id.</summary>
internal sealed class RecordOrder : IComparer<InvoiceRecord>
{
    public static readonly RecordOrder Instance = new();

    public int Compare(InvoiceRecord? x, InvoiceRecord? y)
    {
        if (ReferenceEquals(x, y) || x is null || y is null)
        {
            return (x is null ? 0 : 1) - (y is null ? 0 : 1);
        }

        var order = x.Nature.CompareTo(y.Nature);
        order = order != 0 ? order : string.CompareOrdinal(x.Source, y.Source);
        order = order != 0 ? order : ComparePart(x.Part, y.Part);
        order = order != 0 ? order : string.CompareOrdinal(x.Id, y.Id);

        // Ids are unique as a rule; the rest only keeps the order fixed where a caller breaks it.
        order = order != 0 ? order : string.CompareOrdinal(x.InvoiceNumber, y.InvoiceNumber);
        order = order != 0 ? order : Nullable.Compare(x.IssueDate, y.IssueDate);
        order = order != 0 ? order : Nullable.Compare(x.TotalInclTax?.Value, y.TotalInclTax?.Value);
        return order != 0 ? order : Nullable.Compare(x.AmountExTax?.Value, y.AmountExTax?.Value);
    }

    // Row 10 comes after row 9: the digits at the end count as a number.
    private static int ComparePart(string? left, string? right)
    {
        if (left is null || right is null)
        {
            return string.CompareOrdinal(left, right);
        }

        var leftDigits = DigitsAtEnd(left);
        var rightDigits = DigitsAtEnd(right);
        var order = left.AsSpan(0, left.Length - leftDigits).SequenceCompareTo(right.AsSpan(0, right.Length - rightDigits));
        return order != 0 ? order : Number(left, leftDigits).CompareTo(Number(right, rightDigits));
    }

    private static int DigitsAtEnd(string text)
    {
        var count = 0;
        while (count < text.Length && count < 18 && char.IsAsciiDigit(text[^(count + 1)]))
        {
            count++;
        }

        return count;
    }

    private static long Number(string text, int digits) =>
        digits == 0 ? -1 : long.Parse(text.AsSpan(text.Length - digits), NumberStyles.None, CultureInfo.InvariantCulture);
}
