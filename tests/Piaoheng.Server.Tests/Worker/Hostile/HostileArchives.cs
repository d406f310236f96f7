using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Piaoheng.Server.Tests.Worker.Hostile;

/// <summary>Archives that unpack to far more than they are, or elsewhere.</summary>
internal static class HostileArchives
{
    public static IEnumerable<HostileFile> All()
    {
        var zeros = new byte[64 * 1024 * 1024];
        yield return new("zip bomb", "bomb.zip", Zip(("a.xml", zeros), ("b.xml", zeros), ("c.xml", zeros)));
        yield return new("zip: overlapping entries", "overlap.zip", Overlapping(5_000));
        yield return new("zip: nested archives", "nested.zip", Nested(12));
        yield return new(
            "zip: more members than allowed",
            "many.zip",
            Zip([.. Enumerable.Range(0, 12_000).Select(index => ($"{index}.xml", "<a/>"u8.ToArray()))])
        );
        yield return new(
            "zip: path traversal",
            "traversal.zip",
            Zip(
                ("../../../../tmp/piaoheng-escape.xml", "<a/>"u8.ToArray()),
                ("/tmp/piaoheng-escape.xml", "<a/>"u8.ToArray()),
                (@"C:\piaoheng-escape.xml", "<a/>"u8.ToArray())
            )
        );
        yield return new("zip: symbolic link", "link.zip", Link("/etc/passwd"));
        yield return new("zip: sizes that lie", "lie.zip", Lying());
        yield return new("zip: quine, an archive that holds itself", "quine.zip", HoldsItself());
        yield return new("zip: end without members", "end.zip", [.. "PK"u8, 5, 6, .. new byte[18]]);
        yield return new("old compound file: chain of sectors in a circle", "loop.xls", LoopedCompound());
    }

    public static byte[] Zip(params (string Name, byte[] Content)[] members)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in members)
            {
                using var member = zip.CreateEntry(name).Open();
                member.Write(content);
            }
        }

        return memory.ToArray();
    }

    /// <summary>One packed stretch of zeros that every entry of the list points to.</summary>
    private static byte[] Overlapping(int count)
    {
        var one = Zip(("0000.xml", new byte[16 * 1024 * 1024]));
        var start = one.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        var end = one.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        using var memory = new MemoryStream();
        memory.Write(one.AsSpan(0, start));
        for (var index = 0; index < count; index++)
        {
            var entry = one[start..end];
            Encoding.ASCII.GetBytes($"{index:0000}.xml").CopyTo(entry, 46);
            memory.Write(entry);
        }

        var tail = one[end..];
        BinaryPrimitives.WriteUInt16LittleEndian(tail.AsSpan(8), (ushort)count);
        BinaryPrimitives.WriteUInt16LittleEndian(tail.AsSpan(10), (ushort)count);
        BinaryPrimitives.WriteInt32LittleEndian(tail.AsSpan(12), (end - start) * count);
        memory.Write(tail);
        return memory.ToArray();
    }

    private static byte[] Nested(int depth)
    {
        var content = "<a/>"u8.ToArray();
        for (var level = 0; level < depth; level++)
        {
            content = Zip(($"{level}.zip", content), ($"copy-{level}.zip", content));
        }

        return content;
    }

    private static byte[] Link(string target)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            var entry = zip.CreateEntry("发票.xml");
            entry.ExternalAttributes = unchecked((int)0xA1FF0000);
            using var member = entry.Open();
            member.Write(Encoding.UTF8.GetBytes(target));
        }

        return memory.ToArray();
    }

    /// <summary>Declares ten bytes and unpacks to many.</summary>
    private static byte[] Lying()
    {
        var zip = Zip(("a.xml", new byte[32 * 1024 * 1024]));
        var entry = zip.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        BinaryPrimitives.WriteInt32LittleEndian(zip.AsSpan(entry + 24), 10);
        return zip;
    }

    /// <summary>Stored, the inner archive begins at the same directory as the outer one.</summary>
    private static byte[] HoldsItself()
    {
        var zip = Zip(("self.zip", "x"u8.ToArray()));
        var entry = zip.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        BinaryPrimitives.WriteUInt16LittleEndian(zip.AsSpan(entry + 10), 0);
        BinaryPrimitives.WriteInt32LittleEndian(zip.AsSpan(entry + 20), zip.Length);
        BinaryPrimitives.WriteInt32LittleEndian(zip.AsSpan(entry + 24), zip.Length);
        return zip;
    }

    private static byte[] LoopedCompound()
    {
        var file = new byte[512 * 4];
        new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1 }.CopyTo(file, 0);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(24), 0x3E);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(26), 3);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(28), 0xFFFE);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(30), 9);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(32), 6);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(44), 1);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(48), 1);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(60), 1);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(64), 1);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(68), 1);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(72), 1);
        for (var offset = 512; offset < 1024; offset += 4)
        {
            // Every sector follows itself.
            BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(offset), 1);
        }

        return file;
    }
}
