using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;

namespace Piaoheng.Formats.Archives;

/// <summary>RAR、7z 等压缩包: recognised and refused with what to do instead.</summary>
public sealed class OtherArchiveReader : FormatReader
{
    /// <inheritdoc />
    public override int Score(FileBytes file) => file.Type is FileType.OtherArchive ? 50 : 0;

    /// <inheritdoc />
    public override IReadOnlyList<DocumentReading> Read(FileBytes file, ReadOptions options) =>
        [FormatCatalogue.Unreadable(file, UnreadableReason.Unsupported, UnreadableText.OtherArchive(file.Name))];
}
