using Piaoheng.Core.Invoices;
using Piaoheng.Core.Policy;

namespace Piaoheng.Formats.Forms;

/// <summary>版面识读: reads invoices from words and their places, whatever format they came from.</summary>
public static class InvoiceLayout
{
    /// <summary>Reads all forms on the pages.</summary>
    /// <param name="pages">The pages in order.</param>
    /// <param name="kinds">The kinds of invoices.</param>
    /// <param name="file">Name of the file, for the readings.</param>
    /// <param name="source">Where the text comes from: a value of <see cref="SourceId"/>.</param>
    /// <returns>One reading for each invoice or other form; <c>unreadable</c>/<c>needs-ocr</c> for pages without text. Never empty.</returns>
    public static IReadOnlyList<Reading> Read(IReadOnlyList<LayoutPage> pages, KindCatalogue kinds, string file, string source)
    {
        var drafts = new List<Draft>();
        foreach (var page in pages)
        {
            foreach (var sheet in SheetSplitter.Split(page))
            {
                drafts.Add(VatForm.Read(sheet, kinds));
            }
        }

        return drafts.ConvertAll(draft => KindDefaults.Fill(draft.ToReading(file, null, source), kinds));
    }
}
