using Piaoheng.Ocr.Models;
using Piaoheng.Ocr.Pictures;

namespace Piaoheng.Ocr.Recognition;

/// <summary>方向判别: tells lines that stand upside down.</summary>
internal sealed class LineDirection(OnnxModel model)
{
    private const int Height = 48;
    private const int Width = 192;

    /// <summary>The probability that each of the lines stands upside down.</summary>
    public float[] UpsideDown(PageImage page, IReadOnlyList<PageQuad> lines)
    {
        var upsideDown = new float[lines.Count];
        if (lines.Count == 0)
        {
            return upsideDown;
        }

        var pictures = new PictureBatch(lines.Count, Height, Width);
        foreach (var (at, line) in lines.Index())
        {
            // Of a long line the beginning is enough, and is not squeezed.
            var length = MathF.Min(line.Width, line.Height * Width / Height);
            var width = Math.Clamp((int)(length * Height / MathF.Max(1, line.Height)), 1, Width);
            var piece = page.ToPicture.Apply(line.Between(0, length));
            pictures.Put(at, PictureSampler.Sample(page.Pixels, piece, width, Height), width, PictureBatch.OfLine);
        }

        model.Run(
            pictures,
            (answer, _) =>
            {
                for (var at = 0; at < upsideDown.Length; at++)
                {
                    upsideDown[at] = answer[(at * 2) + 1];
                }
            }
        );
        return upsideDown;
    }
}
