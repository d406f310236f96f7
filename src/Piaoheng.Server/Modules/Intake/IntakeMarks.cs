using Piaoheng.Core.Invoices;
using Piaoheng.Server.Platform.Web.Markup;

namespace Piaoheng.Server.Modules.Intake;

/// <summary>How screens show what became of a file.</summary>
internal static class IntakeMarks
{
    private static readonly StateMark Unread = new("读不出", "file-off", Tone.Bad);
    private static readonly StateMark WithoutSide = new("待归属", "help-circle", Tone.Warn);

    /// <summary>The mark of an outcome.</summary>
    public static StateMark Of(string outcome) =>
        outcome switch
        {
            IntakeOutcome.Reading => new(IntakeOutcome.ChineseOf(outcome), "clock-pause", Tone.Wait),
            IntakeOutcome.Stored => new(IntakeOutcome.ChineseOf(outcome), "circle-check", Tone.Good),
            IntakeOutcome.Exists => new(IntakeOutcome.ChineseOf(outcome), "copy-check", Tone.Unknown),
            _ => new(IntakeOutcome.ChineseOf(outcome), "file-alert", Tone.Warn),
        };

    /// <summary>The mark of a file: one that waits says what for.</summary>
    public static StateMark Of(IntakeItem item) =>
        item switch
        {
            { NeedsSide: true } => WithoutSide,
            { Outcome: IntakeOutcome.Quarantined, Kind: KindId.Unreadable } => Unread,
            _ => Of(item.Outcome),
        };

    /// <summary>Icon for the type of a file, by its name.</summary>
    public static string Icon(string file) =>
        Path.GetExtension(file).ToUpperInvariant() switch
        {
            ".PDF" => "file-type-pdf",
            ".XML" or ".XBRL" => "file-type-xml",
            ".XLSX" or ".XLS" or ".CSV" => "file-spreadsheet",
            ".ZIP" or ".RAR" or ".7Z" => "file-zip",
            ".PNG" or ".JPG" or ".JPEG" or ".BMP" or ".GIF" or ".WEBP" => "photo",
            ".TIF" or ".TIFF" or ".HEIC" or ".HEIF" or ".HIF" or ".AVIF" or ".JP2" => "photo",
            ".OFD" => "file-invoice",
            ".EML" => "mail",
            _ => "file-text",
        };
}
