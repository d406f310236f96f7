using Piaoheng.Core.Invoices;

namespace Piaoheng.Server.Modules.Invoices;

/// <summary>可信顺序 of sources of ours, as the contract orders them.</summary>
internal static class Trust
{
    private static readonly string[] Order =
    [
        SourceId.SignedXml,
        SourceId.Xbrl,
        SourceId.Xml,
        SourceId.OfdAttachment,
        SourceId.OfdData,
        SourceId.OfdTag,
        SourceId.OfdText,
        SourceId.PdfText,
        SourceId.Qr,
        SourceId.Ledger,
    ];

    /// <summary>0 for the most trusted source; sources that the order does not name come last.</summary>
    public static int Rank(string source) => Array.IndexOf(Order, source) is >= 0 and var rank ? rank : Order.Length;
}
