using System.Buffers.Binary;
using System.Text;

namespace Piaoheng.Formats.Tests.Workbooks;

/// <summary>Makes a small xls file (BIFF8 in a compound file): one sheet of texts, numbers and dates. Layout: [MS-XLS], [MS-CFB].</summary>
internal static class OldWorkbookBytes
{
    private const int Sector = 512;

    // Streams shorter than this would need the mini stream.
    private const int LeastStream = 4096;

    /// <summary>A cell is a string, a double or a <see cref="DateOnly"/>; null is missing.</summary>
    public static byte[] Make(string sheet, params object?[][] rows) => Compound("Workbook", Pad(Workbook(sheet, rows)));

    /// <summary>A compound file with one stream of this name.</summary>
    public static byte[] Compound(string name, byte[] stream)
    {
        var sectors = stream.Length / Sector;
        var bytes = new byte[Sector * (3 + sectors)];
        var header = bytes.AsSpan(0, Sector);
        ((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]).CopyTo(header);
        Put16(header, 24, 0x3E, 3, 0xFFFE, 9, 6);
        Put32(header, 44, 1, 1, 0, LeastStream, -2, 0, -2, 0, 0);
        for (var entry = 1; entry < 109; entry++)
        {
            Put32(header, 76 + (4 * entry), -1);
        }

        // Sector 0 is the table of sectors, 1 the directory, the stream follows.
        var table = bytes.AsSpan(Sector, Sector);
        table.Fill(0xFF);
        Put32(table, 0, -3, -2);
        for (var at = 0; at < sectors; at++)
        {
            Put32(table, 8 + (4 * at), at == sectors - 1 ? -2 : at + 3);
        }

        var directory = bytes.AsSpan(2 * Sector, Sector);
        Entry(directory, "Root Entry", 5, child: 1, start: -2, length: 0);
        Entry(directory[128..], name, 2, child: -1, start: 2, length: stream.Length);
        Entry(directory[256..], "", 0, child: -1, start: 0, length: 0);
        Entry(directory[384..], "", 0, child: -1, start: 0, length: 0);
        stream.CopyTo(bytes, 3 * Sector);
        return bytes;
    }

    private static byte[] Workbook(string sheet, object?[][] rows)
    {
        var globals = new MemoryStream();
        Record(globals, 0x0809, Words(0x0600, 0x0005, 0x0DBB, 0x07CC, 0, 0, 0, 0));
        // Cell formats: 0 general, 1 a date (number format 14).
        Record(globals, 0x00E0, Words(0, 0, 1, 0x20, 0, 0, 0, 0, 0, 0));
        Record(globals, 0x00E0, Words(0, 14, 1, 0x20, 0, 0, 0, 0, 0, 0));
        var name = Encoding.Unicode.GetBytes(sheet);
        byte[] bound = [0, 0, 0, 0, 0, 0, (byte)sheet.Length, 1, .. name];
        BinaryPrimitives.WriteInt32LittleEndian(bound, (int)globals.Length + 4 + bound.Length + 4);
        Record(globals, 0x0085, bound);
        Record(globals, 0x000A, []);
        Record(globals, 0x0809, Words(0x0600, 0x0010, 0x0DBB, 0x07CC, 0, 0, 0, 0));
        for (var row = 0; row < rows.Length; row++)
        {
            for (var column = 0; column < rows[row].Length; column++)
            {
                Cell(globals, (ushort)row, (ushort)column, rows[row][column]);
            }
        }

        Record(globals, 0x000A, []);
        return globals.ToArray();
    }

    private static void Cell(MemoryStream output, ushort row, ushort column, object? value)
    {
        switch (value)
        {
            case string text:
                Record(output, 0x0204, [.. Words(row, column, 0, (ushort)text.Length), 1, .. Encoding.Unicode.GetBytes(text)]);
                break;
            case double number:
                Record(output, 0x0203, [.. Words(row, column, 0), .. BitConverter.GetBytes(number)]);
                break;
            case DateOnly day:
                Record(output, 0x0203, [.. Words(row, column, 1), .. BitConverter.GetBytes(day.ToDateTime(default).ToOADate())]);
                break;
            default:
                break;
        }
    }

    private static void Record(MemoryStream output, ushort type, byte[] content)
    {
        output.Write(Words(type, (ushort)content.Length));
        output.Write(content);
    }

    private static byte[] Words(params ReadOnlySpan<ushort> values)
    {
        var bytes = new byte[values.Length * 2];
        for (var at = 0; at < values.Length; at++)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(2 * at), values[at]);
        }

        return bytes;
    }

    private static byte[] Pad(byte[] stream)
    {
        var length = Math.Max(LeastStream, (stream.Length + Sector - 1) / Sector * Sector);
        Array.Resize(ref stream, length);
        return stream;
    }

    private static void Entry(Span<byte> entry, string name, byte type, int child, int start, int length)
    {
        Encoding.Unicode.GetBytes(name, entry);
        Put16(entry, 64, name.Length == 0 ? 0 : 2 * (name.Length + 1));
        entry[66] = type;
        entry[67] = 1;
        Put32(entry, 68, -1, -1, child);
        Put32(entry, 116, start, length);
    }

    private static void Put16(Span<byte> target, int at, params ReadOnlySpan<int> values)
    {
        foreach (var value in values)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(target[at..], (ushort)value);
            at += 2;
        }
    }

    private static void Put32(Span<byte> target, int at, params ReadOnlySpan<int> values)
    {
        foreach (var value in values)
        {
            BinaryPrimitives.WriteInt32LittleEndian(target[at..], value);
            at += 4;
        }
    }
}
