using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;

namespace Piaoheng.Formats.Xml;

/// <summary>XML 文件: 数电票 XML, old electronic invoices, XBRL vouchers; any other well-formed XML is no invoice.</summary>
public sealed class XmlFileReader : FormatReader
{
    /// <inheritdoc />
    public override int Score(FileBytes file) => file.Type is FileType.Xml ? 50 : 0;

    /// <inheritdoc />
    public override IReadOnlyList<DocumentReading> Read(FileBytes file, ReadOptions options)
    {
        var root = SafeXml.LoadCareless(file.Content.Span, out var problem, out var isRepaired);
        if (root is null)
        {
            return [Refused(file, problem)];
        }

        var context = new VoucherContext(file.Name, file.ShortName, SourceId.Xml, Policy.Kinds);
        IReadOnlyList<Reading> readings =
        [
            .. StructuredVoucher.ReadAll(root, context).Select(reading => Absences.Settled(reading, Policy.Kinds)),
        ];
        if (isRepaired)
        {
            readings =
            [
                .. readings.Select(reading => reading with { Findings = [UnreadableText.Careless(), .. reading.Findings] }),
            ];
        }

        return [readings.Count == 0 ? FormatCatalogue.NotAnInvoice(file) : new DocumentReading(file.Name, null, readings)];
    }

    private static DocumentReading Refused(FileBytes file, XmlProblem problem) =>
        problem switch
        {
            XmlProblem.HasDocumentType => FormatCatalogue.Unreadable(
                file,
                UnreadableReason.Broken,
                UnreadableText.ForbiddenXml(file.Name)
            ),
            XmlProblem.TooDeep or XmlProblem.TooLarge => FormatCatalogue.Unreadable(
                file,
                UnreadableReason.TooLarge,
                UnreadableText.ExcessiveXml(file.Name)
            ),
            _ => FormatCatalogue.Unreadable(file, UnreadableReason.Broken, UnreadableText.MalformedXml(file.Name)),
        };
}
