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
        try
        {
            var all = pages is [var only] ? PagesIn(only) : [.. pages.Select(static page => (page, 1))];
            return all.Count > OcrLimits.Pages ? Refused(file, UnreadableReason.TooLarge) : Read(file, all, options);
        }
        catch (ImageRefusedException refused)
        {
            return Refused(file, refused.Reason);
        }
    }

    // A TIFF may hold several pages.
    private static List<(PagePicture Picture, int Page)> PagesIn(PagePicture only)
    {
        var count = PageImage.CountPages(only.Content);
        return [.. Enumerable.Range(0, count).Select(at => (only with { Number = only.Number + at }, at + 1))];
    }

    private IReadOnlyList<Reading> Read(string file, List<(PagePicture Picture, int Page)> pages, ReadOptions options)
    {
        var recognised = new List<RecognisedPage>(pages.Count);
        foreach (var (picture, page) in pages)
        {
            Starting?.Invoke(file);
            try
            {
                recognised.Add(recogniser.Recognise(Opened(picture, page)) with { Number = picture.Number });
            }
            catch (ImageRefusedException) when (pages.Count > 1)
            {
                // One bad page of several costs that page only.
            }
        }

        Starting?.Invoke(file);
        return FieldExtraction.Read(recognised, new ExtractionContext(file, options, policy, recogniser) { QrTexts = CodesOn });
    }

    private static PageImage Opened(PagePicture picture, int page) =>
        picture.Sheet is { } sheet ? PageImage.PutTogether(sheet) : PageImage.Decode(picture.Content, page);

    private static IReadOnlyList<Reading> Refused(string file, string reason)
    {
        var name = new FileBytes(file, default);
        return reason is UnreadableReason.Unsupported
            ? FormatCatalogue.Unreadable(name, reason, UnreadableText.PictureType(file)).Readings
            : FormatCatalogue.Unreadable(name, reason).Readings;
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
