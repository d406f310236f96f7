using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Formats.Forms;
using Piaoheng.Formats.Images;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Exceptions;

namespace Piaoheng.Formats.Pdf;

/// <summary>PDF: embedded vouchers first, then the text layer by its layout.</summary>
public sealed class PdfReader : FormatReader
{
    /// <summary>Bytes at the end of a file in which its end mark must stand.</summary>
    private const int TailLength = 2048;

    /// <inheritdoc />
    public override int Score(FileBytes file) => file.Type is FileType.Pdf ? 50 : 0;

    /// <inheritdoc />
    public override IReadOnlyList<DocumentReading> Read(FileBytes file, ReadOptions options)
    {
        try
        {
            // The empty user password opens files that are only protected against changes.
            var log = new PdfLog();
            using var document = PdfDocument.Open(
                file.Content.ToArray(),
                new ParsingOptions
                {
                    UseLenientParsing = true,
                    SkipMissingFonts = true,
                    Logger = log,
                    FilterProvider = PdfFilters.Instance,
                }
            );
            return [Read(document, log, file, options)];
        }
        catch (PdfDocumentEncryptedException)
        {
            return [FormatCatalogue.Unreadable(file, UnreadableReason.Encrypted)];
        }
    }

    private DocumentReading Read(PdfDocument document, PdfLog log, FileBytes file, ReadOptions options)
    {
        if (document.NumberOfPages > Limits.Pages)
        {
            return FormatCatalogue.Unreadable(file, UnreadableReason.TooLarge);
        }

        var sums = PdfStreams.Of(document);
        if (sums is PdfStreams.State.Damaged)
        {
            return FormatCatalogue.Unreadable(file, UnreadableReason.Broken);
        }

        var pictures = new PdfPictures();
        var pages = PdfPages.Read(document, log, pictures);
        var drawn = InvoiceLayout.Read(pages, Policy.Kinds, file.Name, SourceId.PdfText);
        var readings = PdfAttachments.Join(PdfAttachments.Read(document, file, Policy.Kinds), drawn);
        readings = QrWitness.Join(readings, Codes(pictures, readings), Policy.Kinds);
        readings = [.. readings.Select(reading => Noted(Absences.Settled(reading, Policy.Kinds), sums))];
        readings = PdfScans.Recognised(document, file, readings, Catalogue.Pictures, options);
        if (readings.Count == 0 || (IsCutOff(file) && !readings.All(IsComplete)))
        {
            return FormatCatalogue.Unreadable(file, UnreadableReason.Broken);
        }

        var isSigned = file.Content.Span.IndexOf("/ByteRange"u8) >= 0;
        return new DocumentReading(
            file.Name,
            null,
            isSigned ? [.. readings.Select(static reading => reading with { Signature = SignatureState.Unchecked })] : readings
        );
    }

    // A scan without text waits for text recognition, which reads the code with the rest.
    private static IReadOnlyList<string> Codes(PdfPictures pictures, IReadOnlyList<Reading> readings) =>
        readings.Any(reading => !string.IsNullOrEmpty(reading.InvoiceNumber)) ? QrWitness.Texts(pictures.Levels()) : [];

    private static Reading Noted(Reading reading, PdfStreams.State sums) =>
        sums is PdfStreams.State.Unknown && reading.Reason is null
            ? reading with
            {
                Findings = [.. reading.Findings, UnreadableText.UncheckedPdf()],
            }
            : reading;

    // What is left of a file may parse; half an invoice is worse than none.
    private static bool IsCutOff(FileBytes file)
    {
        var bytes = file.Content.Span;
        return bytes[^Math.Min(bytes.Length, TailLength)..].IndexOf("%%EOF"u8) < 0;
    }

    private static bool IsComplete(Reading reading) =>
        reading is { InvoiceNumber.Length: > 0, IssueDate: not null, TotalInclTax: not null } && reading.Findings.Count == 0;
}
