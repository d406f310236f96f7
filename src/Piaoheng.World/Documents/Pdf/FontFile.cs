using System.Buffers.Binary;
using System.Text;

namespace Piaoheng.World.Documents.Pdf;

/// <summary>A TrueType font file: its tables, and which glyph draws which character.</summary>
/// <remarks>Source: the OpenType specification (ISO/IEC 14496-22).</remarks>
internal sealed class FontFile
{
    private readonly Dictionary<string, (int Offset, int Length)> _tables = new(StringComparer.Ordinal);
    private readonly Dictionary<int, ushort> _glyphs = [];

    /// <summary>Reads the directory of tables and the character map.</summary>
    public FontFile(byte[] bytes)
    {
        Bytes = bytes;
        if (!bytes.AsSpan().StartsWith("\0\u0001\0\0"u8))
        {
            // A collection or a font with PostScript outlines: it can be embedded whole, not cut down.
            return;
        }

        var count = U16(4);
        for (var at = 0; at < count; at++)
        {
            var entry = 12 + (at * 16);
            var tag = Encoding.ASCII.GetString(bytes, entry, 4);
            _tables[tag] = (I32(entry + 8), I32(entry + 12));
        }

        ReadCharacterMap(_tables["cmap"].Offset);
        HasLongOffsets = U16(_tables["head"].Offset + 50) == 1;
        WidthCount = U16(_tables["hhea"].Offset + 34);
    }

    /// <summary>The whole file.</summary>
    public byte[] Bytes { get; }

    /// <summary>Whether glyphs can be picked out: the font has TrueType outlines.</summary>
    public bool CanBeCut => _tables.ContainsKey("glyf");

    /// <summary>Number of glyphs with a width of their own.</summary>
    public int WidthCount { get; }

    private bool HasLongOffsets { get; }

    /// <summary>A table; empty when the font has none of that name.</summary>
    public ReadOnlySpan<byte> Table(string tag) =>
        _tables.TryGetValue(tag, out var table) ? Bytes.AsSpan(table.Offset, table.Length) : default;

    /// <summary>The glyph of a character; 0 when the font has none.</summary>
    public ushort Glyph(int character) => _glyphs.GetValueOrDefault(character);

    /// <summary>The outline of a glyph; empty for blanks.</summary>
    public ReadOnlySpan<byte> Outline(ushort glyph)
    {
        var loca = Table("loca");
        var (from, to) = HasLongOffsets
            ? (
                BinaryPrimitives.ReadInt32BigEndian(loca[(glyph * 4)..]),
                BinaryPrimitives.ReadInt32BigEndian(loca[((glyph + 1) * 4)..])
            )
            : (
                BinaryPrimitives.ReadUInt16BigEndian(loca[(glyph * 2)..]) * 2,
                BinaryPrimitives.ReadUInt16BigEndian(loca[((glyph + 1) * 2)..]) * 2
            );
        return Table("glyf")[from..to];
    }

    /// <summary>Width and left side bearing of a glyph, as in the file.</summary>
    public (ushort Width, short Bearing) Metrics(ushort glyph)
    {
        var hmtx = Table("hmtx");
        var last = Math.Min(glyph, WidthCount - 1);
        var width = BinaryPrimitives.ReadUInt16BigEndian(hmtx[(last * 4)..]);
        var bearing = glyph < WidthCount ? (glyph * 4) + 2 : (WidthCount * 4) + ((glyph - WidthCount) * 2);
        return (width, BinaryPrimitives.ReadInt16BigEndian(hmtx[bearing..]));
    }

    private void ReadCharacterMap(int cmap)
    {
        var count = U16(cmap + 2);
        for (var at = 0; at < count; at++)
        {
            var table = cmap + I32(cmap + 4 + (at * 8) + 4);
            switch (U16(table))
            {
                case 4:
                    ReadSegments(table);
                    break;
                case 12:
                    ReadGroups(table);
                    break;
                default:
                    break;
            }
        }
    }

    private void ReadGroups(int table)
    {
        var count = I32(table + 12);
        for (var at = 0; at < count; at++)
        {
            var group = table + 16 + (at * 12);
            var (from, to, glyph) = (I32(group), I32(group + 4), I32(group + 8));
            for (var c = from; c <= to; c++)
            {
                _glyphs[c] = (ushort)(glyph + c - from);
            }
        }
    }

    private void ReadSegments(int table)
    {
        var size = U16(table + 6);
        for (var at = 0; at < size; at += 2)
        {
            var to = U16(table + 14 + at);
            var from = U16(table + 16 + size + at);
            var delta = U16(table + 16 + (2 * size) + at);
            var rangeAt = table + 16 + (3 * size) + at;
            var range = U16(rangeAt);
            for (var c = (int)from; c <= to && c < 0xFFFF; c++)
            {
                var glyph = range == 0 ? (ushort)((c + delta) & 0xFFFF) : U16(rangeAt + range + ((c - from) * 2));
                _glyphs.TryAdd(c, range == 0 || glyph == 0 ? glyph : (ushort)((glyph + delta) & 0xFFFF));
            }
        }
    }

    private ushort U16(int at) => BinaryPrimitives.ReadUInt16BigEndian(Bytes.AsSpan(at));

    private int I32(int at) => BinaryPrimitives.ReadInt32BigEndian(Bytes.AsSpan(at));
}
