using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Formats.Archives;
using Piaoheng.Formats.Drawing;
using Piaoheng.Formats.Ofd.Drawing;
using Piaoheng.Formats.Xml;

namespace Piaoheng.Formats.Ofd;

/// <summary>OFD 版式文件: attachments, custom data, tags and drawn text of each document, merged in this order of trust.</summary>
public sealed class OfdReader : FormatReader
{
    /// <inheritdoc />
    public override int Score(FileBytes file) => file.Type is FileType.Ofd ? 60 : 0;

    /// <inheritdoc />
    public override IReadOnlyList<DocumentReading> Read(FileBytes file, ReadOptions options)
    {
        if (OfdPackage.Open(file, out var problem) is not { } package)
        {
            return [Refused(file, problem)];
        }

        var documents = OfdDocument.All(package);
        var readings = documents.SelectMany(document => OfdReadings.Of(document, file, Policy.Kinds)).ToList();
        if (readings.Count == 0 || package.Problem is ZipProblem.TooLarge or ZipProblem.Encrypted)
        {
            return [Refused(file, package.Problem)];
        }

        // What could be read of a damaged package is told together with the damage.
        return
        [
            new DocumentReading(
                file.Name,
                null,
                package.Problem is ZipProblem.None
                    ? readings
                    :
                    [
                        .. readings.Select(reading =>
                            reading with
                            {
                                Findings = [.. reading.Findings, UnreadableText.PartlyBrokenOfd()],
                            }
                        ),
                    ]
            ),
        ];
    }

    /// <inheritdoc />
    public override DrawnPages? Draw(FileBytes file) => OfdPages.Draw(file);

    private static DocumentReading Refused(FileBytes file, ZipProblem problem) =>
        problem switch
        {
            ZipProblem.TooLarge or ZipProblem.TooManyMembers => FormatCatalogue.Unreadable(
                file,
                UnreadableReason.TooLarge,
                UnreadableText.ArchiveTooLarge(file.Name)
            ),
            ZipProblem.Encrypted => FormatCatalogue.Unreadable(file, UnreadableReason.Encrypted),
            _ => FormatCatalogue.Unreadable(file, UnreadableReason.Broken, UnreadableText.BrokenOfd(file.Name)),
        };
}
