namespace Piaoheng.Ocr.Recognition;

/// <summary>What of the print is looked at.</summary>
public enum Ink
{
    /// <summary>Everything.</summary>
    All,

    /// <summary>All but red: seals (发票监制章, 发票专用章) lie over values, and through red glass they are not seen.</summary>
    NotRed,
}
