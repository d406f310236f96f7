using Piaoheng.Ocr.Detection;
using Piaoheng.Ocr.Models;
using Piaoheng.Ocr.Recognition;

namespace Piaoheng.Ocr;

/// <summary>文字识别: finds and reads the text of a page by the models of PP-OCRv4. One caller at a time.</summary>
public sealed class PageRecogniser : IDisposable
{
    private readonly OnnxModel _detection;
    private readonly OnnxModel _direction;
    private readonly OnnxModel _recognition;
    private readonly TextDetector _detector;
    private readonly LineDirection _upsideDown;
    private readonly LineRecogniser _reader;
    private readonly LineRecogniser _closeReader;

    /// <summary>Loads models; 0.6 s, 90 MB.</summary>
    /// <exception cref="ModelException">A file is no model, or the model does not fit the alphabet.</exception>
    public PageRecogniser(ModelBytes models, RecogniserOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(models);
        var wanted = options ?? new RecogniserOptions();
        _detection = new OnnxModel(models.Detection, nameof(models.Detection), wanted.Threads);
        _direction = new OnnxModel(models.Direction, nameof(models.Direction), wanted.Threads);
        _recognition = new OnnxModel(models.Recognition, nameof(models.Recognition), wanted.Threads);
        _detector = new TextDetector(_detection, wanted.DetectionSide);
        _upsideDown = new LineDirection(_direction);
        _reader = new LineRecogniser(_recognition, models.Alphabet, wanted.LineWidth);
        _closeReader = new LineRecogniser(_recognition, models.Alphabet, 1);
    }

    /// <summary>Opens a picture and reads it.</summary>
    /// <exception cref="ImageRefusedException">The bytes are no picture that can be worked on.</exception>
    public RecognisedPage Recognise(ReadOnlyMemory<byte> picture) => Recognise(PageImage.Decode(picture));

    /// <summary>Reads a page: turns it upright, makes it level, finds its lines and reads them.</summary>
    public RecognisedPage Recognise(PageImage picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        var sheet = SheetFinder.Find(picture);
        var boxes = _detector.Find(sheet, out var isCut);
        var rotation = PageDirection.Of(sheet, boxes, _upsideDown);
        var straight = Straightening.Of(sheet, boxes, rotation);
        var all = TurnedText.Of(straight.Page, straight.Boxes, _detector, _upsideDown);
        var lines = Closer(straight.Page, [.. Read(straight.Page, all)]).Where(static line => line.Text.Length > 0);
        return new RecognisedPage
        {
            Width = straight.Page.Width,
            Height = straight.Page.Height,
            Rotation = rotation,
            SkewDegrees = straight.SkewDegrees,
            Lines = ReadingOrder.Of(lines),
            Warnings = Warnings(picture, straight, isCut),
            Image = straight.Page,
        };
    }

    /// <summary>Reads one region of an upright page (<see cref="RecognisedPage.Image"/>) as one line.</summary>
    /// <returns>The line; its text is empty where nothing stands there.</returns>
    public RecognisedLine RecogniseRegion(PageImage page, PageQuad region, Ink ink = Ink.All) =>
        RecogniseRegions(page, [region], ink)[0];

    /// <summary>Reads several regions, each as one line at its natural width: a second look, closer than that at the whole page.</summary>
    public IReadOnlyList<RecognisedLine> RecogniseRegions(PageImage page, IReadOnlyList<PageQuad> regions, Ink ink = Ink.All)
    {
        ArgumentNullException.ThrowIfNull(page);
        return _closeReader.Read(page, [.. regions.Select(static region => new TextBox(region, 1))], ink);
    }

    public void Dispose()
    {
        _detection.Dispose();
        _direction.Dispose();
        _recognition.Dispose();
    }

    // Figures stand close: where one may have been lost in a narrow look, the line is read again at its natural width.
    private List<RecognisedLine> Closer(PageImage page, List<RecognisedLine> lines)
    {
        var doubtful = lines.Index().Where(static line => FigureLine.IsDoubtful(line.Item)).ToList();
        var closer = _closeReader.Read(
            page,
            doubtful.ConvertAll(static line => new TextBox(line.Item.Quad, line.Item.DetectionScore))
        );
        foreach (var ((at, line), again) in doubtful.Zip(closer))
        {
            lines[at] = FigureLine.Better(line, again);
        }

        return lines;
    }

    private IEnumerable<RecognisedLine> Read(PageImage page, List<TextBox> boxes)
    {
        if (CipherArea.Candidate(page, boxes) is not [var first, .. var others])
        {
            return _reader.Read(page, boxes);
        }

        var lines = _reader.Read(page, boxes.FindAll(box => !others.Contains(box)));
        return Array.Exists(lines, line => line.Quad == first.Quad && CipherArea.IsCipher(line.Text))
            ? lines
            : lines.Concat(_reader.Read(page, others));
    }

    private static List<string> Warnings(PageImage picture, Straightening straight, bool isCut)
    {
        var warnings = new List<string>();
        if (picture.IsScaledDown)
        {
            warnings.Add(PageWarning.ScaledDown);
        }

        if (isCut)
        {
            warnings.Add(PageWarning.TooManyLines);
        }

        if (straight.HasMixedDirections)
        {
            warnings.Add(PageWarning.MixedDirections);
        }

        if (straight.HasSmallText)
        {
            warnings.Add(PageWarning.SmallText);
        }

        return warnings;
    }
}
