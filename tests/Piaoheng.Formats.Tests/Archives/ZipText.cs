using System.IO.Compression;
using System.Text;
using Piaoheng.Formats.Archives;

namespace Piaoheng.Formats.Tests.Archives;

/// <summary>Makes small ZIP archives for tests.</summary>
internal static class ZipText
{
    public static byte[] Of(params IEnumerable<(string Name, byte[] Content)> members)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in members)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }

    public static byte[] Of(params IEnumerable<(string Name, string Text)> members) =>
        Of(members.Select(member => (member.Name, Encoding.UTF8.GetBytes(member.Text))));

    /// <summary>An archive of one stored member whose sizes and offsets stand in the long records (ZIP64) alone.</summary>
    public static byte[] Long(string name, string text)
    {
        var (file, content) = (Encoding.UTF8.GetBytes(name), Encoding.UTF8.GetBytes(text));
        var crc = BitConverter.GetBytes(System.IO.Hashing.Crc32.HashToUInt32(content));
        byte[] elsewhere = [0xFF, 0xFF, 0xFF, 0xFF];
        byte[] local =
        [
            .. "PK\u0003\u0004"u8,
            .. Shorts(45, 0, 0, 0, 0),
            .. crc,
            .. elsewhere,
            .. elsewhere,
            .. Shorts(file.Length, 20),
            .. file,
            .. Shorts(1, 16),
            .. Longs(content.Length, content.Length),
            .. content,
        ];
        byte[] directory =
        [
            .. "PK\u0001\u0002"u8,
            .. Shorts(45, 45, 0, 0, 0, 0),
            .. crc,
            .. elsewhere,
            .. elsewhere,
            .. Shorts(file.Length, 28, 0, 0, 0, 0, 0),
            .. elsewhere,
            .. file,
            .. Shorts(1, 24),
            .. Longs(content.Length, content.Length, 0),
        ];
        return
        [
            .. local,
            .. directory,
            .. "PK\u0006\u0006"u8,
            .. Longs(44),
            .. Shorts(45, 45, 0, 0, 0, 0),
            .. Longs(1, 1, directory.Length, local.Length),
            .. "PK\u0006\u0007"u8,
            .. Shorts(0, 0),
            .. Longs(local.Length + directory.Length),
            .. Shorts(1, 0),
            .. "PK\u0005\u0006"u8,
            .. Shorts(0, 0, 0xFFFF, 0xFFFF),
            .. elsewhere,
            .. elsewhere,
            .. Shorts(0),
        ];
    }

    private static IEnumerable<byte> Shorts(params IEnumerable<int> values) =>
        values.SelectMany(value => BitConverter.GetBytes((ushort)value));

    private static IEnumerable<byte> Longs(params IEnumerable<long> values) => values.SelectMany(BitConverter.GetBytes);

    /// <summary>The archive with a change in every central and local header of its members: offsets from their signatures.</summary>
    public static byte[] Patched(byte[] archive, int centralOffset, int localOffset, params byte[] bytes)
    {
        var patched = (byte[])archive.Clone();
        for (var at = 0; at + 4 <= patched.Length; at++)
        {
            var isCentral = patched.AsSpan(at).StartsWith("PK\u0001\u0002"u8);
            if (isCentral || patched.AsSpan(at).StartsWith("PK\u0003\u0004"u8))
            {
                bytes.CopyTo(patched, at + (isCentral ? centralOffset : localOffset));
            }
        }

        return patched;
    }
}
