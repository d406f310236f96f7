using System.Buffers.Binary;
using Piaoheng.Core.Codes.Qr;

namespace Piaoheng.Formats.Images;

/// <summary>JPEG as grey levels: enough of the format for the pictures inside documents, so that no native decoder sees them.</summary>
/// <remarks>
/// Source: ITU-T T.81. Baseline, extended and progressive, Huffman codes, 8 bits, one or three colours; of three only the brightness is
/// unpacked, which a code needs. Not read: arithmetic coding, lossless, 12 bits, four colours.
/// </remarks>
internal sealed class JpegPicture
{
    private const int MostScans = 32;
    private const int MostColours = 3;
    private readonly byte[] file;
    private readonly JpegTables tables = new();
    private JpegFrame? frame;
    private bool isRgb;

    private JpegPicture(byte[] file) => this.file = file;

    /// <summary>The picture; null when it is none, damaged, of a kind that is not read, or too large. Of one that is cut off what is there.</summary>
    public static GreyImage? TryRead(ReadOnlySpan<byte> content)
    {
        if (content.Length < 4 || content[0] != 0xFF || content[1] != 0xD8)
        {
            return null;
        }

        try
        {
            return new JpegPicture(content.ToArray()).Read();
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private GreyImage? Read()
    {
        var (at, scans) = (2, 0);
        while (Next(at) is { } found)
        {
            var (marker, start) = found;
            if (marker is 0xD9)
            {
                break;
            }

            // Markers without content.
            if (marker is 0x01 or (>= 0xD0 and <= 0xD8))
            {
                at = start;
                continue;
            }

            if (start + 2 > file.Length)
            {
                break;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(start));
            if (length < 2 || start + length > file.Length)
            {
                break;
            }

            var content = file.AsSpan(start + 2, length - 2);
            at = start + length;
            if (marker is 0xDA)
            {
                if (frame is null || ++scans > MostScans)
                {
                    return null;
                }

                at = JpegScan.Read(frame, tables, content, new JpegBits(file, at));
                continue;
            }

            if (!Take(marker, content))
            {
                return null;
            }
        }

        return scans == 0 || frame is null ? null : new GreyImage(JpegLevels.Of(frame, tables), frame.Width, frame.Height);
    }

    private bool Take(int marker, ReadOnlySpan<byte> content)
    {
        switch (marker)
        {
            case 0xC0 or 0xC1 or 0xC2:
                frame = frame is null ? JpegFrame.Of(content, isProgressive: marker is 0xC2) : null;
                if (frame is null || frame.Parts.Length is not (1 or MostColours))
                {
                    return false;
                }

                frame.Unpack(isRgb && frame.Parts.Length == MostColours ? 1 : 0);
                return true;
            case 0xC4:
                tables.AddCodes(content);
                return true;
            case 0xDB:
                tables.AddSteps(content);
                return true;
            case 0xDD:
                tables.Restart = content.Length >= 2 ? BinaryPrimitives.ReadUInt16BigEndian(content) : 0;
                return true;
            case 0xEE when content.Length >= 12 && content.StartsWith("Adobe"u8):
                // 0 = red, green, blue as they are.
                isRgb = content[11] == 0;
                return true;
            default:
                // Other frames are those that are not read.
                return marker is not (>= 0xC3 and <= 0xCF);
        }
    }

    private (int Marker, int Start)? Next(int at)
    {
        while (at + 1 < file.Length)
        {
            if (file[at] == 0xFF && file[at + 1] is not (0 or 0xFF))
            {
                return (file[at + 1], at + 2);
            }

            at++;
        }

        return null;
    }
}
