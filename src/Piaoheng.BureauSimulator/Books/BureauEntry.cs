using Piaoheng.Core.Invoices;
using Piaoheng.World.Invoices;

namespace Piaoheng.BureauSimulator.Books;

/// <summary>One invoice as the bureau holds it for one taxpayer.</summary>
/// <param name="TaxpayerId">纳税人识别号.</param>
/// <param name="Direction">进项 or 销项.</param>
/// <param name="Invoice">The invoice.</param>
public sealed record BureauEntry(string TaxpayerId, Direction Direction, WorldInvoice Invoice)
{
    /// <summary>How often its state was asked for: S3 changes it behind the first time.</summary>
    public int StatusReads { get; set; }
}
