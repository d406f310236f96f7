using Piaoheng.Core.Invoices;

namespace Piaoheng.Ocr.Fields;

/// <summary>要素提取: makes readings of invoices out of recognised pages.</summary>
public static class FieldExtraction
{
    /// <summary>Reads all invoices and tickets on the pages of one file.</summary>
    /// <returns>One reading for each invoice found; empty where no fields could be told: the file then waits for a person as <c>needs-ocr</c>.</returns>
    public static IReadOnlyList<Reading> Read(IReadOnlyList<RecognisedPage> pages, ExtractionContext context)
    {
        ArgumentNullException.ThrowIfNull(pages);
        ArgumentNullException.ThrowIfNull(context);
        return [];
    }
}
