using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;

namespace Piaoheng.Formats.Text;

/// <summary>Word 等 Office 文档: recognised, not read.</summary>
public sealed class OfficeDocumentReader : FormatReader
{
    /// <inheritdoc />
    public override int Score(FileBytes file) => file.Type is FileType.OfficeDocument or FileType.CompoundFile ? 5 : 0;

    /// <inheritdoc />
    public override IReadOnlyList<DocumentReading> Read(FileBytes file, ReadOptions options) =>
        [FormatCatalogue.Unreadable(file, UnreadableReason.Unsupported, UnreadableText.OfficeDocument(file.Name))];
}
