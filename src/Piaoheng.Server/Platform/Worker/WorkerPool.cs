using System.Collections.Concurrent;
using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Formats;
using Piaoheng.Formats.Mail;

namespace Piaoheng.Server.Platform.Worker;

/// <summary>读取进程池: reads files in worker processes, so that no file can harm the program.</summary>
/// <remarks>A process that dies costs the one file (or archive member) that it was reading; everything else is read by the next one.</remarks>
internal sealed class WorkerPool : IDocumentReader, IAsyncDisposable
{
    /// <summary>How many members of one archive may kill a process before the rest is given up.</summary>
    private const int DeathsPerFile = 20;

    private readonly SemaphoreSlim _places = new(Math.Max(1, Environment.ProcessorCount));
    private readonly ConcurrentBag<WorkerProcess> _idleDocument = [];
    private readonly ConcurrentBag<WorkerProcess> _idleWorkbook = [];

    /// <inheritdoc />
    public async Task<IReadOnlyList<DocumentReading>> ReadAsync(
        string fileName,
        ReadOnlyMemory<byte> content,
        ReadOptions options,
        CancellationToken cancellationToken
    )
    {
        var file = new FileBytes(fileName, content);
        if (content.IsEmpty || content.Length > Limits.FileBytes)
        {
            return [FormatCatalogue.Unreadable(file, content.IsEmpty ? UnreadableReason.Empty : UnreadableReason.TooLarge)];
        }

        await _places.WaitAsync(cancellationToken);
        try
        {
            return await ReadInWorkerAsync(file, options, cancellationToken);
        }
        finally
        {
            _places.Release();
        }
    }

    /// <summary>Takes a mail apart; null when it is none, or ended the process that tried.</summary>
    public async Task<OpenedMail?> OpenMailAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken);
        try
        {
            var worker = await TakeAsync(WorkerKind.Workbook, cancellationToken);
            try
            {
                var mail = await worker.OpenMailAsync(name, content, cancellationToken);
                await GiveBackAsync(worker);
                return mail;
            }
            catch (WorkerFailedException)
            {
                await worker.DisposeAsync();
                return null;
            }
            catch
            {
                await worker.DisposeAsync();
                throw;
            }
        }
        finally
        {
            _places.Release();
        }
    }

    /// <summary>Ends the processes that wait for work; the next file starts new ones.</summary>
    public async Task EndIdleAsync()
    {
        foreach (var idle in new[] { _idleDocument, _idleWorkbook })
        {
            while (idle.TryTake(out var worker))
            {
                await worker.DisposeAsync();
            }
        }
    }

    /// <summary>What of the sandbox holds on this system, as one line.</summary>
    public static async Task<string> DescribeSandboxAsync(CancellationToken cancellationToken)
    {
        await using var worker = await WorkerProcess.StartAsync(WorkerKind.Document, cancellationToken);
        return worker.Sandbox;
    }

    public async ValueTask DisposeAsync()
    {
        await EndIdleAsync();
        _places.Dispose();
    }

    private async Task<IReadOnlyList<DocumentReading>> ReadInWorkerAsync(
        FileBytes file,
        ReadOptions options,
        CancellationToken ct
    )
    {
        var kind = KindFor(file);
        var skip = new List<string>();
        while (true)
        {
            var worker = await TakeAsync(kind, ct);
            try
            {
                var documents = await worker.ReadAsync(new ReadingWire.Request(file.Name, options, skip), file.Content, ct);
                await GiveBackAsync(worker);
                return documents;
            }
            catch (WorkerFailedException failure)
            {
                await worker.DisposeAsync();
                if (string.Equals(failure.File, file.Name, StringComparison.Ordinal) || skip.Count == DeathsPerFile)
                {
                    return
                    [
                        FormatCatalogue.Unreadable(file, failure.Hung ? UnreadableReason.Timeout : UnreadableReason.WorkerDied),
                    ];
                }

                skip.Add(failure.File);
            }
            catch
            {
                await worker.DisposeAsync();
                throw;
            }
        }
    }

    private async Task<WorkerProcess> TakeAsync(WorkerKind kind, CancellationToken ct) =>
        Idle(kind).TryTake(out var worker) ? worker : await WorkerProcess.StartAsync(kind, ct);

    private async Task GiveBackAsync(WorkerProcess worker)
    {
        if (worker.IsWornOut)
        {
            await worker.DisposeAsync();
            return;
        }

        Idle(worker.Kind).Add(worker);
    }

    private ConcurrentBag<WorkerProcess> Idle(WorkerKind kind) => kind == WorkerKind.Document ? _idleDocument : _idleWorkbook;

    // Only the first bytes are looked at here. An archive may hold workbooks; an OFD is one too, but small.
    private static WorkerKind KindFor(FileBytes file)
    {
        var isArchiveOrTable =
            file.StartsWith("PK"u8)
            || file.StartsWith([0xD0, 0xCF, 0x11, 0xE0])
            || file.EndsWith(".csv")
            || file.EndsWith(".eml")
            || file.EndsWith(".xls");
        return isArchiveOrTable && !file.EndsWith(".ofd") ? WorkerKind.Workbook : WorkerKind.Document;
    }
}
