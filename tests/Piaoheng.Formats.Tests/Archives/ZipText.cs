using System.IO.Compression;
using System.Text;

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
