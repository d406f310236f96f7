using Piaoheng.Core.Invoices;
using Piaoheng.Core.Policy;

namespace Piaoheng.Core.Validation;

/// <summary>What a rule looks at: one reading, its kind, what the caller knows, and the rule's own data.</summary>
/// <param name="reading">The reading.</param>
/// <param name="kind">Its kind; null when the kind is unknown.</param>
/// <param name="context">What the caller knows beside it.</param>
/// <param name="policy">政策包.</param>
public sealed class RuleSubject(Reading reading, InvoiceKind? kind, ValidationContext context, PolicyPack policy)
{
    /// <summary>The reading.</summary>
    public Reading Reading => reading;

    /// <summary>Its kind; null when the kind is unknown.</summary>
    public InvoiceKind? Kind => kind;

    /// <summary>What the caller knows beside it.</summary>
    public ValidationContext Context => context;

    /// <summary>政策包.</summary>
    public PolicyPack Policy => policy;

    /// <summary>The edition of the rule in force that is at work; the catalogue sets it for each rule.</summary>
    public RuleTerms Terms { get; internal set; } = null!;

    /// <summary>How the values came about.</summary>
    public CaptureStyle Capture { get; } = Invoices.Capture.StyleOf(reading.Source);

    /// <summary>Whether the values stand in an electronic document, exact as written.</summary>
    public bool IsDocument => Capture == CaptureStyle.Document;

    /// <summary>Whether it is a row of a workbook, which states less than a document.</summary>
    public bool IsRow => Capture is CaptureStyle.BureauRow or CaptureStyle.LedgerRow;

    /// <summary>The lines; empty when there are none or none are stated.</summary>
    public IReadOnlyList<InvoiceLine> Lines => Reading.Lines ?? [];

    /// <summary>红字发票: it names a blue one, or its amounts are negative.</summary>
    public bool IsRed =>
        Reading.RedOf is not null
        || Reading.TotalInclTax?.Value.Fen < 0
        || Reading.AmountExTax?.Value.Fen < 0
        || Reading.TaxAmount?.Value.Fen < 0;

    /// <summary>差额征税: the remark begins so.</summary>
    public bool IsDifferential => Reading.Remark?.TrimStart().StartsWith("差额征税", StringComparison.Ordinal) == true;

    /// <summary>收购: the issuer is the buyer, and the parties stand reversed on the face.</summary>
    public bool IsPurchase =>
        Reading.Extra.TryGetValue(ExtraKey.SpecialBusiness, out var business)
        && business.Contains("收购", StringComparison.Ordinal);

    /// <summary>The party that bought, the reversal of purchase invoices undone.</summary>
    public InvoiceParty Buyer => IsPurchase ? SellerBox : BuyerBox;

    /// <summary>The party that sold, the reversal of purchase invoices undone.</summary>
    public InvoiceParty Seller => IsPurchase ? BuyerBox : SellerBox;

    private InvoiceParty BuyerBox => new("buyerName", Reading.BuyerName, "buyerTaxId", Reading.BuyerTaxId);

    private InvoiceParty SellerBox => new("sellerName", Reading.SellerName, "sellerTaxId", Reading.SellerTaxId);
}

/// <summary>购买方 or 销售方 of a reading.</summary>
/// <param name="NameField">JSON key of the name.</param>
/// <param name="Name">名称.</param>
/// <param name="TaxIdField">JSON key of the number.</param>
/// <param name="TaxId">纳税人识别号.</param>
public sealed record InvoiceParty(string NameField, string? Name, string TaxIdField, string? TaxId);
