using Piaoheng.Formats.Archives;
using Piaoheng.Formats.Mail;
using Piaoheng.Formats.Text;

namespace Piaoheng.Formats;

/// <summary>Tells the type of a file by its first bytes, and what type its name claims.</summary>
public static class FileTypes
{
    private const int HeadLength = 4096;

    /// <summary>The type of the content.</summary>
    public static FileType Of(ReadOnlyMemory<byte> content)
    {
        var bytes = content.Span;
        if (bytes.IsEmpty)
        {
            return FileType.Empty;
        }

        if (bytes.StartsWith("PK\u0003\u0004"u8) || bytes.StartsWith("PK\u0005\u0006"u8))
        {
            return ZipContent(content);
        }

        if (IsImage(bytes))
        {
            return FileType.Image;
        }

        if (IsOtherArchive(bytes))
        {
            return FileType.OtherArchive;
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
        {
            return FileType.CompoundFile;
        }

        if (bytes.StartsWith(MailOpener.TnefMagic))
        {
            return FileType.Mail;
        }

        // Readers of PDF allow other bytes before the header; mail systems and scanners put some there.
        var head = bytes[..Math.Min(bytes.Length, HeadLength)];
        return head[..Math.Min(head.Length, 1024)].IndexOf("%PDF-"u8) >= 0 ? FileType.Pdf : TextContent(head);
    }

    /// <summary>The type that the ending of the name claims; null when the ending claims none.</summary>
    public static FileType? Claimed(string name) =>
        Path.GetExtension(name).ToUpperInvariant() switch
        {
            ".XML" or ".XBRL" => FileType.Xml,
            ".HTM" or ".HTML" or ".MHT" => FileType.Html,
            ".OFD" => FileType.Ofd,
            ".PDF" => FileType.Pdf,
            ".XLSX" or ".XLSM" => FileType.Xlsx,
            ".XLS" => FileType.CompoundFile,
            ".ZIP" => FileType.Zip,
            ".RAR" or ".7Z" or ".GZ" or ".TGZ" or ".TAR" or ".BZ2" or ".XZ" => FileType.OtherArchive,
            ".JPG" or ".JPEG" or ".PNG" or ".BMP" or ".GIF" => FileType.Image,
            ".WEBP" or ".HEIC" or ".HEIF" or ".HIF" or ".AVIF" => FileType.Image,
            ".TIF" or ".TIFF" or ".JP2" or ".J2K" or ".JPX" => FileType.Image,
            ".EML" => FileType.Mail,
            ".CSV" or ".TXT" => FileType.Text,
            _ => null,
        };

    /// <summary>The type in Chinese, for findings.</summary>
    public static string ChineseName(FileType type) =>
        type switch
        {
            FileType.Empty => "空文件",
            FileType.Xml => "XML 文件",
            FileType.Html => "网页",
            FileType.Ofd => "OFD 文件",
            FileType.Pdf => "PDF 文件",
            FileType.Xlsx => "Excel 工作簿（xlsx）",
            FileType.OfficeDocument => "Office 文档",
            FileType.CompoundFile => "旧版 Office 文件（xls、doc）",
            FileType.Zip or FileType.BrokenZip => "ZIP 压缩包",
            FileType.OtherArchive => "其他压缩包",
            FileType.Image => "图片",
            FileType.Mail => "邮件",
            FileType.Text => "文本文件",
            _ => "未知类型",
        };

    private static FileType ZipContent(ReadOnlyMemory<byte> content)
    {
        if (ZipPackage.Open(content, out var problem) is not { } package)
        {
            return problem is ZipProblem.Broken ? FileType.BrokenZip : FileType.Zip;
        }

        if (package.Find("[Content_Types].xml") is not null)
        {
            return package.Members.Any(member => member.Name.StartsWith("xl/", StringComparison.OrdinalIgnoreCase))
                ? FileType.Xlsx
                : FileType.OfficeDocument;
        }

        return Ofd.OfdPackage.FindEntry(package) is not null ? FileType.Ofd : FileType.Zip;
    }

    /// <summary>Whether the content begins as a picture does.</summary>
    public static bool IsImage(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])
        || bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G'])
        || bytes.StartsWith("GIF8"u8)
        || bytes.StartsWith("II*\0"u8)
        || bytes.StartsWith("MM\0*"u8)
        || bytes.StartsWith("\0\0\0\fjP  \r\n"u8)
        || bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0x4F, 0xFF, 0x51])
        || (bytes.StartsWith("BM"u8) && bytes.Length > 26 && bytes[6..10].IndexOfAnyExcept((byte)0) < 0)
        || (bytes.StartsWith("RIFF"u8) && bytes.Length > 12 && bytes[8..].StartsWith("WEBP"u8))
        || (bytes.Length > 12 && bytes[4..].StartsWith("ftyp"u8) && IsPictureBrand(bytes[8..12]));

    /// <summary>HEIC, HEIF and AVIF share their container with films.</summary>
    private static bool IsPictureBrand(ReadOnlySpan<byte> brand) =>
        brand.StartsWith("hei"u8)
        || brand.StartsWith("hev"u8)
        || brand.StartsWith("mif1"u8)
        || brand.StartsWith("msf1"u8)
        || brand.StartsWith("avi"u8);

    private static bool IsOtherArchive(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith("Rar!\u001A\u0007"u8)
        || bytes.StartsWith((ReadOnlySpan<byte>)[(byte)'7', (byte)'z', 0xBC, 0xAF, 0x27, 0x1C])
        || bytes.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B])
        || bytes.StartsWith("BZh"u8)
        || bytes.StartsWith((ReadOnlySpan<byte>)[0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0])
        || (bytes.Length > 262 && bytes[257..].StartsWith("ustar"u8));

    private static FileType TextContent(ReadOnlySpan<byte> head)
    {
        var text = TextBytes.Decode(head).AsSpan().TrimStart();
        if (text.Contains('\0'))
        {
            return FileType.Unknown;
        }

        if (IsHtml(text))
        {
            return FileType.Html;
        }

        if (MailType.Is(text))
        {
            return FileType.Mail;
        }

        if (text.Length > 1 && text[0] == '<' && (char.IsLetter(text[1]) || text[1] is '?' or '!' or '_' or ':'))
        {
            return FileType.Xml;
        }

        return CountControls(text) * 20 > text.Length ? FileType.Unknown : FileType.Text;
    }

    private static bool IsHtml(ReadOnlySpan<char> text)
    {
        if (
            text.StartsWith("<!DOCTYPE html", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("<html", StringComparison.OrdinalIgnoreCase)
        )
        {
            return true;
        }

        // A page may begin with a comment or a script; XHTML with an XML declaration.
        return text.StartsWith("<") && text.Contains("<html", StringComparison.OrdinalIgnoreCase);
    }

    private static int CountControls(ReadOnlySpan<char> text)
    {
        var controls = 0;
        foreach (var c in text)
        {
            if (c == '\uFFFD' || (char.IsControl(c) && c is not ('\t' or '\r' or '\n')))
            {
                controls++;
            }
        }

        return controls;
    }
}
