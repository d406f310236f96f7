using System.Buffers.Binary;

namespace Piaoheng.Formats.Images;

/// <summary>Tables of a JPEG: codes and steps.</summary>
internal sealed class JpegTables
{
    private const int MostCodes = 256;

    private static readonly byte[] Places =
    [
        0,
        1,
        8,
        16,
        9,
        2,
        3,
        10,
        17,
        24,
        32,
        25,
        18,
        11,
        4,
        5,
        12,
        19,
        26,
        33,
        40,
        48,
        41,
        34,
        27,
        20,
        13,
        6,
        7,
        14,
        21,
        28,
        35,
        42,
        49,
        56,
        57,
        50,
        43,
        36,
        29,
        22,
        15,
        23,
        30,
        37,
        44,
        51,
        58,
        59,
        52,
        45,
        38,
        31,
        39,
        46,
        53,
        60,
        61,
        54,
        47,
        55,
        62,
        63,
    ];

    private readonly JpegCodes?[] _codes = new JpegCodes?[8];
    private readonly int[]?[] _steps = new int[]?[4];

    /// <summary>Place in a block of the coefficient with a number (figure A.6).</summary>
    public static ReadOnlySpan<byte> ZigZag => Places;

    /// <summary>Units between two marks of a restart; 0 = none.</summary>
    public int Restart { get; set; }

    public JpegCodes Codes(int table, bool isMeans) =>
        _codes[table + (isMeans ? 0 : 4)] ?? throw new InvalidDataException("The JPEG lacks a table of codes.");

    public int[] Steps(int table) => _steps[table] ?? throw new InvalidDataException("The JPEG lacks a table of steps.");

    public void AddCodes(ReadOnlySpan<byte> content)
    {
        while (content.Length >= 17)
        {
            var (isOthers, table) = (content[0] >> 4, content[0] & 15);
            var counts = content.Slice(1, 16);
            var all = 0;
            foreach (var count in counts)
            {
                all += count;
            }

            if (isOthers > 1 || table > 3 || all > MostCodes || content.Length < 17 + all)
            {
                throw new InvalidDataException("A table of codes of the JPEG is damaged.");
            }

            _codes[table + (4 * isOthers)] = new JpegCodes(counts, content.Slice(17, all));
            content = content[(17 + all)..];
        }
    }

    public void AddSteps(ReadOnlySpan<byte> content)
    {
        while (content.Length >= 65)
        {
            var (isLong, table) = (content[0] >> 4, content[0] & 15);
            var length = 1 + (64 * (1 + isLong));
            if (isLong > 1 || table > 3 || content.Length < length)
            {
                throw new InvalidDataException("A table of steps of the JPEG is damaged.");
            }

            var steps = new int[64];
            for (var at = 0; at < 64; at++)
            {
                steps[ZigZag[at]] =
                    isLong == 1 ? BinaryPrimitives.ReadUInt16BigEndian(content[(1 + (2 * at))..]) : content[1 + at];
            }

            _steps[table] = steps;
            content = content[length..];
        }
    }
}

/// <summary>Huffman codes (annex C).</summary>
internal sealed class JpegCodes
{
    private readonly int[] _first = new int[17];
    private readonly int[] _place = new int[17];
    private readonly byte[] _counts = new byte[17];
    private readonly byte[] _values;

    public JpegCodes(ReadOnlySpan<byte> counts, ReadOnlySpan<byte> values)
    {
        _values = values.ToArray();
        counts.CopyTo(_counts.AsSpan(1));
        var (code, place) = (0, 0);
        for (var length = 1; length <= 16; length++)
        {
            (_first[length], _place[length]) = (code, place);
            place += _counts[length];
            code = (code + _counts[length]) << 1;
        }
    }

    public int Next(JpegBits bits)
    {
        var code = 0;
        for (var length = 1; length <= 16; length++)
        {
            code = (code << 1) | bits.Bit();
            if (code - _first[length] is >= 0 and var place && place < _counts[length])
            {
                return _values[_place[length] + place];
            }
        }

        throw new InvalidDataException("The JPEG says a code that it does not explain.");
    }
}
