using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Piaoheng.Core.Diagnosis;
using Piaoheng.World.Documents.Pdf;
using Piaoheng.World.Documents.Pdf.Flow;

namespace Piaoheng.Server.Modules.Diagnosis.Reports;

/// <summary>
/// 《发票查找情况说明》 as a PDF. The sealed page is attached to it, byte for byte, and the file as a whole carries a seal of its own in
/// its last line: what is printed and what is attached are both covered.
/// </summary>
internal static partial class ReportPdf
{
    private const string Attached = "report.html";
    private const string Mark = "%piaoheng-seal ";
    private const int LargestPage = 16 * 1024 * 1024;

    /// <summary>The PDF, sealed.</summary>
    /// <param name="report">What it says.</param>
    /// <param name="page">The sealed page (<see cref="ReportHtml"/>).</param>
    /// <exception cref="FileNotFoundException">No Chinese font was found.</exception>
    public static byte[] Write(DiagnosisReport report, string page)
    {
        List<FlowBlock> blocks =
        [
            .. report.Blocks(),
            new FlowHeading("封印"),
            new FlowText($"本文件附有同一说明的网页文件 {Attached}，其封印 SHA-256：\n{ReportSeal.Find(page)}"),
            new FlowText(
                "本 PDF 另有覆盖全部字节的封印，改动任何一个字节都会失效；用 piaoheng check-report 文件名 验证。封印说明内容未改，不说明出具人身份。",
                FlowWeight.Hint
            ),
        ];
        var printed = FlowPdf.Write(DiagnosisReport.Title, report.Number, blocks);
        var whole = PdfAttachment.Add(printed, Attached, Encoding.UTF8.GetBytes(page), "text#2Fhtml");
        return Close(whole);
    }

    /// <summary>Whether a file is a PDF at all.</summary>
    public static bool IsPdf(ReadOnlySpan<byte> file) => file.StartsWith("%PDF-"u8);

    /// <summary>Whether the file is as it was when it was sealed, and the page that is attached to it too; null = it carries no seal.</summary>
    public static bool? IsWhole(byte[] file)
    {
        var text = Encoding.Latin1.GetString(file);
        if (Seal().Match(text) is not { Success: true } seal)
        {
            return text.Contains(Mark, StringComparison.Ordinal) ? false : null;
        }

        var blank = text[..seal.Groups["seal"].Index] + ReportSeal.Blank + "\n";
        return HashOf(blank) == seal.Groups["seal"].Value && PageOf(text) is { } page && ReportSeal.IsWhole(page) == true;
    }

    /// <summary>The page that is attached; null where none can be read.</summary>
    public static string? PageOf(byte[] file) => PageOf(Encoding.Latin1.GetString(file));

    private static byte[] Close(byte[] whole)
    {
        var text = Encoding.Latin1.GetString(whole) + Mark;
        return Encoding.Latin1.GetBytes(text + HashOf(text + ReportSeal.Blank + "\n") + "\n");
    }

    private static string? PageOf(string text)
    {
        // As this program writes it: packed, the length before the stream, the last such object of the file.
        if (Embedded().Matches(text) is not [.., var found])
        {
            return null;
        }

        var length = int.Parse(found.Groups["length"].Value, CultureInfo.InvariantCulture);
        var from = found.Index + found.Length;
        if (from + length > text.Length)
        {
            return null;
        }

        try
        {
            using var packed = new MemoryStream(Encoding.Latin1.GetBytes(text.Substring(from, length)));
            using var plain = new ZLibStream(packed, CompressionMode.Decompress);
            var bytes = new byte[LargestPage];
            var read = plain.ReadAtLeast(bytes, LargestPage, throwOnEndOfStream: false);
            return read == LargestPage ? null : new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes, 0, read);
        }
        catch (InvalidDataException)
        {
            return null;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.Latin1.GetBytes(text)));

    [GeneratedRegex("%piaoheng-seal (?<seal>[0-9a-f]{64})\n\\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Seal();

    [GeneratedRegex(
        "/Type /EmbeddedFile [^\\n]{0,200}/Length (?<length>[0-9]{1,9})>>\nstream\n",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Embedded();
}
