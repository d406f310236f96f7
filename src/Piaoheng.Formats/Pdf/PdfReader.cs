using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Formats.Forms;
using UglyToad.PdfPig;

namespace Piaoheng.Formats.Pdf;

/// <summary>PDF: embedded vouchers first, then the text layer by its layout.</summary>
public sealed class PdfReader : FormatReader
{
    /// <inheritdoc />
    public override int Score(FileBytes file) => file.StartsWith("%PDF-"u8) ? 100 : 0;

    /// <inheritdoc />
    public override IReadOnlyList<DocumentReading> Read(FileBytes file, ReadOptions options)
    {
        using var document = PdfDocument.Open(
            file.Content.ToArray(),
            new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true }
        );
        var pages = new List<LayoutPage>();
        foreach (var page in document.GetPages())
        {
            pages.Add(PdfPageText.Read(page));
        }

        return [new DocumentReading(file.Name, null, InvoiceLayout.Read(pages, Policy.Kinds, file.Name, SourceId.PdfText))];
    }
}
