using System.Globalization;
using System.Threading.Channels;
using Piaoheng.Core.Invoices;
using Piaoheng.Server.Modules.Identities.Contracts;
using Piaoheng.Server.Modules.Intake;
using Piaoheng.Server.Modules.Invoices;
using Piaoheng.Server.Modules.Taxpayers;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Jobs;
using Piaoheng.Server.Platform.Outcomes;

namespace Piaoheng.Server.Commands;

/// <summary>Imports files from disk: receives one after another, reads several at a time, reports in the order of the files.</summary>
internal sealed class FileImport(IServiceProvider services, Taxpayer taxpayer, Side? side, ImportReport report)
{
    private readonly WorkRunner _runner = services.GetRequiredService<WorkRunner>();

    public async Task<int> Run(IReadOnlyList<InputFile> files, int missing, CancellationToken ct)
    {
        var began = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var batch = await In(scope => scope.GetRequiredService<ReceiveFile>().Begin(taxpayer, side, Actor.LocalOperator, ct));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var started = Channel.CreateBounded<(string File, Task<ImportedFile> Import)>(Environment.ProcessorCount * 2);
        var feeding = Feed(batch, files, started.Writer, stop.Token);
        try
        {
            await foreach (var (file, import) in started.Reader.ReadAllAsync(ct))
            {
                await report.Write(file, await import);
            }
        }
        finally
        {
            await stop.CancelAsync();
        }

        await feeding;
        await FinishOthers(ct);
        await NameTaxpayer(ct);
        await report.WriteTotals();
        return report.ExitCode(
            missing,
            await In(scope => scope.GetRequiredService<SeriousFindings>().CountSince(taxpayer.TaxpayerId, began, ct))
        );
    }

    private async Task Feed(
        ReceiveFile.Batch batch,
        IReadOnlyList<InputFile> files,
        ChannelWriter<(string, Task<ImportedFile>)> started,
        CancellationToken ct
    )
    {
        try
        {
            foreach (var file in files)
            {
                var received = await Receive(batch, file, ct);
                await started.WriteAsync((file.Path, Import(received, ct)), ct);
                if (received.Refusal is { Kind: RefusalKind.StorageFull })
                {
                    // The next one would fare no better.
                    return;
                }
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The consumer has stopped.
        }
        finally
        {
            started.Complete();
        }
    }

    private async Task<Outcome<ReceiveFile.Received>> Receive(ReceiveFile.Batch batch, InputFile file, CancellationToken ct)
    {
        FileStream content;
        try
        {
            content = new FileStream(file.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 16);
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            return Refusal.Invalid(ImportReport.NoAccess, ("file", file.Path));
        }

        await using (content)
        {
            return await In(scope => scope.GetRequiredService<ReceiveFile>().Receive(batch, file.Name, content, ct));
        }
    }

    private async Task<ImportedFile> Import(Outcome<ReceiveFile.Received> outcome, CancellationToken ct)
    {
        if (!outcome.Succeeded(out var received))
        {
            return new ImportedFile(null, [], outcome.Refusal);
        }

        await WaitFor(received.FirstItemId, ct);
        var item = await Item(received.ItemId, ct);
        var members = await In(scope =>
            scope.GetRequiredService<ListIntakeItems>().Members(taxpayer.TaxpayerId, received.ItemId, ct)
        );
        return new ImportedFile(item, members, null);
    }

    /// <summary>Reads the item here, or waits for the process that reads it; also for one that died over it and must be followed.</summary>
    private async Task WaitFor(long itemId, CancellationToken ct)
    {
        var key = itemId.ToString(CultureInfo.InvariantCulture);
        while (!(await Item(itemId, ct)).IsDone)
        {
            if (!await _runner.Run(taxpayer.TaxpayerId, ReadWaitingFiles.WorkKind, key, ct))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200), ct);
            }
        }
    }

    /// <summary>What an earlier import left unread when it was stopped.</summary>
    private async Task FinishOthers(CancellationToken ct)
    {
        while (await _runner.RunNext(ct))
        {
            // Until nothing is due.
        }
    }

    /// <summary>A company that was registered by its number alone is called as its invoices call it.</summary>
    private Task<bool> NameTaxpayer(CancellationToken ct) =>
        In(async scope =>
        {
            var present = await scope.GetRequiredService<ITaxpayers>().Find(taxpayer.TaxpayerId, ct);
            if (present is not { Name: "" })
            {
                return false;
            }

            var parties = scope.GetRequiredService<IParties>();
            var ids = await parties.Search(taxpayer.TaxpayerId, present.Number, limit: 50, ct);
            var called = (await parties.Read(taxpayer.TaxpayerId, ids, ct))
                .OrderBy(party => party.Key)
                .Select(party => party.Value)
                .FirstOrDefault(party => present.HasNumber(party.TaxId) && !string.IsNullOrWhiteSpace(party.Name));
            if (called is not null)
            {
                await scope
                    .GetRequiredService<ChangeTaxpayer>()
                    .Change(present.Number, new ChangeTaxpayer.Request(called.Name!), Actor.Program, ct);
            }

            return called is not null;
        });

    private async Task<IntakeItem> Item(long itemId, CancellationToken ct) =>
        (await In(scope => scope.GetRequiredService<ListIntakeItems>().Find(taxpayer.TaxpayerId, [itemId], ct)))[0];

    private async Task<T> In<T>(Func<IServiceProvider, Task<T>> action)
    {
        await using var scope = services.CreateAsyncScope();
        return await action(scope.ServiceProvider);
    }
}

/// <summary>What became of a file.</summary>
/// <param name="Item">Its item; null when it was refused.</param>
/// <param name="Members">Its members, where it is an archive.</param>
/// <param name="Refusal">Why it was refused.</param>
internal sealed record ImportedFile(IntakeItem? Item, IReadOnlyList<IntakeItem> Members, Refusal? Refusal);
