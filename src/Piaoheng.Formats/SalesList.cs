using Piaoheng.Core.Invoices;

namespace Piaoheng.Formats;

/// <summary>销货清单: an invoice with a list shows the one line <c>(详见销货清单)</c>, which repeats the whole list.</summary>
internal static class SalesList
{
    /// <summary>Whether the line only points to the list.</summary>
    public static bool IsMarker(InvoiceLine line) =>
        line.Name is { } name
        && name.Contains("详见", StringComparison.Ordinal)
        && name.Contains("清单", StringComparison.Ordinal);

    /// <summary>The lines of the list where the source has it; the line that points to it counts only when it stands alone.</summary>
    public static IReadOnlyList<InvoiceLine> WithoutMarker(IReadOnlyList<InvoiceLine> lines)
    {
        if (!lines.Any(IsMarker) || lines.All(IsMarker))
        {
            return lines;
        }

        return [.. lines.Where(line => !IsMarker(line))];
    }
}
