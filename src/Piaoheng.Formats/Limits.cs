namespace Piaoheng.Formats;

/// <summary>限额: every limit on outside data, in one place. What is over one becomes <c>too-large</c>, never a crash.</summary>
public static class Limits
{
    /// <summary>Bytes of one file.</summary>
    public const int FileBytes = 200 * 1024 * 1024;

    /// <summary>Members of one archive (ZIP, OFD, xlsx).</summary>
    public const int ArchiveMembers = 10_000;

    /// <summary>Unpacked bytes of one archive member that is a document.</summary>
    public const int MemberBytes = 100 * 1024 * 1024;

    /// <summary>Unpacked bytes of one member of a workbook package.</summary>
    public const int WorkbookMemberBytes = 512 * 1024 * 1024;

    /// <summary>Unpacked bytes of a whole archive.</summary>
    public const long ArchiveBytes = 1024L * 1024 * 1024;

    /// <summary>Unpacked to packed bytes of one member, above <see cref="RatioFloor"/>.</summary>
    public const int Ratio = 200;

    /// <summary>Unpacked bytes below which <see cref="Ratio"/> is not looked at.</summary>
    public const int RatioFloor = 1024 * 1024;

    /// <summary>Archives inside archives.</summary>
    public const int ArchiveDepth = 3;

    /// <summary>Mails and groups of parts inside one another.</summary>
    public const int MailDepth = 20;

    /// <summary>Attachments of one mail, those of forwarded mails included.</summary>
    public const int MailParts = 500;

    /// <summary>Links of one mail that are listed.</summary>
    public const int MailLinks = 50;

    /// <summary>Characters of one link.</summary>
    public const int MailLinkCharacters = 2_000;

    /// <summary>Recipients of one mail that are looked at.</summary>
    public const int MailRecipients = 100;

    /// <summary>Depth of XML elements.</summary>
    public const int XmlDepth = 256;

    /// <summary>Characters of one XML document.</summary>
    public const int XmlCharacters = 64 * 1024 * 1024;

    /// <summary>Pages of one document.</summary>
    public const int Pages = 500;

    /// <summary>Objects of one PDF that are looked through for fonts.</summary>
    public const int PdfObjects = 20_000;

    /// <summary>Letters of one PDF page.</summary>
    public const int LettersPerPage = 200_000;

    /// <summary>Pixels of one picture inside a document that is looked through for QR codes.</summary>
    public const int CodePicturePixels = 16 * 1024 * 1024;

    /// <summary>Pixels of all pictures of one document that are looked through for QR codes.</summary>
    public const int DocumentPixels = 32 * 1024 * 1024;

    /// <summary>Packed bytes of one picture inside an OFD that is looked through for QR codes.</summary>
    public const int PackedPictureBytes = 256 * 1024;

    /// <summary>Pixels of one picture of a scanned page: A4 at 600 dpi has 35 million.</summary>
    public const int ScanPixels = 50_000_000;

    /// <summary>Pixels of a scanned page that is put together from several pictures.</summary>
    public const int SheetPixels = 20_000_000;

    /// <summary>Pixels of all bitmaps of one JBIG2 picture, those laid over one another included.</summary>
    public const int Jbig2Pixels = 100_000_000;

    /// <summary>Steps of work of one JBIG2 picture: about a pixel laid each.</summary>
    public const int Jbig2Work = 1_000_000_000;

    /// <summary>Segments, symbols or patterns of one JBIG2 picture.</summary>
    public const int Jbig2Parts = 65_536;

    /// <summary>Symbols laid by one text region of a JBIG2 picture.</summary>
    public const int Jbig2Instances = 1_000_000;

    /// <summary>Pictures that one scanned page is put together from.</summary>
    public const int PicturePieces = 1_000;

    /// <summary>Pictures of one document that are looked through for QR codes.</summary>
    public const int Pictures = 64;

    /// <summary>Rows of one sheet.</summary>
    public const int SheetRows = 1_048_576;

    /// <summary>Columns of one sheet that are looked at.</summary>
    public const int SheetColumns = 256;

    /// <summary>Sheets of one workbook.</summary>
    public const int Sheets = 100;

    /// <summary>Characters of all cells of one workbook.</summary>
    public const int CellCharacters = 256 * 1024 * 1024;

    /// <summary>Lines of one invoice.</summary>
    public const int LinesPerInvoice = 20_000;

    /// <summary>Invoices in one document that is no workbook.</summary>
    public const int InvoicesPerDocument = 2_000;

    /// <summary>Pages of a document that are drawn for a preview; the rest is only counted.</summary>
    public const int DrawnPages = 50;

    /// <summary>Objects of one document that are drawn.</summary>
    public const int DrawnObjects = 200_000;

    /// <summary>Groups and composed objects inside one another that are drawn.</summary>
    public const int DrawnDepth = 24;

    /// <summary>Characters of one drawing, its pictures included.</summary>
    public const int DrawingCharacters = 24 * 1024 * 1024;

    /// <summary>Steps of one drawn path.</summary>
    public const int PathSteps = 200_000;

    /// <summary>Bytes of one picture inside a drawing.</summary>
    public const int PictureBytes = 8 * 1024 * 1024;

    /// <summary>Pixels of one picture inside a drawing, as its header states them.</summary>
    public const int PicturePixels = 40_000_000;

    /// <summary>Pixels of one side of a picture inside a drawing.</summary>
    public const int PictureSide = 20_000;

    /// <summary>Values of the encoded signature that are looked through for the picture of a seal.</summary>
    public const int SealValues = 2_000;
}
