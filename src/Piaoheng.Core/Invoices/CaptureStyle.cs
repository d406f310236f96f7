namespace Piaoheng.Core.Invoices;

/// <summary>取值方式: how the values of a reading came about, as far as rules depend on it.</summary>
public enum CaptureStyle
{
    /// <summary>Of an electronic document: its data, tags or text, exact as written.</summary>
    Document,

    /// <summary>A row of a bureau workbook.</summary>
    BureauRow,

    /// <summary>A row of an own ledger.</summary>
    LedgerRow,

    /// <summary>Of a picture (OCR, 二维码) or typed: may be misread.</summary>
    Recognised,
}

/// <summary>What follows from a <see cref="SourceId"/>.</summary>
public static class Capture
{
    /// <summary>How values of the source came about.</summary>
    public static CaptureStyle StyleOf(string source) =>
        source switch
        {
            SourceId.SignedXml
            or SourceId.Xml
            or SourceId.Xbrl
            or SourceId.OfdAttachment
            or SourceId.OfdData
            or SourceId.OfdTag
            or SourceId.OfdText
            or SourceId.PdfText => CaptureStyle.Document,
            SourceId.BureauSheet or SourceId.BureauApi => CaptureStyle.BureauRow,
            SourceId.Ledger => CaptureStyle.LedgerRow,
            _ => CaptureStyle.Recognised,
        };

    /// <summary>How far a source is trusted against others: 0 most. XML and XBRL, then OFD, PDF, 二维码, 更正, OCR, typed.</summary>
    public static int TrustOf(string source) =>
        source switch
        {
            SourceId.SignedXml => 0,
            SourceId.Xbrl => 1,
            SourceId.Xml or SourceId.OfdAttachment => 2,
            SourceId.OfdData or SourceId.OfdTag or SourceId.OfdText => 3,
            SourceId.PdfText => 4,
            SourceId.Qr => 5,
            SourceId.Confirmed => 6,
            SourceId.Ocr or SourceId.OcrCorrected => 7,
            _ => 8,
        };
}
