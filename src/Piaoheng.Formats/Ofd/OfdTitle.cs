using Piaoheng.Core.Invoices;
using Piaoheng.Core.Policy;

namespace Piaoheng.Formats.Ofd;

/// <summary>票头: the largest text of the first page that names a kind of invoice.</summary>
internal static class OfdTitle
{
    /// <summary>The title as printed; null when no text names a kind.</summary>
    public static string? Of(OfdPage page, KindCatalogue kinds) =>
        page
            .Texts.Where(text => kinds.FromTitle(text.Text) is not KindId.Unknown)
            .OrderByDescending(text => text.Letters[0].Height)
            .Select(text => text.Text.Trim())
            .FirstOrDefault();
}
