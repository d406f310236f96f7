using Piaoheng.Ocr.Detection;
using Piaoheng.Ocr.Models;
using Piaoheng.Ocr.Pictures;

namespace Piaoheng.Ocr.Recognition;

/// <summary>文字识别: reads lines of text by the CTC model, short lines of like length together.</summary>
internal sealed class LineRecogniser(OnnxModel model, IReadOnlyList<string> alphabet, float lineWidth)
{
    /// <summary>Height of the lines that the model takes.</summary>
    private const int Height = 48;

    /// <summary>Pixels of one step of the model's answer.</summary>
    private const int PixelsPerStep = 8;

    /// <summary>The model learnt on lines with room behind them; much narrower pictures are read worse.</summary>
    private const int NarrowestBatch = 96;

    private const int WidestLine = OcrLimits.StepsPerLine * PixelsPerStep;

    /// <summary>Pixels of all lines that are read at once. What the model works with must stay in the processor's cache: eight lines of 320 at once cost a third more than one by one.</summary>
    private const int WidestBatch = 400;

    /// <summary>Reads the boxes, in their order.</summary>
    /// <param name="page">The page they are on.</param>
    /// <param name="boxes">Where they are.</param>
    /// <param name="ink">What of the print is looked at.</param>
    public RecognisedLine[] Read(PageImage page, IReadOnlyList<TextBox> boxes, Ink ink = Ink.All)
    {
        var lines = new RecognisedLine[boxes.Count];
        var byWidth = boxes
            .Index()
            .Select(box => (Place: box.Index, Width: WidthFor(box.Item.Quad)))
            .OrderBy(static box => box.Width)
            .ToList();
        for (var first = 0; first < byWidth.Count; )
        {
            var count = 1;
            while (first + count < byWidth.Count && (count + 1) * BatchWidth(byWidth[first + count].Width) <= WidestBatch)
            {
                count++;
            }

            ReadBatch(page, (boxes, ink), byWidth.GetRange(first, count), lines);
            first += count;
        }

        return lines;
    }

    private void ReadBatch(
        PageImage page,
        (IReadOnlyList<TextBox> Boxes, Ink Ink) wanted,
        List<(int Place, int Width)> batch,
        RecognisedLine[] lines
    )
    {
        var (boxes, ink) = wanted;
        var width = BatchWidth(batch[^1].Width);
        var pictures = new PictureBatch(batch.Count, Height, width);
        foreach (var (at, (place, lineWidth)) in batch.Index())
        {
            var colours = PictureSampler.Sample(page.Pixels, page.ToPicture.Apply(boxes[place].Quad), lineWidth, Height);
            pictures.Put(at, colours, lineWidth, PictureBatch.OfLine, ink is Ink.NotRed);
        }

        model.Run(
            pictures,
            (probabilities, shape) =>
            {
                var (steps, classes) = ((int)shape[1], (int)shape[2]);
                if (classes != alphabet.Count)
                {
                    throw ModelException.Unusable(nameof(ModelSet.Alphabet));
                }

                foreach (var (at, (place, lineWidth)) in batch.Index())
                {
                    var used = Math.Min(steps, ((lineWidth * steps) + width - 1) / width);
                    var lattice = LatticeBuilder.Build(probabilities.Slice(at * steps * classes, used * classes), alphabet);
                    lines[place] = LineDecoder.Decode(
                        lattice,
                        boxes[place],
                        width / (float)steps * boxes[place].Quad.Width / lineWidth
                    );
                }
            }
        );
    }

    private static int BatchWidth(int line) =>
        Math.Max(NarrowestBatch, (line + PixelsPerStep - 1) / PixelsPerStep * PixelsPerStep);

    private int WidthFor(PageQuad quad) =>
        Math.Clamp((int)MathF.Round(lineWidth * Height * quad.Width / MathF.Max(1, quad.Height)), PixelsPerStep, WidestLine);
}
