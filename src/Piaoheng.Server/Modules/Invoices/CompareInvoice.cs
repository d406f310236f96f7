using System.Globalization;
using Piaoheng.Core.Policy;
using Piaoheng.Core.Reconciliation;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Platform.Time;
using Compared = Piaoheng.Core.Reconciliation.InvoiceRecord;

namespace Piaoheng.Server.Modules.Invoices;

/// <summary>一张发票的两侧比较: judges one invoice against what the bureau states of it, by the rules of the reconciliation.</summary>
/// <remarks>Only where both sides hold it. Whether it is missing at the bureau depends on all that the bureau has told; that is the reconciliation's to say.</remarks>
public sealed class CompareInvoice(ITaxpayers taxpayers, PolicyPack policy, TimeProvider time)
{
    /// <summary>The results for this invoice; empty when the bureau's data does not hold it.</summary>
    public async Task<IReadOnlyList<ReconciliationResult>> Compare(
        long taxpayerId,
        InvoiceDetail invoice,
        CancellationToken cancellation
    )
    {
        if (invoice.Bureau.Count == 0 || await taxpayers.Find(taxpayerId, cancellation) is not { } taxpayer)
        {
            return [];
        }

        var report = Reconciler.Run(
            new ReconciliationInput
            {
                Taxpayer = OwnTaxpayers.Of(taxpayer),
                Group = [.. (await taxpayers.OthersOfGroup(taxpayer, cancellation)).Select(OwnTaxpayers.Of)],
                AsOf = BeijingTime.Today(time),
                Ours = [.. Documents(invoice), .. BookRows(invoice)],
                Theirs = [.. invoice.Bureau.Select(row => row.Record)],
                Policy = policy,
            },
            cancellation: cancellation
        );
        return [.. report.Results.Where(result => result is { Ours: not null, Theirs: not null })];
    }

    private static IEnumerable<Compared> Documents(InvoiceDetail invoice) =>
        invoice.Documents.Select(
            (document, index) =>
            {
                var record = Compared.FromReading(document.Reading, RecordNature.Document);
                return record with
                {
                    Id = string.Create(CultureInfo.InvariantCulture, $"r{index}"),
                    Status = record.Status with { Red = invoice.Invoice.RedState },
                };
            }
        );

    private static IEnumerable<Compared> BookRows(InvoiceDetail invoice) =>
        invoice.Uses.Select(use =>
            Compared.FromReading(ReadingCodec.Read(use.Body), RecordNature.BookRow) with
            {
                Id = string.Create(CultureInfo.InvariantCulture, $"u{use.UseId}"),
            }
        );
}
