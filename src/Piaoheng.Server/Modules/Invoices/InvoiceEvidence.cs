using Piaoheng.Core.Invoices;

namespace Piaoheng.Server.Modules.Invoices;

/// <summary>依据: everything that we hold of one invoice.</summary>
internal sealed class InvoiceEvidence
{
    /// <summary>Readings of documents, in the order of storing.</summary>
    public List<(long OriginalId, Reading Reading)> Documents { get; } = [];

    /// <summary>Book rows, in the order of storing.</summary>
    public List<(long? UsedFen, Reading Reading)> Uses { get; } = [];
}
