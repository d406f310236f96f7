using Microsoft.EntityFrameworkCore;
using Piaoheng.Server.Modules.Intake.Contracts;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Intake;

/// <summary>A waiting file whose content a person typed belongs to the invoice that this made.</summary>
internal sealed class SettleFile(Database db) : ISettleFiles
{
    public async Task Settle(long taxpayerId, long itemId, long invoiceId, CancellationToken cancellation)
    {
        db.RequireTransaction();
        await db.Set<IntakeItemRecord>()
            .Where(item => item.TaxpayerId == taxpayerId && item.ItemId == itemId && item.Outcome == IntakeOutcome.Quarantined)
            .ExecuteUpdateAsync(
                item =>
                    item.SetProperty(own => own.Outcome, IntakeOutcome.Stored)
                        .SetProperty(own => own.InvoiceId, (long?)invoiceId)
                        .SetProperty(own => own.Found, 1),
                cancellation
            );
    }
}
