using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.InteropServices;

namespace Piaoheng.Formats.Archives;

/// <summary>ZIP 包: members of a ZIP archive in memory, unpacked with limits.</summary>
/// <remarks>
/// Nothing that a header says about sizes is believed: bytes are counted as they come out. Names are only shown, never used as paths.
/// Our own reader, because the names of Chinese archives need a guess per name, and because limits must hold before anything is allocated.
/// Layout: APPNOTE.TXT 6.3.10 of the format's owner, §4.3; the directory is read in <see cref="ZipDirectory"/>.
/// </remarks>
internal sealed class ZipPackage
{
    private const uint LocalSignature = 0x04034B50;
    private const int LocalLength = 30;

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
        var members = ZipDirectory.Read(content.Span, out problem);
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

    /// <summary>The packed bytes, found through the local header; null when they do not lie inside the file.</summary>
    private ReadOnlyMemory<byte>? Packed(ZipMember member)
    {
        if (member.Offset < 0 || member.PackedLength < 0 || member.Offset > _content.Length - LocalLength)
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
        return member.PackedLength <= _content.Length - start ? _content.Slice((int)start, (int)member.PackedLength) : null;
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
        problem = System.IO.Hashing.Crc32.HashToUInt32(unpacked) == member.Crc32 ? ZipProblem.None : ZipProblem.Broken;
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
internal sealed record ZipMember(string Name, int Method, bool IsEncrypted, uint Crc32, long PackedLength, long Offset)
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
    private int _parts = Limits.MailParts;

    /// <summary>Takes bytes from the budget; false when it is used up.</summary>
    public bool Take(long bytes) => (_left -= bytes) >= 0;

    /// <summary>Takes one attachment of a mail from the budget; false when it is used up.</summary>
    public bool TakePart() => --_parts >= 0;
}
