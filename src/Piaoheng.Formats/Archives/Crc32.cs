namespace Piaoheng.Formats.Archives;

/// <summary>The check sum of ZIP members (CRC-32, polynomial EDB88320).</summary>
internal static class Crc32
{
    private const uint Polynomial = 0xEDB88320;
    private static readonly uint[] Table = MakeTable();

    /// <summary>The sum of no bytes, to be gone on with.</summary>
    public static Running Begin() => new(uint.MaxValue);

    public static uint Of(ReadOnlySpan<byte> bytes) => ~On(uint.MaxValue, bytes);

    private static uint On(uint crc, ReadOnlySpan<byte> bytes)
    {
        var table = Table;
        while (bytes.Length >= 4)
        {
            // Four bytes a round: the table of byte k is 256 entries further on.
            crc ^= (uint)(bytes[0] | (bytes[1] << 8) | (bytes[2] << 16)) | ((uint)bytes[3] << 24);
            crc =
                table[768 + (crc & 0xFF)]
                ^ table[512 + ((crc >> 8) & 0xFF)]
                ^ table[256 + ((crc >> 16) & 0xFF)]
                ^ table[crc >> 24];
            bytes = bytes[4..];
        }

        foreach (var value in bytes)
        {
            crc = table[(crc ^ value) & 0xFF] ^ (crc >> 8);
        }

        return crc;
    }

    /// <summary>The sum of the bytes so far.</summary>
    public readonly record struct Running(uint Register)
    {
        /// <summary>The sum.</summary>
        public uint Value => ~Register;

        /// <summary>The sum with more bytes.</summary>
        public Running With(ReadOnlySpan<byte> bytes) => new(On(Register, bytes));
    }

    private static uint[] MakeTable()
    {
        var table = new uint[1024];
        for (uint value = 0; value < 256; value++)
        {
            var entry = value;
            for (var bit = 0; bit < 8; bit++)
            {
                entry = (entry & 1) == 0 ? entry >> 1 : Polynomial ^ (entry >> 1);
            }

            table[value] = entry;
        }

        for (var index = 256; index < table.Length; index++)
        {
            var before = table[index - 256];
            table[index] = (before >> 8) ^ table[before & 0xFF];
        }

        return table;
    }
}
