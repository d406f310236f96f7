namespace Piaoheng.Core.Invoices;

/// <summary>取值来源: where a value was read, most trusted first (contracts: signed XML/XBRL &gt; unsigned XML or attachment &gt; OFD tags and text &gt; PDF text &gt; QR &gt; OCR &gt; typed).</summary>
public static class SourceId
{
    /// <summary>数电票 XML with a valid signature.</summary>
    public const string SignedXml = "signed-xml";

    /// <summary>数电票 XML.</summary>
    public const string Xml = "xml";

    /// <summary>XBRL 电子凭证.</summary>
    public const string Xbrl = "xbrl";

    /// <summary>XML attached to an OFD.</summary>
    public const string OfdAttachment = "ofd-attachment";

    /// <summary>CustomDatas of an OFD.</summary>
    public const string OfdData = "ofd-data";

    /// <summary>CustomTag of an OFD.</summary>
    public const string OfdTag = "ofd-tag";

    /// <summary>Text objects of an OFD.</summary>
    public const string OfdText = "ofd-text";

    /// <summary>Text layer of a PDF.</summary>
    public const string PdfText = "pdf-text";

    /// <summary>二维码.</summary>
    public const string Qr = "qr";

    /// <summary>文字识别 (OCR).</summary>
    public const string Ocr = "ocr";

    /// <summary>识别后更正: recognised, and corrected by a rule that such a value must fit (check characters, alphabet).</summary>
    public const string OcrCorrected = "ocr-corrected";

    /// <summary>Bureau workbook.</summary>
    public const string BureauSheet = "bureau-sheet";

    /// <summary>Answer of the bureau to a connector.</summary>
    public const string BureauApi = "bureau-api";

    /// <summary>Own ledger.</summary>
    public const string Ledger = "ledger";

    /// <summary>Corrected by a person with the original before them, and passed by the review that was demanded.</summary>
    public const string Confirmed = "confirmed";

    /// <summary>Typed by a person.</summary>
    public const string Typed = "typed";

    /// <summary>Worked out from other fields.</summary>
    public const string Derived = "derived";

    /// <summary>Not stated.</summary>
    public const string Unknown = "unknown";
}
