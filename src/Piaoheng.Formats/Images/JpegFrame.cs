using System.Buffers.Binary;

namespace Piaoheng.Formats.Images;

/// <summary>What the frame of a JPEG says: its size and its colours.</summary>
internal sealed class JpegFrame
{
    private const int HeaderLength = 6;
    private const int PartLength = 3;

    private JpegFrame(int width, int height, bool isProgressive, JpegPart[] parts)
    {
        (Width, Height, IsProgressive, Parts) = (width, height, isProgressive, parts);
        MostAcross = parts.Max(static part => part.Across);
        MostDown = parts.Max(static part => part.Down);
        UnitsAcross = Pieces(width, 8 * MostAcross);
        UnitsDown = Pieces(height, 8 * MostDown);
        foreach (var part in parts)
        {
            part.BlocksAcross = Pieces(Pieces(width * part.Across, MostAcross), 8);
            part.BlocksDown = Pieces(Pieces(height * part.Down, MostDown), 8);
            part.Stride = UnitsAcross * part.Across;
        }

        static int Pieces(int whole, int part) => (whole + part - 1) / part;
    }

    public int Width { get; }

    public int Height { get; }

    public bool IsProgressive { get; }

    public JpegPart[] Parts { get; }

    public int MostAcross { get; }

    public int MostDown { get; }

    /// <summary>Smallest coded units in a row, and rows of them.</summary>
    public int UnitsAcross { get; }

    /// <inheritdoc cref="UnitsAcross"/>
    public int UnitsDown { get; }

    /// <summary>The colour whose blocks are kept.</summary>
    public JpegPart Kept { get; private set; } = null!;

    /// <summary>The frame; null when it is damaged, of a kind that is not read, or too large.</summary>
    public static JpegFrame? Of(ReadOnlySpan<byte> content, bool isProgressive)
    {
        if (content.Length < HeaderLength || content[0] != 8)
        {
            return null;
        }

        var (height, width) = (
            BinaryPrimitives.ReadUInt16BigEndian(content[1..]),
            BinaryPrimitives.ReadUInt16BigEndian(content[3..])
        );
        var count = content[5];
        if (
            width == 0
            || height == 0
            || (long)width * height > Limits.CodePicturePixels
            || count is 0 or > 4
            || content.Length < HeaderLength + (PartLength * count)
        )
        {
            return null;
        }

        var parts = new JpegPart[count];
        for (var at = 0; at < count; at++)
        {
            var one = content.Slice(HeaderLength + (PartLength * at), PartLength);
            var (across, down) = (one[1] >> 4, one[1] & 15);
            if (across is 0 or > 4 || down is 0 or > 4 || one[2] > 3)
            {
                return null;
            }

            parts[at] = new JpegPart(one[0], across, down, one[2]);
        }

        return new JpegFrame(width, height, isProgressive, parts);
    }

    /// <summary>Says of which colour the blocks are kept.</summary>
    public void Unpack(int part)
    {
        Kept = Parts[part];
        Kept.Blocks = new short[64 * Kept.Stride * UnitsDown * Kept.Down];
    }
}

/// <summary>One colour of a JPEG.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Across">Blocks of it in one unit, across.</param>
/// <param name="Down">Blocks of it in one unit, down.</param>
/// <param name="Steps">Which table of steps.</param>
internal sealed record JpegPart(int Id, int Across, int Down, int Steps)
{
    /// <summary>Blocks that the picture needs, in a row.</summary>
    public int BlocksAcross { get; set; }

    /// <summary>Rows of blocks that the picture needs.</summary>
    public int BlocksDown { get; set; }

    /// <summary>Blocks that a row has room for.</summary>
    public int Stride { get; set; }

    /// <summary>Coefficients, 64 for each block; null where they are not kept.</summary>
    public short[]? Blocks { get; set; }

    /// <summary>The mean of the block before.</summary>
    public int Before { get; set; }

    /// <summary>Which codes of means, in this scan.</summary>
    public int Means { get; set; }

    /// <summary>Which codes of the other coefficients, in this scan.</summary>
    public int Others { get; set; }
}
