using System.Globalization;
using System.Text;

namespace Piaoheng.Core.Codes.Qr;

/// <summary>Data codewords → text, through the modes of the standard and the Chinese one.</summary>
internal sealed class QrContent
{
    private const string Alphanumeric = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
    private const char GroupSeparator = '\u001D';
    private readonly StringBuilder text = new();
    private readonly List<byte> bytes = [];
    private readonly int sizeClass;
    private Encoding? stated;
    private bool isFirstPosition;

    private QrContent(QrVersion version) =>
        sizeClass = version.Number switch
        {
            <= 9 => 0,
            <= 26 => 1,
            _ => 2,
        };

    private QrPart? Part { get; set; }

    /// <summary>Text and place among several codes; null when the data do not follow the standard.</summary>
    public static (string Text, QrPart? Part)? Read(byte[] data, QrVersion version)
    {
        var content = new QrContent(version);
        var bits = new QrBits(data);
        while (bits.Left >= 4)
        {
            var mode = bits.Take(4);
            if (mode == 0)
            {
                break;
            }

            if (!content.Segment(mode, ref bits))
            {
                return null;
            }
        }

        content.Flush();
        return (content.text.ToString(), content.Part);
    }

    private bool Segment(int mode, ref QrBits bits)
    {
        // Bytes of neighbouring segments may together be one character; anything else ends them.
        if (mode != 4)
        {
            Flush();
        }

        switch (mode)
        {
            case 1:
                return Numbers(bits.Take(Count(10, 12, 14)), ref bits);
            case 2:
                return Letters(bits.Take(Count(9, 11, 13)), ref bits);
            case 3:
                return Structure(bits.Take(16));
            case 4:
                return Bytes(bits.Take(Count(8, 16, 16)), ref bits);
            case 5:
                isFirstPosition = true;
                return true;
            case 7:
                return Interpretation(ref bits);
            case 8:
                return DoubleBytes(bits.Take(Count(8, 10, 12)), QrEncodings.ShiftJis, KanjiBytes, ref bits);
            case 9:
                // Second position: the application's number comes first and is no part of the text.
                isFirstPosition = true;
                return bits.Take(8) >= 0;
            case 13:
                return bits.Take(4) == 1 && DoubleBytes(bits.Take(Count(8, 10, 12)), QrEncodings.Gb18030, HanziBytes, ref bits);
            default:
                return false;
        }
    }

    private int Count(int small, int middle, int large) =>
        sizeClass switch
        {
            0 => small,
            1 => middle,
            _ => large,
        };

    private bool Numbers(int count, ref QrBits bits)
    {
        while (count > 0)
        {
            var digits = Math.Min(count, 3);
            var value = bits.Take((3 * digits) + 1);
            if (
                value < 0
                || value
                    >= (
                        digits == 3 ? 1000
                        : digits == 2 ? 100
                        : 10
                    )
            )
            {
                return false;
            }

            text.Append(value.ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0'));
            count -= digits;
        }

        return count == 0;
    }

    private bool Letters(int count, ref QrBits bits)
    {
        var start = text.Length;
        while (count > 0)
        {
            var isPair = count > 1;
            var value = bits.Take(isPair ? 11 : 6);
            if (value < 0 || value >= (isPair ? 45 * 45 : 45))
            {
                return false;
            }

            if (isPair)
            {
                text.Append(Alphanumeric[value / 45]);
            }

            text.Append(Alphanumeric[value % 45]);
            count -= isPair ? 2 : 1;
        }

        if (isFirstPosition)
        {
            // In codes of FNC1 a percent sign separates, and two stand for one.
            var written = text.ToString(start, text.Length - start);
            text.Length = start;
            text.Append(written.Replace("%%", "\0", StringComparison.Ordinal).Replace('%', GroupSeparator).Replace('\0', '%'));
        }

        return count == 0;
    }

    private bool Structure(int value)
    {
        if (value < 0)
        {
            return false;
        }

        Part = new(value >> 12, ((value >> 8) & 15) + 1, (byte)(value & 255));
        return true;
    }

    private bool Bytes(int count, ref QrBits bits)
    {
        for (; count > 0; count--)
        {
            var value = bits.Take(8);
            if (value < 0)
            {
                return false;
            }

            bytes.Add((byte)value);
        }

        return count == 0;
    }

    /// <summary>ECI: a number of one to three bytes names the character set of the bytes that follow.</summary>
    private bool Interpretation(ref QrBits bits)
    {
        var first = bits.Take(8);
        var number = first switch
        {
            < 0 => -1,
            < 0x80 => first,
            < 0xC0 => Joined(first & 0x3F, bits.Take(8), 8),
            < 0xE0 => Joined(first & 0x1F, bits.Take(16), 16),
            _ => -1,
        };
        if (number < 0)
        {
            return false;
        }

        // A set that is not known leaves the bytes to be guessed.
        stated = QrEncodings.OfInterpretation(number);
        return true;
    }

    private static int Joined(int high, int low, int bits) => low < 0 ? -1 : (high << bits) | low;

    private bool DoubleBytes(int count, Encoding encoding, Func<int, int> toBytes, ref QrBits bits)
    {
        if (count < 0)
        {
            return false;
        }

        var pairs = new List<byte>(Math.Min(count, 4096) * 2);
        for (; count > 0; count--)
        {
            var value = bits.Take(13);
            if (value < 0)
            {
                return false;
            }

            var pair = toBytes(value);
            pairs.Add((byte)(pair >> 8));
            pairs.Add((byte)(pair & 255));
        }

        text.Append(encoding.GetString([.. pairs]));
        return true;
    }

    private static int KanjiBytes(int value)
    {
        var pair = ((value / 0xC0) << 8) | (value % 0xC0);
        return (pair + (pair < 0x1F00 ? 0x8140 : 0xC140)) & 0xFFFF;
    }

    /// <summary>汉字模式 of GB/T 18284: GB 2312 in two areas.</summary>
    private static int HanziBytes(int value)
    {
        var pair = ((value / 0x60) << 8) | (value % 0x60);
        return (pair + (pair < 0x0A00 ? 0xA1A1 : 0xA6A1)) & 0xFFFF;
    }

    private void Flush()
    {
        if (bytes.Count > 0)
        {
            byte[] run = [.. bytes];
            text.Append((stated ?? QrEncodings.Guess(run)).GetString(run));
            bytes.Clear();
        }
    }
}
