using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;

namespace Piaoheng.Formats.Text;

/// <summary>网页: by itself it is just no invoice; under the name of a document it is a failed download and must be fetched again.</summary>
public sealed class WebPageReader : FormatReader
{
    /// <inheritdoc />
    public override int Score(FileBytes file) => file.Type is FileType.Html ? 10 : 0;

    /// <inheritdoc />
    public override IReadOnlyList<DocumentReading> Read(FileBytes file, ReadOptions options) =>
        FileTypes.Claimed(file.ShortName) is null or FileType.Html or FileType.Text
            ? [FormatCatalogue.NotAnInvoice(file, UnreadableReason.WebPage)]
            : [FormatCatalogue.Unreadable(file, UnreadableReason.Broken, UnreadableText.WebPage(file.Name))];
}
