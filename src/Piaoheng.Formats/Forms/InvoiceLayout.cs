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
    /// <returns>
    /// One reading for each invoice or other form; <c>unreadable</c>/<c>needs-ocr</c> for pages that are a picture. Empty only for no pages.
    /// </returns>
    public static IReadOnlyList<Reading> Read(IReadOnlyList<LayoutPage> pages, KindCatalogue kinds, string file, string source)
    {
        var assembly = new DocumentAssembly();
        foreach (var page in pages)
        {
            foreach (var draft in PageReader.Read(page, kinds))
            {
                assembly.Add(draft);
            }
        }

        return [.. assembly.Finished().Select(draft => ToReading(draft, assembly.PartOf(draft), file, source, kinds))];
    }

    private static Reading ToReading(Draft draft, string? part, string file, string source, KindCatalogue kinds)
    {
        if (draft.Role is SheetRole.Invoice)
        {
            DoubtfulFields.Settle(draft);
            LayoutChecks.Note(draft, kinds);
            return KindDefaults.Fill(draft.ToReading(file, part, source), kinds);
        }

        var reason = draft.Kind is KindId.Unreadable ? UnreadableReason.NeedsOcr : UnreadableReason.OtherDocument;
        return draft.ToReading(file, part, source) with
        {
            Reason = reason,
            Lines = null,
            Findings =
            [
                UnreadableText.Finding(UnreadableText.Of(reason, part is null ? file : file + " " + part), draft.Kind, reason),
            ],
        };
    }
}
