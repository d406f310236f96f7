using System.Buffers.Binary;
using System.Text;
using Piaoheng.Formats.Text;

namespace Piaoheng.Formats.Archives;

/// <summary>ZIP 目录: what the end of an archive lists, by the short records and by the long ones (ZIP64).</summary>
/// <remarks>Layout: APPNOTE.TXT 6.3.10 of the format's owner, §4.3.12 to §4.3.16 and §4.5.3.</remarks>
internal static class ZipDirectory
{
    private const uint EndSignature = 0x06054B50;
    private const uint DirectorySignature = 0x02014B50;
    private const uint LongEndSignature = 0x06064B50;
    private const uint LongLocatorSignature = 0x07064B50;
    private const int EndLength = 22;
    private const int DirectoryLength = 46;
    private const int LongLocatorLength = 20;
    private const int LongEndLength = 56;
    private const int LongestComment = 65_535;
    private const int Utf8Flag = 1 << 11;
    private const int EncryptedFlag = 1;

    /// <summary>Kind of extra field that holds the long values.</summary>
    private const int LongExtra = 1;

    /// <summary>In place of a value that stands in the long record or the extra field.</summary>
    private const uint Elsewhere = 0xFFFFFFFF;

    /// <summary>Writers without the long records count members in 16 bits.</summary>
    private const int CountMask = 0xFFFF;

    /// <summary>The members in the order of the directory; none with the problem when it cannot be read.</summary>
    public static List<ZipMember> Read(ReadOnlySpan<byte> bytes, out ZipProblem problem)
    {
        problem = ZipProblem.Broken;
        var end = FindEnd(bytes);
        if (end < 0)
        {
            return [];
        }

        // Where the archive was put behind other bytes, offsets count from its own start.
        var (count, size, offset) = Stated(bytes, end);
        if (count < 0 || size is < 0 or > int.MaxValue || offset is < 0 or > int.MaxValue)
        {
            return [];
        }

        var shift = IsDirectory(bytes, offset) ? 0 : end - size - offset;
        if (shift < 0 || offset + shift > end)
        {
            return [];
        }

        var members = new List<ZipMember>();
        problem = ReadMembers(bytes[(int)(offset + shift)..end], shift, members);

        // A directory that is damaged in the middle ends early; what it no longer lists must not be lost in silence.
        if (problem is ZipProblem.None && (members.Count & CountMask) != (count & CountMask))
        {
            problem = ZipProblem.Broken;
        }

        return members;
    }

    private static int FindEnd(ReadOnlySpan<byte> bytes)
    {
        var last = bytes.Length - EndLength;
        for (var at = last; at >= 0 && at >= last - LongestComment; at--)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]) == EndSignature)
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>What the end record says of the directory, or the long one (ZIP64) where it says that the values stand there.</summary>
    private static (long Count, long Size, long Offset) Stated(ReadOnlySpan<byte> bytes, int end)
    {
        long count = BinaryPrimitives.ReadUInt16LittleEndian(bytes[(end + 10)..]);
        long size = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(end + 12)..]);
        long offset = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(end + 16)..]);
        var locator = end - LongLocatorLength;
        if (
            offset != Elsewhere
            || locator < 0
            || BinaryPrimitives.ReadUInt32LittleEndian(bytes[locator..]) != LongLocatorSignature
        )
        {
            return (count, size, offset);
        }

        var at = BinaryPrimitives.ReadInt64LittleEndian(bytes[(locator + 8)..]);
        if (
            at < 0
            || at > locator - LongEndLength
            || BinaryPrimitives.ReadUInt32LittleEndian(bytes[(int)at..]) != LongEndSignature
        )
        {
            return (count, size, offset);
        }

        var record = bytes[(int)at..];
        return (
            BinaryPrimitives.ReadInt64LittleEndian(record[32..]),
            BinaryPrimitives.ReadInt64LittleEndian(record[40..]),
            BinaryPrimitives.ReadInt64LittleEndian(record[48..])
        );
    }

    private static bool IsDirectory(ReadOnlySpan<byte> bytes, long offset) =>
        offset <= bytes.Length - 4 && BinaryPrimitives.ReadUInt32LittleEndian(bytes[(int)offset..]) == DirectorySignature;

    private static ZipProblem ReadMembers(ReadOnlySpan<byte> directory, long shift, List<ZipMember> members)
    {
        while (directory.Length >= DirectoryLength && BinaryPrimitives.ReadUInt32LittleEndian(directory) == DirectorySignature)
        {
            if (members.Count == Limits.ArchiveMembers)
            {
                return ZipProblem.TooManyMembers;
            }

            var nameLength = BinaryPrimitives.ReadUInt16LittleEndian(directory[28..]);
            var extraLength = BinaryPrimitives.ReadUInt16LittleEndian(directory[30..]);
            var commentLength = BinaryPrimitives.ReadUInt16LittleEndian(directory[32..]);
            var length = DirectoryLength + nameLength + extraLength + commentLength;
            if (length > directory.Length)
            {
                return ZipProblem.Broken;
            }

            members.Add(Member(directory[..length], nameLength, extraLength, shift));
            directory = directory[length..];
        }

        return ZipProblem.None;
    }

    private static ZipMember Member(ReadOnlySpan<byte> entry, int nameLength, int extraLength, long shift)
    {
        var flags = BinaryPrimitives.ReadUInt16LittleEndian(entry[8..]);
        long packed = BinaryPrimitives.ReadUInt32LittleEndian(entry[20..]);
        long unpacked = BinaryPrimitives.ReadUInt32LittleEndian(entry[24..]);
        long offset = BinaryPrimitives.ReadUInt32LittleEndian(entry[42..]);
        var longs = LongValues(entry.Slice(DirectoryLength + nameLength, extraLength));
        if (unpacked == Elsewhere)
        {
            // Not believed anyway, but it stands before the others.
            Next(ref longs);
        }

        packed = packed == Elsewhere ? Next(ref longs) : packed;
        offset = offset == Elsewhere ? Next(ref longs) : offset;
        return new ZipMember(
            Name(entry.Slice(DirectoryLength, nameLength), (flags & Utf8Flag) != 0),
            BinaryPrimitives.ReadUInt16LittleEndian(entry[10..]),
            (flags & EncryptedFlag) != 0,
            BinaryPrimitives.ReadUInt32LittleEndian(entry[16..]),
            packed,
            offset is < 0 or > int.MaxValue ? -1 : offset + shift
        );
    }

    /// <summary>The extra field with values that do not fit 32 bits: only those that the entry leaves to it, in their order.</summary>
    private static ReadOnlySpan<byte> LongValues(ReadOnlySpan<byte> extra)
    {
        while (extra.Length >= 4)
        {
            var length = BinaryPrimitives.ReadUInt16LittleEndian(extra[2..]);
            if (length > extra.Length - 4)
            {
                break;
            }

            if (BinaryPrimitives.ReadUInt16LittleEndian(extra) == LongExtra)
            {
                return extra.Slice(4, length);
            }

            extra = extra[(4 + length)..];
        }

        return [];
    }

    private static long Next(ref ReadOnlySpan<byte> longs)
    {
        if (longs.Length < 8)
        {
            return Elsewhere;
        }

        var value = BinaryPrimitives.ReadInt64LittleEndian(longs);
        longs = longs[8..];
        return value;
    }

    /// <summary>Names without the UTF-8 flag are UTF-8 all the same when made on macOS, and GBK when made on Windows in Chinese.</summary>
    private static string Name(ReadOnlySpan<byte> bytes, bool isUtf8)
    {
        var name =
            isUtf8 || System.Text.Unicode.Utf8.IsValid(bytes)
                ? Encoding.UTF8.GetString(bytes)
                : TextBytes.Gb18030.GetString(bytes);
        return name.Replace('\\', '/');
    }
}
