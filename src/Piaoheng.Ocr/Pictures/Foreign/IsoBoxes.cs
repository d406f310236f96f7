using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Piaoheng.Ocr.Pictures.Foreign;

/// <summary>The boxes of the ISO base media file format, which HEIF and JPEG 2000 are made of, one after the other.</summary>
/// <remarks>Source: ISO/IEC 14496-12, 4.2: length, four letters, content; length 1 = a long length follows, 0 = to the end.</remarks>
[StructLayout(LayoutKind.Auto)]
internal ref struct IsoBoxes(ReadOnlySpan<byte> boxes)
{
    private const int HeaderLength = 8;
    private const int LongHeaderLength = 16;
    private ReadOnlySpan<byte> _left = boxes;

    /// <summary>Four letters that name the box.</summary>
    public ReadOnlySpan<byte> Kind { get; private set; }

    /// <summary>What the box holds.</summary>
    public ReadOnlySpan<byte> Content { get; private set; }

    /// <summary>The content of the first box of a kind; empty when there is none.</summary>
    public static ReadOnlySpan<byte> Find(ReadOnlySpan<byte> boxes, ReadOnlySpan<byte> kind)
    {
        var each = new IsoBoxes(boxes);
        while (each.Next())
        {
            if (each.Kind.SequenceEqual(kind))
            {
                return each.Content;
            }
        }

        return default;
    }

    /// <summary>Goes on to the next box; false at the end, and where a length is none.</summary>
    public bool Next()
    {
        if (_left.Length < HeaderLength)
        {
            return false;
        }

        var header = HeaderLength;
        var length = (ulong)BinaryPrimitives.ReadUInt32BigEndian(_left);
        if (length == 1 && _left.Length >= LongHeaderLength)
        {
            (header, length) = (LongHeaderLength, BinaryPrimitives.ReadUInt64BigEndian(_left[HeaderLength..]));
        }

        length = length == 0 ? (ulong)_left.Length : length;
        if (length < (ulong)header)
        {
            return false;
        }

        // What is cut off is still looked at: the decoder tells that it is.
        var end = (int)Math.Min(length, (ulong)_left.Length);
        Kind = _left.Slice(4, 4);
        Content = _left[header..end];
        _left = _left[end..];
        return true;
    }
}
