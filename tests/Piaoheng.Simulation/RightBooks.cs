using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Piaoheng.BureauSimulator.Books;
using Piaoheng.Core.Invoices;
using Piaoheng.Server.Modules.Bureau;
using Piaoheng.Server.Modules.Channels;
using Piaoheng.Server.Modules.Intake;
using Piaoheng.Server.Modules.Invoices;
using Piaoheng.Server.Modules.Reconciliation;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Files;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Tests.OperationLog;
using Piaoheng.Server.Tests.Storage;
using InvoiceRow = Piaoheng.Server.Modules.Invoices.InvoiceRecord;

namespace Piaoheng.Simulation;

/// <summary>What is true after every week, whatever happened in it.</summary>
internal sealed class RightBooks(
    TestDatabase database,
    Taxpayer us,
    BureauBooks books,
    IncomingFiles mail,
    IReadOnlyList<DifferenceRecord> decided
)
{
    private static readonly string[] OfMissing = ["missing-ours", "not-yet-due", "offset-pair"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ILookup<string, BureauEntry> Theirs =>
        books.Entries.Where(entry => entry.TaxpayerId == us.Number).ToLookup(entry => entry.Invoice.Key, StringComparer.Ordinal);

    /// <summary>Looks at everything.</summary>
    public async Task Hold()
    {
        await NoFileIsLost();
        await EveryInvoiceStandsOnce();
        await EverySyncAddsUp();
        await TheLogHasNoGap();
        var run = await Run();
        var results = await Results(run);
        EveryInvoiceHasItsResult(results);
        await ARerunChangesNothing(results);
        await DecisionsStand(results);
    }

    private async Task NoFileIsLost()
    {
        var store = database.Services.GetRequiredService<OriginalStore>();
        var originals = await Rows<OriginalRecord>();
        foreach (var original in originals)
        {
            // Reading checks the hash.
            Assert.Equal(original.Size, (await store.Read(original.Sha256, Cancellation)).Length);
        }

        var kept = originals.Select(original => original.Sha256).ToHashSet(StringComparer.Ordinal);
        Assert.All(mail.Given, file => Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(file.Content)), kept));
        var items = (await Rows<IntakeItemRecord>()).Where(item => item.ParentId is null).ToList();
        Assert.Equal(
            mail.Given.Select(file => (file.Name, file.Outcome)).Order(),
            items.Select(item => (item.FileName, item.Outcome)).Order()
        );
    }

    private async Task EveryInvoiceStandsOnce()
    {
        Assert.Equal(
            mail.Held.Keys.Order(StringComparer.Ordinal),
            (await Rows<InvoiceRow>()).Select(row => row.Code + row.Number).Order(StringComparer.Ordinal)
        );
        var listed = (await Rows<BureauRecord>()).Select(row => (row.Direction, Key: KeyOf(row.Code, row.Number))).ToList();
        Assert.Distinct(listed);
        var lost = Theirs.SelectMany(entries => entries).Where(entry => !listed.Contains((entry.Direction, entry.Invoice.Key)));
        Assert.Empty(
            lost.Select(entry =>
                $"{entry.Direction} {entry.Invoice.Kind} {entry.Invoice.Key} {entry.Invoice.Day} {entry.Invoice.PaperNumber}"
            )
        );
        Assert.Equal(Theirs.Sum(entries => entries.Count()), listed.Count);
    }

    private async Task EverySyncAddsUp()
    {
        foreach (var run in await Rows<SyncRunRecord>())
        {
            Assert.False(run.IsOpen, $"sync {run.RunNo} is open");
            Assert.True(run.State != SyncState.Done || run.Received == run.Stored + run.Skipped, $"sync {run.RunNo}");
        }
    }

    private async Task TheLogHasNoGap()
    {
        var log = new LoggedWork(database);
        await log.Checkpoint();
        Assert.Empty((await log.Verify()).Faults.Select(fault => fault.Render()));
        foreach (var entries in (await Rows<AuditEntryRecord>()).GroupBy(entry => entry.TaxpayerId))
        {
            Assert.Equal(
                Enumerable.Range(1, entries.Count()).Select(seq => (long)seq),
                entries.Select(entry => entry.Seq).Order()
            );
        }
    }

    // Each invoice of either side in just one place, and in the right one.
    private void EveryInvoiceHasItsResult(IReadOnlyList<DifferenceRecord> results)
    {
        var byKey = results.ToLookup(row => KeyOf(row.Code, row.Number), row => row.Kind, StringComparer.Ordinal);
        Assert.Empty(byKey.Select(group => group.Key).Except(Theirs.Select(group => group.Key)).Except(mail.Held.Keys));
        foreach (var (key, entry) in Theirs.Select(group => (group.Key, group.First())))
        {
            var kinds = byKey[key].ToList();
            if (mail.Altered.Contains(key))
            {
                Assert.Single(kinds, "field-mismatch");
            }
            else if (mail.Held.ContainsKey(key))
            {
                var kind = Assert.Single(kinds);
                Assert.True(kind == "matched" || (kind == "status-mismatch" && HasChanged(entry)), $"{key} is {kind}");
            }
            else
            {
                Assert.Contains(Assert.Single(kinds), OfMissing);
            }
        }
    }

    private async Task ARerunChangesNothing(IReadOnlyList<DifferenceRecord> results)
    {
        var again = await Results(await Run());
        Assert.Equal(results.Select(row => (row.Subject, row.Evidence)), again.Select(row => (row.Subject, row.Evidence)));
    }

    private async Task DecisionsStand(IReadOnlyList<DifferenceRecord> results)
    {
        var standing = (await Rows<DecisionRecord>()).ToDictionary(row => row.Subject, StringComparer.Ordinal);
        var now = results.ToDictionary(row => row.Subject, StringComparer.Ordinal);
        foreach (var difference in decided.Where(row => now.GetValueOrDefault(row.Subject)?.Evidence == row.Evidence))
        {
            Assert.Equal(difference.Evidence, standing[difference.Subject].Evidence);
        }
    }

    private static bool HasChanged(BureauEntry entry) =>
        entry.Invoice.Status.Void != VoidState.None
        || entry.Invoice.Status.Red != RedState.None
        || entry.Invoice.Status.Risk != RiskState.Normal
        || entry.Invoice.RedOf is not null;

    private static string KeyOf(string code, string number) => InvoiceIdentity.Key(code, number) ?? "";

    private Task<RunRecord> Run() =>
        database.In(services =>
            services
                .GetRequiredService<StoredRun>()
                .Make(us, new RunPeriod(null, null, books.Today), Actor.LocalOperator, Cancellation)
        );

    private Task<List<DifferenceRecord>> Results(RunRecord run) =>
        database.In(services =>
            services
                .GetRequiredService<Database>()
                .Rows<DifferenceRecord>()
                .Where(row => row.TaxpayerId == us.TaxpayerId && row.RunNo == run.RunNo)
                .OrderBy(row => row.ResultNo)
                .ToListAsync(Cancellation)
        );

    private Task<List<T>> Rows<T>()
        where T : class =>
        database.In(services =>
            services
                .GetRequiredService<Database>()
                .Rows<T>()
                .Where(row => EF.Property<long>(row, "TaxpayerId") == us.TaxpayerId)
                .ToListAsync(Cancellation)
        );
}
