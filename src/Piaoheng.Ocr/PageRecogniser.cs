namespace Piaoheng.Ocr;

/// <summary>文字识别: finds and reads the text of a page by the models of PP-OCRv4. One caller at a time.</summary>
/// <remarks><c>Recognise(PageImage)</c> reads a page; <c>RecogniseRegion(PageImage, PageQuad)</c> reads one region of an upright page again.</remarks>
public sealed class PageRecogniser { }
