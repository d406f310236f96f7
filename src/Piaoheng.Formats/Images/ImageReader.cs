using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;

namespace Piaoheng.Formats.Images;

/// <summary>图片: kept until text recognition reads it.</summary>
public sealed class ImageReader : FormatReader
{
    /// <inheritdoc />
    public override int Score(FileBytes file) => file.Type is FileType.Image ? 50 : 0;

    /// <inheritdoc />
    public override IReadOnlyList<DocumentReading> Read(FileBytes file, ReadOptions options) =>
        [FormatCatalogue.Unreadable(file, UnreadableReason.NeedsOcr)];
}
