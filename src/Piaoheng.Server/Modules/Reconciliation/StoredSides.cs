using Microsoft.EntityFrameworkCore;
using Piaoheng.Core.Policy;
using Piaoheng.Core.Reconciliation;
using Piaoheng.Core.Reconciliation.ByHand;
using Piaoheng.Server.Modules.Bureau.Contracts;
using Piaoheng.Server.Modules.Invoices.Contracts;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Reconciliation;

/// <summary>Both sides of a taxpayer as they are stored.</summary>
internal sealed class StoredSides(IOurRecords ours, IBureauRecords bureau, ITaxpayers taxpayers, Database db, PolicyPack policy)
{
    private const int ReportEvery = 1_000;

    /// <summary>Everything that a reconciliation looks at.</summary>
    /// <remarks>
    /// Records of all dates are loaded: a red invoice of this month may reverse a blue one of last year. Those outside the
    /// period asked for become <c>not-covered</c>.
    /// </remarks>
    public async Task<ReconciliationInput> Load(Taxpayer taxpayer, RunPeriod period, RunProgress progress, CancellationToken ct)
    {
        var held = new List<InvoiceRecord>();
        await foreach (var record in ours.Read(taxpayer.TaxpayerId, from: null, to: null, ct))
        {
            held.Add(record.Record);
            Report(progress, RunStage.ReadingOurs, held.Count);
        }

        var listed = new List<InvoiceRecord>();
        await foreach (var row in bureau.Read(taxpayer.TaxpayerId, from: null, to: null, ct))
        {
            listed.Add(row.Record);
            Report(progress, RunStage.ReadingTheirs, listed.Count);
        }

        return new ReconciliationInput
        {
            Taxpayer = OwnTaxpayers.Of(taxpayer),
            Group = [.. (await taxpayers.OthersOfGroup(taxpayer, ct)).Select(OwnTaxpayers.Of)],
            From = period.From,
            To = period.To,
            AsOf = period.AsOf,
            Ours = held,
            Theirs = listed,
            Policy = policy,
            Coverage = await bureau.Coverage(taxpayer.TaxpayerId, ct),
            ByHand = await Links(taxpayer.TaxpayerId, ct),
            Tolerances = await Tolerances(taxpayer.TaxpayerId, ct),
        };
    }

    private async Task<IReadOnlyList<TaxpayerTolerance>> Tolerances(long taxpayerId, CancellationToken ct)
    {
        var rows = await db.Rows<ToleranceRecord>().Where(row => row.TaxpayerId == taxpayerId).ToListAsync(ct);
        return rows.ConvertAll(row => row.ToTolerance());
    }

    private async Task<IReadOnlyList<HandDecision>> Links(long taxpayerId, CancellationToken ct)
    {
        var links = await db.Rows<LinkRecord>().Where(link => link.TaxpayerId == taxpayerId).ToListAsync(ct);
        return links.ConvertAll(link => link.ToDecision());
    }

    private static void Report(RunProgress progress, string stage, int done)
    {
        if (done % ReportEvery == 0)
        {
            progress.Set(stage, done);
        }
    }
}
