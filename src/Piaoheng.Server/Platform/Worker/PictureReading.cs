using Piaoheng.Core.Codes.Qr;
using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Policy;
using Piaoheng.Formats;
using Piaoheng.Ocr;
using Piaoheng.Ocr.Fields;

namespace Piaoheng.Server.Platform.Worker;

/// <summary>图片识别, inside the worker: here formats and recognition meet, which do not know each other.</summary>
internal sealed class PictureReading(PageRecogniser recogniser, PolicyPack policy) : IPictureReader
{
    /// <summary>Longer side of the page on which codes are looked for: 200 dots per inch of an A4 sheet.</summary>
    private const int CodePixels = 2400;

    /// <summary>Told before each page, so that the time limit is for one page.</summary>
    public Action<string>? Starting { get; init; }

    /// <inheritdoc />
    public IReadOnlyList<Reading> Read(string file, IReadOnlyList<PagePicture> pages, ReadOptions options)
    {
        if (pages.Count > OcrLimits.Pages)
        {
            return FormatCatalogue.Unreadable(new FileBytes(file, default), UnreadableReason.TooLarge).Readings;
        }

        var recognised = new List<RecognisedPage>(pages.Count);
        foreach (var page in pages)
        {
            Starting?.Invoke(file);
            try
            {
                recognised.Add(recogniser.Recognise(page.Content) with { Number = page.Number });
            }
            catch (ImageRefusedException refused) when (pages.Count == 1)
            {
                var name = new FileBytes(file, default);
                return refused.Reason is UnreadableReason.Unsupported
                    ? FormatCatalogue.Unreadable(name, refused.Reason, UnreadableText.PictureType(file)).Readings
                    : FormatCatalogue.Unreadable(name, refused.Reason).Readings;
            }
            catch (ImageRefusedException)
            {
                // One bad page of several costs that page only.
            }
        }

        Starting?.Invoke(file);
        return FieldExtraction.Read(recognised, new ExtractionContext(file, options, policy, recogniser) { QrTexts = CodesOn });
    }

    private static IReadOnlyList<string> CodesOn(RecognisedPage page)
    {
        if (page.Image?.Grey(CodePixels) is not { } grey)
        {
            return [];
        }

        var codes = QrReader.Read(new GreyImage(grey.Levels, grey.Width, grey.Height));
        return [.. codes.Select(code => code.Text)];
    }
}
