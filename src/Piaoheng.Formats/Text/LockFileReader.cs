using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;

namespace Piaoheng.Formats.Text;

/// <summary>临时锁定文件 <c>~$….xlsx</c>: what Excel leaves beside a workbook while it is open; 165 bytes that are no workbook.</summary>
public sealed class LockFileReader : FormatReader
{
    /// <inheritdoc />
    public override int Score(FileBytes file) =>
        file.ShortName.StartsWith("~$", StringComparison.Ordinal) && file.Type is FileType.Unknown or FileType.Text ? 100 : 0;

    /// <inheritdoc />
    public override IReadOnlyList<DocumentReading> Read(FileBytes file, ReadOptions options) =>
        [FormatCatalogue.NotAnInvoice(file, UnreadableReason.LockFile)];
}
