namespace Piaoheng.Formats;

/// <summary>文件类型 by content, whatever the name says.</summary>
public enum FileType
{
    /// <summary>Not recognised.</summary>
    Unknown,

    /// <summary>No bytes.</summary>
    Empty,

    /// <summary>XML, of whatever kind.</summary>
    Xml,

    /// <summary>网页.</summary>
    Html,

    /// <summary>OFD 版式文件.</summary>
    Ofd,

    /// <summary>PDF 文件.</summary>
    Pdf,

    /// <summary>Excel 工作簿 (xlsx).</summary>
    Xlsx,

    /// <summary>Word, PowerPoint and other packages of the office formats.</summary>
    OfficeDocument,

    /// <summary>Old compound file: Excel (xls), Word (doc), or an encrypted xlsx.</summary>
    CompoundFile,

    /// <summary>ZIP 压缩包.</summary>
    Zip,

    /// <summary>A package that begins like a ZIP and cannot be opened: cut off or damaged.</summary>
    BrokenZip,

    /// <summary>RAR, 7z, gzip, tar and other archives that are not unpacked.</summary>
    OtherArchive,

    /// <summary>图片.</summary>
    Image,

    /// <summary>邮件 (eml), or the winmail.dat of one.</summary>
    Mail,

    /// <summary>Plain text: CSV, QR text, anything else readable.</summary>
    Text,
}
