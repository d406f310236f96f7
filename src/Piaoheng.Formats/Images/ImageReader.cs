using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Formats.Drawing;

namespace Piaoheng.Formats.Images;

/// <summary>图片: read by text recognition, or kept until there is one.</summary>
public sealed class ImageReader : FormatReader
{
    /// <inheritdoc />
    public override int Score(FileBytes file) => file.Type is FileType.Image ? 50 : 0;

    /// <inheritdoc />
    public override IReadOnlyList<DocumentReading> Read(FileBytes file, ReadOptions options) =>
        Catalogue.Pictures is not { } pictures ? [FormatCatalogue.Unreadable(file, UnreadableReason.NeedsOcr)]
        : pictures.Read(file.Name, [new PagePicture(1, file.Content)], options) is { Count: > 0 } readings
            ? [new DocumentReading(file.Name, null, readings)]
        : [FormatCatalogue.Unreadable(file, UnreadableReason.NeedsOcr, UnreadableText.NotRecognised(file.Name))];

    /// <inheritdoc />
    public override DrawnPages? Draw(FileBytes file) =>
        Catalogue.Renditions is { } renditions ? PicturePages.Draw(file, renditions) : null;
}
