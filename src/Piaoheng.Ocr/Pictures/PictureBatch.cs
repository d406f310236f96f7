namespace Piaoheng.Ocr.Pictures;

/// <summary>Pictures in the form that the models take: of one size, blue, green and red apart, as floats; what a narrower picture leaves stays zero.</summary>
internal sealed class PictureBatch(int count, int height, int width)
{
    /// <summary>How channels are centred and scaled, of 1: once for photographs as the detector learnt them, once for lines.</summary>
    public static readonly (float Mean, float Deviation)[] OfPage = [(0.485f, 0.229f), (0.456f, 0.224f), (0.406f, 0.225f)];

    /// <inheritdoc cref="OfPage"/>
    public static readonly (float Mean, float Deviation)[] OfLine = [(0.5f, 0.5f), (0.5f, 0.5f), (0.5f, 0.5f)];

    public int Count => count;

    public int Height => height;

    public int Width => width;

    public float[] Numbers { get; } = new float[count * 3 * height * width];

    /// <summary>Puts a picture at a place of the batch.</summary>
    /// <param name="place">Which picture of the batch.</param>
    /// <param name="colours">Four bytes a pixel: red, green, blue, unused; as many rows as the batch has.</param>
    /// <param name="pictureWidth">Pixels of its rows.</param>
    /// <param name="norm">How its channels are centred and scaled.</param>
    /// <param name="redOnly">As seen through red glass: each channel is the red one.</param>
    public void Put(
        int place,
        ReadOnlySpan<byte> colours,
        int pictureWidth,
        (float Mean, float Deviation)[] norm,
        bool redOnly = false
    )
    {
        for (var channel = 0; channel < 3; channel++)
        {
            var factor = 1 / (255 * norm[channel].Deviation);
            var shift = norm[channel].Mean / norm[channel].Deviation;
            var part = redOnly ? 0 : 2 - channel;
            var plane = Numbers.AsSpan(((place * 3) + channel) * height * width, height * width);
            for (var row = 0; row < height; row++)
            {
                var from = colours.Slice(row * pictureWidth * 4, pictureWidth * 4);
                var to = plane.Slice(row * width, pictureWidth);
                for (var x = 0; x < to.Length; x++)
                {
                    to[x] = (from[(x * 4) + part] * factor) - shift;
                }
            }
        }
    }
}
