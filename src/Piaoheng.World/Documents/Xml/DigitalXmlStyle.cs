namespace Piaoheng.World.Documents.Xml;

/// <summary>How one maker writes 数电票 XML: everything in which real files differ.</summary>
public sealed record DigitalXmlStyle
{
    /// <summary>Begins with an XML declaration; real files may have none.</summary>
    public bool HasDeclaration { get; init; } = true;

    /// <summary>Indented over many lines instead of one long line.</summary>
    public bool IsIndented { get; init; }

    /// <summary>Begins with a byte order mark.</summary>
    public bool HasByteOrderMark { get; init; }

    /// <summary>Ends with the bureau's signature block.</summary>
    public bool IsSigned { get; init; }

    /// <summary>Rates with six decimals: <c>0.130000</c>.</summary>
    public bool HasLongRates { get; init; }

    /// <summary>IssueTime with a time part.</summary>
    public bool HasTimeInIssueTime { get; init; }

    /// <summary>Address, phone and bank of the buyer stand too.</summary>
    public bool HasBuyerDetails { get; init; }

    /// <summary>Labels of the issuing channel, nested and partly empty.</summary>
    public bool HasChannelLabels { get; init; }

    /// <summary>EInvoiceTag.</summary>
    public string Tag { get; init; } = "SWEI3300";

    /// <summary>Version.</summary>
    public string Version { get; init; } = "0.32";

    /// <summary>One of the styles that real files show.</summary>
    public static DigitalXmlStyle Diced(Dice dice) =>
        new()
        {
            HasDeclaration = dice.PerMille(700),
            IsIndented = dice.PerMille(300),
            HasByteOrderMark = dice.PerMille(150),
            IsSigned = dice.PerMille(600),
            HasLongRates = dice.PerMille(300),
            HasTimeInIssueTime = dice.PerMille(200),
            HasBuyerDetails = dice.PerMille(500),
            HasChannelLabels = dice.PerMille(500),
            Tag = dice.Pick(["SWEI3300", "SWEI3200", "SWEI3100"]),
            Version = dice.Pick(["0.32", "0.31"]),
        };
}
