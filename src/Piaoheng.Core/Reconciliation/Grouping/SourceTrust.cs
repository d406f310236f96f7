using Piaoheng.Core.Invoices;

namespace Piaoheng.Core.Reconciliation.Grouping;

/// <summary>可信次序: which document is believed where two of one invoice differ (contracts §3).</summary>
internal static class SourceTrust
{
    private static readonly string[] MostTrustedFirst =
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
    ];

    /// <summary>0 for the most trusted; sources not named (OCR, typed, unknown) come last.</summary>
    public static int RankOf(string source)
    {
        var rank = Array.IndexOf(MostTrustedFirst, source);
        return rank < 0 ? MostTrustedFirst.Length : rank;
    }
}
