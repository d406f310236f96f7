using System.Text;

namespace Piaoheng.Core.Codes.Qr;

/// <summary>Character sets of the bytes in a QR code.</summary>
internal static class QrEncodings
{
    private static readonly Encoding StrictUtf8 = new UTF8Encoding(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );

    public static Encoding ShiftJis { get; } = CodePage(932);

    public static Encoding Gb18030 { get; } = CodePage(54936);

    /// <summary>The set that an ECI number names; null when it is none of those in use.</summary>
    public static Encoding? OfInterpretation(int number) =>
        number switch
        {
            1 or 3 => Encoding.Latin1,
            0 or 2 => CodePage(437),
            >= 4 and <= 18 and not 14 => Iso8859(number - 2),
            20 => ShiftJis,
            21 => CodePage(1250),
            22 => CodePage(1251),
            23 => CodePage(1252),
            24 => CodePage(1256),
            25 => Encoding.BigEndianUnicode,
            26 => Encoding.UTF8,
            27 => Encoding.ASCII,
            28 => CodePage(950),
            29 or 32 => Gb18030,
            30 => CodePage(949),
            _ => null,
        };

    /// <summary>UTF-8 where the bytes are valid so, else GB 18030 where valid, else Latin-1.</summary>
    public static Encoding Guess(ReadOnlySpan<byte> bytes)
    {
        if (IsValid(StrictUtf8, bytes))
        {
            return Encoding.UTF8;
        }

        return IsValid(
            CodePagesEncodingProvider.Instance.GetEncoding(
                54936,
                EncoderFallback.ExceptionFallback,
                DecoderFallback.ExceptionFallback
            )!,
            bytes
        )
            ? Gb18030
            : Encoding.Latin1;
    }

    private static bool IsValid(Encoding strict, ReadOnlySpan<byte> bytes)
    {
        try
        {
            strict.GetCharCount(bytes);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static Encoding Iso8859(int part) => CodePagesEncodingProvider.Instance.GetEncoding(28590 + part) ?? Encoding.Latin1;

    private static Encoding CodePage(int number) => CodePagesEncodingProvider.Instance.GetEncoding(number)!;
}
