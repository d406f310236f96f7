using Microsoft.EntityFrameworkCore;
using Piaoheng.Core.Validation;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Invoices;

/// <summary>Whether there is anything that someone must look at.</summary>
public sealed class SeriousFindings(Database db)
{
    /// <summary>How many invoices changed since an instant have a finding of severity error or block.</summary>
    public Task<int> CountSince(long taxpayerId, DateTimeOffset since, CancellationToken cancellation) =>
        InvoiceRows
            .Kept(db, taxpayerId)
            .CountAsync(
                row => row.ChangedAt >= since && (row.Severity == Severity.Error || row.Severity == Severity.Block),
                cancellation
            );
}
