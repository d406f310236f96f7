namespace Piaoheng.World.Documents.Ofd;

/// <summary>How one maker writes an OFD invoice: everything in which real files differ.</summary>
public sealed record OfdStyle
{
    /// <summary>What is attached.</summary>
    public OfdAttachment Attachment { get; init; }

    /// <summary>CustomDatas of the main fields.</summary>
    public bool HasData { get; init; } = true;

    /// <summary>CustomDatas of 价税合计 and the names as well.</summary>
    public bool HasFullData { get; init; }

    /// <summary>CustomTag file.</summary>
    public OfdTags Tags { get; init; }

    /// <summary>The values are drawn as text; otherwise the page is a picture.</summary>
    public bool HasText { get; init; } = true;

    /// <summary>Template in <c>TPLS/TPL_0</c>, page at <c>Doc_0/Content_0.xml</c>.</summary>
    public bool HasUnusualFolders { get; init; }

    /// <summary>Texts as CDATA.</summary>
    public bool HasCData { get; init; }

    /// <summary>DeltaX by run lengths (<c>g 19 1.5875</c>) instead of plain lists.</summary>
    public bool HasRuns { get; init; } = true;

    /// <summary>A second 开票人 outside the page.</summary>
    public bool HasOffPageCopy { get; init; }

    /// <summary>XML members begin with a byte order mark.</summary>
    public bool HasByteOrderMark { get; init; }

    /// <summary>References begin with a slash.</summary>
    public bool HasAbsolutePaths { get; init; }

    /// <summary>Glyph numbers of a cut font beside the text.</summary>
    public bool HasGlyphs { get; init; }

    /// <summary>One of the styles that real files of a kind show.</summary>
    public static OfdStyle Diced(Dice dice, bool isDigital) =>
        new()
        {
            Attachment = isDigital
                ? OfdAttachment.None
                : dice.Pick([
                    OfdAttachment.None,
                    OfdAttachment.OriginalInvoice,
                    OfdAttachment.OriginalInvoice,
                    OfdAttachment.Xbrl,
                ]),
            HasData = dice.PerMille(750),
            HasFullData = dice.PerMille(400),
            Tags = dice.Pick([OfdTags.None, OfdTags.WellFormed, OfdTags.WellFormed, OfdTags.Malformed, OfdTags.Empty]),
            HasUnusualFolders = dice.PerMille(200),
            HasCData = dice.PerMille(250),
            HasRuns = dice.PerMille(700),
            HasOffPageCopy = dice.PerMille(250),
            HasByteOrderMark = dice.PerMille(250),
            HasAbsolutePaths = dice.PerMille(200),
            HasGlyphs = dice.PerMille(200),
        };
}

/// <summary>What is attached to an OFD.</summary>
public enum OfdAttachment
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary><c>original_invoice.xml</c>.</summary>
    OriginalInvoice,

    /// <summary>An XBRL voucher.</summary>
    Xbrl,
}

/// <summary>The CustomTag file of an OFD.</summary>
public enum OfdTags
{
    /// <summary>None.</summary>
    None,

    /// <summary>Fields that refer to text objects.</summary>
    WellFormed,

    /// <summary>The same with a prefix left out, as one maker does; no XML parser takes it.</summary>
    Malformed,

    /// <summary>A root without fields.</summary>
    Empty,
}
