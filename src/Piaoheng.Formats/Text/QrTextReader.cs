using System.Globalization;
using Piaoheng.Core.Codes;
using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;

namespace Piaoheng.Formats.Text;

/// <summary>文本文件: the text of QR codes, one on each line, as scanners save it. Other text is no invoice.</summary>
public sealed class QrTextReader : FormatReader
{
    /// <inheritdoc />
    public override int Score(FileBytes file) => file.Type is FileType.Text ? 5 : 0;

    /// <inheritdoc />
    public override IReadOnlyList<DocumentReading> Read(FileBytes file, ReadOptions options)
    {
        var readings = new List<Reading>();
        var number = 0;
        foreach (var line in TextBytes.Decode(file.Content.Span).AsSpan().EnumerateLines())
        {
            number++;
            if (!QrText.TryParse(line.ToString(), out var qr))
            {
                continue;
            }

            if (readings.Count == Limits.InvoicesPerDocument)
            {
                return [FormatCatalogue.Unreadable(file, UnreadableReason.TooLarge)];
            }

            readings.Add(
                QrReading.Of(qr, line.Trim().ToString(), file.Name, Policy.Kinds) with
                {
                    Part = string.Create(CultureInfo.InvariantCulture, $"第{number}行"),
                }
            );
        }

        return readings.Count switch
        {
            0 => [FormatCatalogue.NotAnInvoice(file)],
            1 => [new DocumentReading(file.Name, null, [readings[0] with { Part = null }])],
            _ => [new DocumentReading(file.Name, null, readings)],
        };
    }
}
