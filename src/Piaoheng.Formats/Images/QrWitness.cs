using Piaoheng.Core.Codes;
using Piaoheng.Core.Codes.Qr;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Policy;
using Piaoheng.Formats.Text;

namespace Piaoheng.Formats.Images;

/// <summary>二维码作证: the QR codes in the pictures of a document, as a source of their own beside what is printed.</summary>
/// <remarks>A code that states another number, date or amount than the document is found as V-090, never believed silently.</remarks>
internal static class QrWitness
{
    /// <summary>What the codes of some pictures say, as far as they are codes of invoices. Looking ends at the limits of a document.</summary>
    public static IReadOnlyList<string> Texts(IEnumerable<GreyImage> pictures)
    {
        var texts = new List<string>();
        var pixels = 0L;
        foreach (var picture in pictures.Take(Limits.Pictures))
        {
            pixels += (long)picture.Width * picture.Height;
            if (pixels > Limits.DocumentPixels)
            {
                break;
            }

            texts.AddRange(QrReader.Read(picture).Select(code => code.Text).Where(text => QrText.TryParse(text, out _)));
        }

        return [.. texts.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The readings, each with what its code adds or contradicts.</summary>
    public static IReadOnlyList<Reading> Join(IReadOnlyList<Reading> readings, IReadOnlyList<string> texts, KindCatalogue kinds)
    {
        var joined = readings.ToList();
        var codes = texts.Select(text => ReadingOf(text, kinds)).ToList();
        foreach (var code in codes)
        {
            var index = joined.FindIndex(reading => IsInvoice(reading) && reading.InvoiceNumber == code.InvoiceNumber);

            // The only code of the only invoice belongs to it, whatever number it states.
            if (index < 0 && codes.Count == 1 && joined.Count(IsInvoice) == 1)
            {
                index = joined.FindIndex(IsInvoice);
            }

            if (index >= 0)
            {
                joined[index] = ReadingMerge.Merge([joined[index], code]) with { Part = joined[index].Part };
            }
        }

        return joined;
    }

    // What a code leaves out is no gap of the document.
    private static Reading ReadingOf(string text, KindCatalogue kinds) =>
        QrText.TryParse(text, out var qr)
            ? QrReading.Of(qr, text, string.Empty, kinds) with
            {
                Findings = [],
            }
            : throw new ArgumentException("Only texts of invoice codes were kept.", nameof(text));

    private static bool IsInvoice(Reading reading) => !string.IsNullOrEmpty(reading.InvoiceNumber);
}
