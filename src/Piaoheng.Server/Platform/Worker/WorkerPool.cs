using System.Collections.Concurrent;
using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Formats;
using Piaoheng.Formats.Drawing;
using Piaoheng.Formats.Mail;

namespace Piaoheng.Server.Platform.Worker;

/// <summary>读取进程池: reads files in worker processes, so that no file can harm the program.</summary>
/// <remarks>A process that dies costs the one file (or archive member) that it was reading; everything else is read by the next one.</remarks>
internal sealed class WorkerPool(RecognitionState recognition) : IDocumentReader, IAsyncDisposable
{
    /// <summary>How many members of one archive may kill a process before the rest is given up.</summary>
    private const int DeathsPerFile = 20;

    private readonly SemaphoreSlim _places = new(Math.Max(1, Environment.ProcessorCount));

    /// <summary>How long a process with models waits for the next picture.</summary>
    private const long RestMilliseconds = 60_000;

    private readonly CancellationTokenSource _end = new();
    private long _recognisedAt;
    private int _isResting;
    private readonly ConcurrentDictionary<WorkerKind, ConcurrentBag<WorkerProcess>> _idle = new();

    /// <summary>A pool that reads pictures where the models that ship with the program allow it.</summary>
    public WorkerPool()
        : this(RecognitionState.Shipped()) { }

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
            return await ReadAsync(file, options, cancellationToken);
        }
        finally
        {
            _places.Release();
        }
    }

    /// <summary>Draws the pages of a file; null where there is nothing to draw, or where the file harms the process that tries.</summary>
    public async Task<DrawnPages?> DrawAsync(string fileName, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        if (content.IsEmpty || content.Length > Limits.FileBytes)
        {
            return null;
        }

        await _places.WaitAsync(cancellationToken);
        try
        {
            // The pixels of a telephone's picture are larger than a document.
            var kind = FileTypes.IsImage(content.Span) ? WorkerKind.Workbook : WorkerKind.Document;
            var worker = await TakeAsync(kind, cancellationToken);
            try
            {
                var drawn = await worker.DrawAsync(fileName, content, cancellationToken);
                await GiveBackAsync(worker);
                return drawn;
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
        foreach (var idle in _idle.Values)
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
        await using var worker = await WorkerProcess.StartAsync(WorkerKind.Document, null, cancellationToken);
        return worker.Sandbox;
    }

    /// <summary>Starts a process that recognises, to see whether it can.</summary>
    public static async Task StartRecognitionAsync(RecognitionState recognition, CancellationToken cancellationToken)
    {
        await using var worker = await WorkerProcess.StartAsync(WorkerKind.Ocr, recognition.Folder, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        // Known under two names, it is disposed of under both.
        if (_end.IsCancellationRequested)
        {
            return;
        }

        await _end.CancelAsync();
        await EndIdleAsync();
        _places.Dispose();
        _end.Dispose();
    }

    private async Task<IReadOnlyList<DocumentReading>> ReadAsync(FileBytes file, ReadOptions options, CancellationToken ct)
    {
        if (recognition.IsOn && IsPicture(file))
        {
            return await ReadInWorkerAsync(WorkerKind.Ocr, file, options, [], ct);
        }

        var documents = await ReadInWorkerAsync(KindFor(file), file, options, [], ct);
        var waiting = documents.Where(NeedsRecognition).Select(static document => document.File).ToList();
        if (!recognition.IsOn || waiting.Count == 0)
        {
            return documents;
        }

        var recognised = await ReadInWorkerAsync(WorkerKind.Ocr, file, options, waiting, ct);
        return Joined(documents, recognised);
    }

    private static bool NeedsRecognition(DocumentReading document) =>
        document.Readings.Any(static reading => reading.Reason is UnreadableReason.NeedsOcr);

    // What recognition died of must not take away what was read without it.
    private static List<DocumentReading> Joined(
        IReadOnlyList<DocumentReading> documents,
        IReadOnlyList<DocumentReading> recognised
    )
    {
        var queues = recognised
            .Where(static document =>
                !document.Readings.Any(static reading =>
                    reading.Reason is UnreadableReason.WorkerDied or UnreadableReason.Timeout
                )
            )
            .GroupBy(static document => document.File, StringComparer.Ordinal)
            .ToDictionary(static group => group.Key, static group => new Queue<DocumentReading>(group), StringComparer.Ordinal);
        return
        [
            .. documents.Select(document =>
                NeedsRecognition(document) && queues.TryGetValue(document.File, out var queue) && queue.TryDequeue(out var better)
                    ? better
                    : document
            ),
        ];
    }

    private async Task<IReadOnlyList<DocumentReading>> ReadInWorkerAsync(
        WorkerKind kind,
        FileBytes file,
        ReadOptions options,
        IReadOnlyCollection<string> only,
        CancellationToken ct
    )
    {
        var skip = new List<string>();
        while (true)
        {
            var worker = await TakeAsync(kind, ct);
            try
            {
                var documents = await worker.ReadAsync(new ReadingWire.Request(file.Name, options, skip, only), file.Content, ct);
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
        Idle(kind).TryTake(out var worker)
            ? worker
            : await WorkerProcess.StartAsync(kind, kind == WorkerKind.Ocr ? recognition.Folder : null, ct);

    private async Task GiveBackAsync(WorkerProcess worker)
    {
        if (worker.IsWornOut)
        {
            await worker.DisposeAsync();
            return;
        }

        Idle(worker.Kind).Add(worker);
        if (worker.Kind == WorkerKind.Ocr)
        {
            Volatile.Write(ref _recognisedAt, Environment.TickCount64);
            if (Interlocked.Exchange(ref _isResting, 1) == 0)
            {
                _ = RestAsync();
            }
        }
    }

    // Models and what they worked with hold half a gigabyte: not for an idle afternoon.
    private async Task RestAsync()
    {
        long idle;
        while ((idle = Environment.TickCount64 - Volatile.Read(ref _recognisedAt)) < RestMilliseconds)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(RestMilliseconds - idle + 1), _end.Token)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (_end.IsCancellationRequested)
            {
                return;
            }
        }

        Volatile.Write(ref _isResting, 0);
        while (Idle(WorkerKind.Ocr).TryTake(out var worker))
        {
            await worker.DisposeAsync();
        }
    }

    private ConcurrentBag<WorkerProcess> Idle(WorkerKind kind) => _idle.GetOrAdd(kind, static _ => []);

    private static bool IsPicture(FileBytes file) => FileTypes.IsImage(file.Content.Span);

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
