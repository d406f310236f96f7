using System.Buffers.Binary;
using System.Text;

namespace Piaoheng.World.Documents.Pdf;

/// <summary>Cuts a TrueType font down to the characters of one document.</summary>
/// <remarks>
/// Skia embeds fonts whole, and gives one glyph one character: with the full font 子 would come out as the radical ⼦, which shares its glyph.
/// Here every character has a glyph of its own, so a document says exactly the characters that were printed.
/// </remarks>
internal static class FontSubset
{
    private static readonly string[] KeptTables = ["OS/2", "cvt ", "fpgm", "prep", "gasp"];

    /// <summary>A font with just these characters.</summary>
    public static byte[] Of(FontFile font, IEnumerable<int> characters)
    {
        var wanted = characters.Distinct().Where(c => font.Glyph(c) > 0).Order().ToList();
        List<ushort> sources = [0, .. wanted.Select(font.Glyph)];
        var outlines = Outlines(font, sources);
        var tables = new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["cmap"] = CharacterMap(wanted),
            ["glyf"] = Joined(outlines, out var offsets),
            ["head"] = Head(font),
            ["hhea"] = WithCount(font.Table("hhea"), 34, sources.Count),
            ["hmtx"] = Metrics(font, sources),
            ["loca"] = offsets,
            ["maxp"] = WithCount(font.Table("maxp"), 4, sources.Count),
            ["name"] = Names(),
            ["post"] = [0, 3, 0, 0, .. new byte[28]],
        };
        foreach (var tag in KeptTables)
        {
            if (font.Table(tag) is { IsEmpty: false } table)
            {
                tables[tag] = table.ToArray();
            }
        }

        return File(tables);
    }

    // Glyphs made of others refer to them by number: the parts are taken along and renumbered.
    private static List<byte[]> Outlines(FontFile font, List<ushort> sources)
    {
        const int MoreComponents = 0x20;
        var outlines = new List<byte[]>();
        for (var at = 0; at < sources.Count; at++)
        {
            var outline = font.Outline(sources[at]).ToArray();
            outlines.Add(outline);
            if (outline.Length == 0 || BinaryPrimitives.ReadInt16BigEndian(outline) >= 0)
            {
                continue;
            }

            var part = 10;
            int flags;
            do
            {
                flags = BinaryPrimitives.ReadUInt16BigEndian(outline.AsSpan(part));
                var component = BinaryPrimitives.ReadUInt16BigEndian(outline.AsSpan(part + 2));
                BinaryPrimitives.WriteUInt16BigEndian(outline.AsSpan(part + 2), (ushort)sources.Count);
                sources.Add(component);
                part += 4 + ArgumentLength(flags);
            } while ((flags & MoreComponents) != 0);
        }

        return outlines;
    }

    private static int ArgumentLength(int flags)
    {
        var arguments = (flags & 0x1) != 0 ? 4 : 2;
        var scale =
            (flags & 0x8) != 0 ? 2
            : (flags & 0x40) != 0 ? 4
            : (flags & 0x80) != 0 ? 8
            : 0;
        return arguments + scale;
    }

    private static byte[] Joined(List<byte[]> outlines, out byte[] offsets)
    {
        using var glyphs = new MemoryStream();
        offsets = new byte[(outlines.Count + 1) * 4];
        for (var at = 0; at < outlines.Count; at++)
        {
            BinaryPrimitives.WriteInt32BigEndian(offsets.AsSpan(at * 4), (int)glyphs.Length);
            glyphs.Write(outlines[at]);
            glyphs.SetLength((glyphs.Length + 3) & ~3L);
            glyphs.Position = glyphs.Length;
        }

        BinaryPrimitives.WriteInt32BigEndian(offsets.AsSpan(outlines.Count * 4), (int)glyphs.Length);
        return glyphs.ToArray();
    }

    private static byte[] CharacterMap(List<int> characters)
    {
        // One table of format 12 (Windows, full Unicode) with one group for each character: glyph n draws character n − 1.
        const int Header = 12;
        var length = 16 + (characters.Count * 12);
        var map = new byte[Header + length];
        var span = map.AsSpan();
        BinaryPrimitives.WriteUInt16BigEndian(span[2..], 1);
        BinaryPrimitives.WriteUInt16BigEndian(span[4..], 3);
        BinaryPrimitives.WriteUInt16BigEndian(span[6..], 10);
        BinaryPrimitives.WriteInt32BigEndian(span[8..], Header);
        BinaryPrimitives.WriteUInt16BigEndian(span[Header..], 12);
        BinaryPrimitives.WriteInt32BigEndian(span[(Header + 4)..], length);
        BinaryPrimitives.WriteInt32BigEndian(span[(Header + 12)..], characters.Count);
        for (var at = 0; at < characters.Count; at++)
        {
            var group = span[(Header + 16 + (at * 12))..];
            BinaryPrimitives.WriteInt32BigEndian(group, characters[at]);
            BinaryPrimitives.WriteInt32BigEndian(group[4..], characters[at]);
            BinaryPrimitives.WriteInt32BigEndian(group[8..], at + 1);
        }

        return map;
    }

    private static byte[] Metrics(FontFile font, List<ushort> sources)
    {
        var metrics = new byte[sources.Count * 4];
        for (var at = 0; at < sources.Count; at++)
        {
            var (width, bearing) = font.Metrics(sources[at]);
            BinaryPrimitives.WriteUInt16BigEndian(metrics.AsSpan(at * 4), width);
            BinaryPrimitives.WriteInt16BigEndian(metrics.AsSpan((at * 4) + 2), bearing);
        }

        return metrics;
    }

    private static byte[] Head(FontFile font)
    {
        var head = font.Table("head").ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(50), 1);
        return head;
    }

    private static byte[] WithCount(ReadOnlySpan<byte> table, int at, int count)
    {
        var changed = table.ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(changed.AsSpan(at), (ushort)count);
        return changed;
    }

    // Family and PostScript name; the licence asks for another name than the original's.
    private static byte[] Names()
    {
        var text = Encoding.BigEndianUnicode.GetBytes("InventedForm");
        ushort[] ids = [1, 4, 6];
        var names = new byte[6 + (ids.Length * 12) + text.Length];
        BinaryPrimitives.WriteUInt16BigEndian(names.AsSpan(2), (ushort)ids.Length);
        BinaryPrimitives.WriteUInt16BigEndian(names.AsSpan(4), (ushort)(6 + (ids.Length * 12)));
        for (var at = 0; at < ids.Length; at++)
        {
            ushort[] record = [3, 1, 0x409, ids[at], (ushort)text.Length, 0];
            for (var field = 0; field < record.Length; field++)
            {
                BinaryPrimitives.WriteUInt16BigEndian(names.AsSpan(6 + (at * 12) + (field * 2)), record[field]);
            }
        }

        text.CopyTo(names, 6 + (ids.Length * 12));
        return names;
    }

    private static byte[] File(SortedDictionary<string, byte[]> tables)
    {
        using var file = new MemoryStream();
        Span<byte> head = stackalloc byte[16];
        "\0\u0001\0\0"u8.CopyTo(head);
        BinaryPrimitives.WriteUInt16BigEndian(head[4..], (ushort)tables.Count);
        file.Write(head[..12]);
        var offset = 12 + (tables.Count * 16);
        foreach (var (tag, table) in tables)
        {
            head.Clear();
            Encoding.ASCII.GetBytes(tag, head);
            BinaryPrimitives.WriteInt32BigEndian(head[8..], offset);
            BinaryPrimitives.WriteInt32BigEndian(head[12..], table.Length);
            file.Write(head);
            offset += (table.Length + 3) & ~3;
        }

        foreach (var table in tables.Values)
        {
            file.Write(table);
            file.Write("\0\0\0"u8[..(((table.Length + 3) & ~3) - table.Length)]);
        }

        return file.ToArray();
    }
}
