using System.Buffers.Binary;

namespace Piaoheng.Formats.Tests.Images.Jbig2;

/// <summary>Writes JBIG2 pictures of one generic region, for tests; the contexts are put together pixel by pixel, as the standard draws them.</summary>
internal static class Jbig2Writer
{
    // From the lowest bit of the context; the adaptive pixels stand where the standard puts them by default.
    private static readonly (int X, int Y)[][] Templates =
    [
        [
            (-1, 0),
            (-2, 0),
            (-3, 0),
            (-4, 0),
            (3, -1),
            (2, -1),
            (1, -1),
            (0, -1),
            (-1, -1),
            (-2, -1),
            (-3, -1),
            (2, -2),
            (1, -2),
            (0, -2),
            (-1, -2),
            (-2, -2),
        ],
        [(-1, 0), (-2, 0), (-3, 0), (3, -1), (2, -1), (1, -1), (0, -1), (-1, -1), (-2, -1), (2, -2), (1, -2), (0, -2), (-1, -2)],
        [(-1, 0), (-2, 0), (2, -1), (1, -1), (0, -1), (-1, -1), (-2, -1), (1, -2), (0, -2), (-1, -2)],
        [(-1, 0), (-2, 0), (-3, 0), (-4, 0), (2, -1), (1, -1), (0, -1), (-1, -1), (-2, -1), (-3, -1)],
    ];

    private static readonly int[][] AdaptiveBits =
    [
        [4, 10, 11, 15],
        [3],
        [2],
        [4],
    ];
    private static readonly int[] Typical = [0x9B25, 0x0795, 0x00E5, 0x0195];

    /// <summary>The places of the adaptive pixels of a template by default.</summary>
    public static (int X, int Y)[] DefaultAdaptive(int template) =>
        [.. AdaptiveBits[template].Select(bit => Templates[template][bit])];

    /// <summary>A picture as it stands inside of other formats.</summary>
    public static byte[] Embedded(bool[,] picture, int template = 0, bool isTypical = false, (int X, int Y)[]? adaptive = null)
    {
        var (height, width) = (picture.GetLength(0), picture.GetLength(1));
        var places = adaptive ?? DefaultAdaptive(template);
        byte[] region =
        [
            .. Numbers(width, height, 0, 0),
            0,
            (byte)((template << 1) | (isTypical ? 8 : 0)),
            .. places.SelectMany(place => new[] { unchecked((byte)place.X), unchecked((byte)place.Y) }),
            .. Encode(picture, template, isTypical, places),
        ];
        return [.. Page(width, height), .. Segment(1, 38, region)];
    }

    /// <summary>A picture as a file.</summary>
    public static byte[] File(bool[,] picture) =>
        [
            0x97,
            0x4A,
            0x42,
            0x32,
            0x0D,
            0x0A,
            0x1A,
            0x0A,
            1,
            0,
            0,
            0,
            1,
            .. Embedded(picture),
            .. Segment(2, 49, []),
            .. Segment(3, 51, []),
        ];

    /// <summary>The segment that begins a page.</summary>
    public static byte[] Page(int width, int height) => Segment(0, 48, [.. Numbers(width, height, 0, 0), 0, 0, 0]);

    /// <summary>A segment with its header.</summary>
    public static byte[] Segment(int number, byte type, byte[] content) =>
        [.. Numbers(number), type, 0, 1, .. Numbers(content.Length), .. content];

    /// <summary>Numbers of four bytes.</summary>
    public static byte[] Numbers(params ReadOnlySpan<int> numbers)
    {
        var bytes = new byte[numbers.Length * 4];
        for (var at = 0; at < numbers.Length; at++)
        {
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(at * 4), numbers[at]);
        }

        return bytes;
    }

    private static byte[] Encode(bool[,] picture, int template, bool isTypical, (int X, int Y)[] adaptive)
    {
        var places = Templates[template].ToArray();
        foreach (var (place, bit) in adaptive.Zip(AdaptiveBits[template]))
        {
            places[bit] = place;
        }

        var (encoder, contexts, wasLike) = (new ArithmeticEncoder(), new byte[1 << 16], 0);
        for (var y = 0; y < picture.GetLength(0); y++)
        {
            if (isTypical)
            {
                var isLike = IsLikeBefore(picture, y) ? 1 : 0;
                encoder.Bit(ref contexts[Typical[template]], isLike ^ wasLike);
                wasLike = isLike;
                if (isLike == 1)
                {
                    continue;
                }
            }

            for (var x = 0; x < picture.GetLength(1); x++)
            {
                var context = 0;
                for (var bit = 0; bit < places.Length; bit++)
                {
                    context |= At(picture, x + places[bit].X, y + places[bit].Y) << bit;
                }

                encoder.Bit(ref contexts[context], At(picture, x, y));
            }
        }

        return encoder.Finish();
    }

    private static bool IsLikeBefore(bool[,] picture, int y) =>
        Enumerable.Range(0, picture.GetLength(1)).All(x => At(picture, x, y) == At(picture, x, y - 1));

    private static int At(bool[,] picture, int x, int y) =>
        x >= 0 && y >= 0 && y < picture.GetLength(0) && x < picture.GetLength(1) && picture[y, x] ? 1 : 0;
}
