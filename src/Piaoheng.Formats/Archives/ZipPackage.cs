using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using Piaoheng.Formats.Text;

namespace Piaoheng.Formats.Archives;

/// <summary>ZIP 包: members of a ZIP archive in memory, unpacked with limits.</summary>
/// <remarks>
/// Nothing that a header says about sizes is believed: bytes are counted as they come out. Names are only shown, never used as paths.
/// Our own reader, because the names of Chinese archives need a guess per name, and because limits must hold before anything is allocated.
/// Layout: APPNOTE.TXT 6.3.10 of the format's owner, §4.3.
/// </remarks>
internal sealed class ZipPackage
{
    private const uint EndSignature = 0x06054B50;
    private const uint DirectorySignature = 0x02014B50;
    private const uint LocalSignature = 0x04034B50;
    private const int EndLength = 22;
    private const int DirectoryLength = 46;
    private const int LocalLength = 30;
    private const int LongestComment = 65_535;
    private const int Utf8Flag = 1 << 11;
    private const int EncryptedFlag = 1;

    private readonly ReadOnlyMemory<byte> _content;
    private readonly Dictionary<string, ZipMember> _byName = new(StringComparer.OrdinalIgnoreCase);

    private ZipPackage(ReadOnlyMemory<byte> content, List<ZipMember> members)
    {
        _content = content;
        Members = members;
        foreach (var member in members)
        {
            _byName.TryAdd(member.Name, member);
        }
    }

    /// <summary>The members in the order of the directory, folders included.</summary>
    public IReadOnlyList<ZipMember> Members { get; }

    /// <summary>Reads the directory.</summary>
    /// <returns>Null with the problem when the directory cannot be read or has too many members.</returns>
    public static ZipPackage? Open(ReadOnlyMemory<byte> content, out ZipProblem problem)
    {
        var bytes = content.Span;
        var end = FindEnd(bytes);
        if (end < 0)
        {
            problem = ZipProblem.Broken;
            return null;
        }

        // Where the archive was put behind other bytes, offsets count from its own start.
        long size = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(end + 12)..]);
        long offset = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(end + 16)..]);
        var shift = IsDirectory(bytes, offset) ? 0 : end - size - offset;
        if (shift < 0 || offset + shift > end)
        {
            problem = ZipProblem.Broken;
            return null;
        }

        var members = new List<ZipMember>();
        problem = ReadDirectory(bytes[(int)(offset + shift)..end], shift, members);
        return problem is ZipProblem.None ? new ZipPackage(content, members) : null;
    }

    /// <summary>The member of this name, in any case; null when there is none.</summary>
    public ZipMember? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>Unpacks a member.</summary>
    /// <param name="member">A member of this package.</param>
    /// <param name="budget">What the whole archive may still unpack; reduced by the bytes that come out.</param>
    /// <param name="problem">Why it cannot be unpacked.</param>
    /// <returns>The bytes; null with the problem.</returns>
    public byte[]? Unpack(ZipMember member, UnpackBudget budget, out ZipProblem problem)
    {
        if (member.IsEncrypted)
        {
            problem = ZipProblem.Encrypted;
            return null;
        }

        if (Packed(member) is not { } packed)
        {
            problem = ZipProblem.Broken;
            return null;
        }

        switch (member.Method)
        {
            case 0:
                problem =
                    budget.Take(packed.Length) && packed.Length <= Limits.MemberBytes ? ZipProblem.None : ZipProblem.TooLarge;
                return problem is ZipProblem.None ? Checked(packed.ToArray(), member, out problem) : null;
            case 8:
                return Inflate(packed, budget, out problem) is { } unpacked ? Checked(unpacked, member, out problem) : null;
            default:
                problem = ZipProblem.UnknownMethod;
                return null;
        }
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

    private static bool IsDirectory(ReadOnlySpan<byte> bytes, long offset) =>
        offset + 4 <= bytes.Length && BinaryPrimitives.ReadUInt32LittleEndian(bytes[(int)offset..]) == DirectorySignature;

    private static ZipProblem ReadDirectory(ReadOnlySpan<byte> directory, long shift, List<ZipMember> members)
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

            var flags = BinaryPrimitives.ReadUInt16LittleEndian(directory[8..]);
            members.Add(
                new ZipMember(
                    Name(directory.Slice(DirectoryLength, nameLength), (flags & Utf8Flag) != 0),
                    BinaryPrimitives.ReadUInt16LittleEndian(directory[10..]),
                    (flags & EncryptedFlag) != 0,
                    BinaryPrimitives.ReadUInt32LittleEndian(directory[16..]),
                    BinaryPrimitives.ReadUInt32LittleEndian(directory[20..]),
                    shift + BinaryPrimitives.ReadUInt32LittleEndian(directory[42..])
                )
            );
            directory = directory[length..];
        }

        return ZipProblem.None;
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

    /// <summary>The packed bytes, found through the local header; null when they do not lie inside the file.</summary>
    private ReadOnlyMemory<byte>? Packed(ZipMember member)
    {
        if (member.Offset + LocalLength > _content.Length)
        {
            return null;
        }

        var local = _content.Span[(int)member.Offset..];
        if (BinaryPrimitives.ReadUInt32LittleEndian(local) != LocalSignature)
        {
            return null;
        }

        var nameLength = BinaryPrimitives.ReadUInt16LittleEndian(local[26..]);
        var extraLength = BinaryPrimitives.ReadUInt16LittleEndian(local[28..]);
        var start = member.Offset + LocalLength + nameLength + extraLength;
        return start + member.PackedLength <= _content.Length ? _content.Slice((int)start, (int)member.PackedLength) : null;
    }

    private static byte[]? Inflate(ReadOnlyMemory<byte> packed, UnpackBudget budget, out ZipProblem problem)
    {
        try
        {
            using var source = Stream(packed);
            using var inflate = new DeflateStream(source, CompressionMode.Decompress);
            using var target = new MemoryStream(Math.Min(packed.Length * 4, Limits.RatioFloor));
            var buffer = new byte[64 * 1024];
            int count;
            while ((count = inflate.Read(buffer)) > 0)
            {
                target.Write(buffer, 0, count);
                var isBomb = target.Length > Limits.RatioFloor && target.Length / Math.Max(packed.Length, 1) > Limits.Ratio;
                if (isBomb || target.Length > Limits.MemberBytes || !budget.Take(count))
                {
                    problem = ZipProblem.TooLarge;
                    return null;
                }
            }

            problem = ZipProblem.None;
            return target.ToArray();
        }
        catch (InvalidDataException)
        {
            problem = ZipProblem.Broken;
            return null;
        }
    }

    private static MemoryStream Stream(ReadOnlyMemory<byte> bytes) =>
        MemoryMarshal.TryGetArray(bytes, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(bytes.ToArray(), writable: false);

    private static byte[]? Checked(byte[] unpacked, ZipMember member, out ZipProblem problem)
    {
        problem = Crc32.Of(unpacked) == member.Crc32 ? ZipProblem.None : ZipProblem.Broken;
        return problem is ZipProblem.None ? unpacked : null;
    }
}

/// <summary>One member as the directory lists it.</summary>
/// <param name="Name">With its folders, <c>/</c> between them; a folder itself ends with <c>/</c>.</param>
/// <param name="Method">0 = stored, 8 = deflated.</param>
/// <param name="IsEncrypted">Whether a password is needed.</param>
/// <param name="Crc32">Check sum of the unpacked bytes.</param>
/// <param name="PackedLength">Bytes in the archive.</param>
/// <param name="Offset">Where its local header begins.</param>
internal sealed record ZipMember(string Name, int Method, bool IsEncrypted, uint Crc32, uint PackedLength, long Offset)
{
    /// <summary>Whether it is a folder.</summary>
    public bool IsFolder => Name.EndsWith('/');
}

/// <summary>Why an archive or a member was not read.</summary>
internal enum ZipProblem
{
    /// <summary>It was read.</summary>
    None,

    /// <summary>Damaged or cut off.</summary>
    Broken,

    /// <summary>Needs a password.</summary>
    Encrypted,

    /// <summary>Unpacks to more than the limits allow.</summary>
    TooLarge,

    /// <summary>More members than the limit.</summary>
    TooManyMembers,

    /// <summary>Packed by a method other than store and deflate.</summary>
    UnknownMethod,
}

/// <summary>解压限额: how many bytes an archive, with all that is inside it, may still unpack to.</summary>
internal sealed class UnpackBudget(long bytes = Limits.ArchiveBytes)
{
    private long _left = bytes;

    /// <summary>Takes bytes from the budget; false when it is used up.</summary>
    public bool Take(long bytes) => (_left -= bytes) >= 0;
}
