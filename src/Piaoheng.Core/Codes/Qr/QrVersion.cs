using System.Collections.Immutable;

namespace Piaoheng.Core.Codes.Qr;

/// <summary>二维码版本: the size of a QR code and how its codewords are divided into blocks.</summary>
/// <remarks>Source: GB/T 18284-2000 and ISO/IEC 18004:2015, tables 1, 9 and E.1.</remarks>
public sealed class QrVersion
{
    private static readonly byte[][] CheckWordsPerBlock =
    [
        [7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28, 28, 28, 30, 30, 26, 28, .. Thirties(14)],
        [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, .. Repeated(28, 19)],
        [13, 22, 18, 26, 18, 24, 18, 22, 20, 24, 28, 26, 24, 20, 30, 24, 28, 28, 26, 30, 28, 30, 30, 30, 30, 28, .. Thirties(14)],
        [17, 28, 22, 16, 22, 28, 26, 26, 24, 28, 24, 28, 22, 24, 24, 30, 28, 28, 26, 28, 30, 24, .. Thirties(18)],
    ];

    private static readonly byte[][] BlockCounts =
    [
        [
            1,
            1,
            1,
            1,
            1,
            2,
            2,
            2,
            2,
            4,
            4,
            4,
            4,
            4,
            6,
            6,
            6,
            6,
            7,
            8,
            8,
            9,
            9,
            10,
            12,
            12,
            12,
            13,
            14,
            15,
            16,
            17,
            18,
            19,
            19,
            20,
            21,
            22,
            24,
            25,
        ],
        [
            1,
            1,
            1,
            2,
            2,
            4,
            4,
            4,
            5,
            5,
            5,
            8,
            9,
            9,
            10,
            10,
            11,
            13,
            14,
            16,
            17,
            17,
            18,
            20,
            21,
            23,
            25,
            26,
            28,
            29,
            31,
            33,
            35,
            37,
            38,
            40,
            43,
            45,
            47,
            49,
        ],
        [
            1,
            1,
            2,
            2,
            4,
            4,
            6,
            6,
            8,
            8,
            8,
            10,
            12,
            16,
            12,
            17,
            16,
            18,
            21,
            20,
            23,
            23,
            25,
            27,
            29,
            34,
            34,
            35,
            38,
            40,
            43,
            45,
            48,
            51,
            53,
            56,
            59,
            62,
            65,
            68,
        ],
        [
            1,
            1,
            2,
            4,
            4,
            4,
            5,
            6,
            8,
            8,
            11,
            11,
            16,
            16,
            18,
            16,
            19,
            21,
            25,
            25,
            25,
            34,
            30,
            32,
            35,
            37,
            40,
            42,
            45,
            48,
            51,
            54,
            57,
            60,
            63,
            66,
            70,
            74,
            77,
            81,
        ],
    ];

    private static readonly QrVersion[] All = [.. Enumerable.Range(1, Largest).Select(number => new QrVersion(number))];

    private QrVersion(int number)
    {
        Number = number;
        AlignmentPositions = Alignments(number);
        Patterns = new QrPatterns(this);
    }

    /// <summary>The highest version.</summary>
    public const int Largest = 40;

    /// <summary>1 to 40.</summary>
    public int Number { get; }

    /// <summary>Modules along one side: 21 to 177.</summary>
    public int Size => SizeOf(Number);

    /// <summary>Where the centres of the alignment patterns stand, in both directions; empty for version 1.</summary>
    public ImmutableArray<int> AlignmentPositions { get; }

    /// <summary>The modules that are the same in every code of this version.</summary>
    public QrPatterns Patterns { get; }

    /// <summary>Codewords of data and checks together.</summary>
    public int Codewords
    {
        get
        {
            var modules = (((16 * Number) + 128) * Number) + 64;
            if (Number >= 2)
            {
                var alignments = AlignmentPositions.Length;
                modules -= (((25 * alignments) - 10) * alignments) - 55;
            }

            return (Number >= 7 ? modules - 36 : modules) / 8;
        }
    }

    /// <summary>The version of a number from 1 to 40.</summary>
    public static QrVersion Of(int number) => All[number - 1];

    /// <summary>The version nearest to a count of modules; null when it is further than a rounding away.</summary>
    public static QrVersion? OfSize(int size) => size is >= 19 and <= 179 ? Of(Math.Clamp((size - 15) / 4, 1, Largest)) : null;

    /// <summary>Blocks into which the codewords are divided.</summary>
    public int Blocks(QrLevel level) => BlockCounts[(int)level][Number - 1];

    /// <summary>Check codewords of each block.</summary>
    public int CheckWords(QrLevel level) => CheckWordsPerBlock[(int)level][Number - 1];

    /// <summary>Codewords that carry data.</summary>
    public int DataWords(QrLevel level) => Codewords - (Blocks(level) * CheckWords(level));

    /// <summary>How many wrong codewords of one block are put right; smaller codes keep some checks back against a wrong correction.</summary>
    public int CorrectableWords(QrLevel level)
    {
        var keptBack = (Number, level) switch
        {
            (1, QrLevel.L) => 3,
            (1, QrLevel.M) or (2, QrLevel.L) => 2,
            (1, _) or (3, QrLevel.L) => 1,
            _ => 0,
        };
        return (CheckWords(level) - keptBack) / 2;
    }

    private static int SizeOf(int number) => 17 + (4 * number);

    private static ImmutableArray<int> Alignments(int number)
    {
        if (number == 1)
        {
            return [];
        }

        var count = (number / 7) + 2;
        var step = ((number * 8) + (count * 3) + 5) / ((count * 4) - 4) * 2;
        var positions = new int[count];
        positions[0] = 6;
        for (var index = count - 1; index > 0; index--)
        {
            positions[index] = SizeOf(number) - 7 - ((count - 1 - index) * step);
        }

        return [.. positions];
    }

    private static byte[] Thirties(int count) => Repeated(30, count);

    private static byte[] Repeated(byte value, int count) => [.. Enumerable.Repeat(value, count)];
}
