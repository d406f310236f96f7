using Piaoheng.Core.Invoices;

namespace Piaoheng.Server.Modules.Identities;

/// <summary>发票标识: one of the keys by which an invoice is known on one side.</summary>
public sealed class InvoiceKeyRecord
{
    /// <summary>Taxpayer.</summary>
    public required long TaxpayerId { get; init; }

    /// <summary>进项 or 销项.</summary>
    public required Direction Direction { get; init; }

    /// <summary>账内 or 税局.</summary>
    public required Side Side { get; init; }

    /// <summary>Code and number joined.</summary>
    public required string Key { get; init; }

    /// <summary>The invoice of ours, or the record of theirs.</summary>
    public required long InvoiceId { get; init; }
}
