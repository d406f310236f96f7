using Piaoheng.Core.Policy;
using Piaoheng.Core.Reconciliation;
using Piaoheng.Server.Modules.Bureau.Contracts;
using Piaoheng.Server.Modules.Invoices.Contracts;
using Piaoheng.Server.Modules.Taxpayers.Contracts;

namespace Piaoheng.Server.Modules.Reconciliation;

/// <summary>Both sides of a taxpayer as they are stored.</summary>
internal sealed class StoredSides(IOurRecords ours, IBureauRecords bureau, ITaxpayers taxpayers, PolicyPack policy)
{
    /// <summary>Everything that a reconciliation looks at.</summary>
    /// <remarks>
    /// Records of all dates are loaded: a red invoice of this month may reverse a blue one of last year. Those outside the
    /// period asked for become <c>not-covered</c>.
    /// </remarks>
    public async Task<ReconciliationInput> Load(Taxpayer taxpayer, StartRun.Request request, DateOnly today, CancellationToken ct)
    {
        var held = new List<InvoiceRecord>();
        await foreach (var record in ours.Read(taxpayer.TaxpayerId, from: null, to: null, ct))
        {
            held.Add(record.Record);
        }

        var listed = new List<InvoiceRecord>();
        await foreach (var row in bureau.Read(taxpayer.TaxpayerId, from: null, to: null, ct))
        {
            listed.Add(row.Record);
        }

        return new ReconciliationInput
        {
            Taxpayer = OwnTaxpayers.Of(taxpayer),
            Group = [.. (await taxpayers.OthersOfGroup(taxpayer, ct)).Select(OwnTaxpayers.Of)],
            From = request.From,
            To = request.To,
            AsOf = request.AsOf ?? today,
            Ours = held,
            Theirs = listed,
            Policy = policy,
            Coverage = await bureau.Coverage(taxpayer.TaxpayerId, ct),
        };
    }
}
