using System.Diagnostics;
using System.Text;
using Piaoheng.Core.Documents;
using Piaoheng.Formats.Drawing;
using Piaoheng.Formats.Mail;

namespace Piaoheng.Server.Platform.Worker;

/// <summary>One worker process, seen from the program. Used by one caller at a time.</summary>
internal sealed class WorkerProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly WorkerLimits _limits;
    private readonly StringBuilder _errors = new();
    private int _files;
    private long _residentBytes;
    private long _cpuMilliseconds;

    private WorkerProcess(Process process, WorkerKind kind)
    {
        _process = process;
        Kind = kind;
        _limits = WorkerLimits.Of(kind);
    }

    public WorkerKind Kind { get; }

    /// <summary>What of the sandbox holds in this process, in words for the log and for <c>doctor</c>.</summary>
    public string Sandbox { get; private set; } = "";

    /// <summary>Whether it has served so much that a new one should take its place.</summary>
    public bool IsWornOut =>
        _files >= WorkerLimits.FilesPerProcess
        || _residentBytes > _limits.ResidentBytes
        || _cpuMilliseconds > _limits.CpuSeconds * 1000L / 2;

    /// <summary>What the process wrote to standard error, cut.</summary>
    public string Errors
    {
        get
        {
            lock (_errors)
            {
                return _errors.ToString();
            }
        }
    }

    /// <summary>Starts a process and waits until it has limited itself.</summary>
    /// <param name="kind">Which limits it runs under.</param>
    /// <param name="models">Folder of the models of recognition, for <see cref="WorkerKind.Ocr"/>.</param>
    /// <param name="ct">Stops waiting.</param>
    public static async Task<WorkerProcess> StartAsync(WorkerKind kind, string? models, CancellationToken ct)
    {
        // Not the current process' path: under a test runner that is the test.
        var process = new Process { StartInfo = StartInfo(Path.Combine(AppContext.BaseDirectory, "piaoheng"), kind, models) };
        var worker = new WorkerProcess(process, kind);
        process.ErrorDataReceived += (_, line) => worker.KeepError(line.Data);
        process.Start();
        process.BeginErrorReadLine();
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
            limit.CancelAfter(TimeSpan.FromSeconds(60));
            var (_, content) = await Frame.ReadNextAsync(process.StandardOutput.BaseStream, 1024, limit.Token);
            worker.Sandbox = Encoding.UTF8.GetString(content);
            return worker;
        }
        catch
        {
            await worker.DisposeAsync();
            throw;
        }
    }

    /// <summary>Reads one file.</summary>
    /// <exception cref="WorkerFailedException">The process died, hung or answered too much; it must not be used again.</exception>
    public async Task<List<DocumentReading>> ReadAsync(
        ReadingWire.Request request,
        ReadOnlyMemory<byte> content,
        CancellationToken ct
    )
    {
        var documents = new List<DocumentReading>();
        using var head = new WireWriter();
        ReadingWire.Write(head, request);
        head.Int(content.Length);
        await AskAsync(
            new Question(Frame.Read, request.Name, head.WrittenMemory, content),
            Only(Frame.Document, answer => documents.Add(ReadingWire.ReadDocument(answer))),
            ct
        );
        return documents;
    }

    /// <summary>Draws the pages of one file; null where there is nothing to draw.</summary>
    /// <exception cref="WorkerFailedException">The process died, hung or answered too much; it must not be used again.</exception>
    public async Task<DrawnPages?> DrawAsync(string name, ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        DrawnPages? drawn = null;
        using var head = new WireWriter();
        head.Text(name);
        head.Int(content.Length);
        await AskAsync(
            new Question(Frame.Draw, name, head.WrittenMemory, content),
            Only(Frame.Drawing, answer => drawn = DrawingWire.Read(answer)),
            ct
        );
        return drawn;
    }

    /// <summary>Takes a mail apart; null when it is none.</summary>
    /// <exception cref="WorkerFailedException">The process died, hung or answered too much; it must not be used again.</exception>
    public async Task<OpenedMail?> OpenMailAsync(string name, ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        var answers = new MailWire.Answers();
        await AskAsync(new Question(Frame.OpenMail, name, default, content), answers.Add, ct);
        return answers.Mail;
    }

    /// <summary>Takes answers of one type; another one is a fault of the worker.</summary>
    private static Action<byte, byte[]> Only(byte expected, Action<WireReader> take) =>
        (type, answer) =>
        {
            if (type != expected)
            {
                throw new InvalidDataException("A worker sent an unknown message.");
            }

            using var reader = new WireReader(answer);
            take(reader);
        };

    private async Task AskAsync(Question question, Action<byte, byte[]> take, CancellationToken ct)
    {
        _files++;
        var current = question.Name;
        using var wall = CancellationTokenSource.CreateLinkedTokenSource(ct);
        wall.CancelAfter(TimeSpan.FromSeconds(_limits.WallSeconds));
        try
        {
            await Frame.WriteAsync(_process.StandardInput.BaseStream, question.Type, question.Head, question.Content, wall.Token);
            var remaining = _limits.AnswerBytes;
            while (true)
            {
                var (type, answer) = await Frame.ReadNextAsync(_process.StandardOutput.BaseStream, remaining, wall.Token);
                remaining -= answer.Length;
                if (type == Frame.Starting)
                {
                    // The time limit is for one file: each member of an archive gets its own.
                    current = Encoding.UTF8.GetString(answer);
                    wall.CancelAfter(TimeSpan.FromSeconds(_limits.WallSeconds));
                }
                else if (type == Frame.Done)
                {
                    KeepUse(answer);
                    return;
                }
                else
                {
                    take(type, answer);
                }
            }
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new WorkerFailedException(current, hung: true);
        }
        catch (Exception exception)
            when (exception is IOException or InvalidDataException or ArgumentException or FormatException)
        {
            throw new WorkerFailedException(current, hung: false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private void KeepUse(byte[] answer)
    {
        using var reader = new WireReader(answer);
        _residentBytes = reader.Long();
        _cpuMilliseconds = reader.Long();
    }

    private void KeepError(string? line)
    {
        lock (_errors)
        {
            if (line is not null && _errors.Length < WorkerLimits.ErrorCharacters)
            {
                _errors.AppendLine(line);
            }
        }
    }

    /// <summary>What a worker is asked.</summary>
    /// <param name="Type">Type of the message.</param>
    /// <param name="Name">The file, to say which one ended the process.</param>
    /// <param name="Head">What stands before the bytes of the file.</param>
    /// <param name="Content">The bytes of the file.</param>
    private sealed record Question(byte Type, string Name, ReadOnlyMemory<byte> Head, ReadOnlyMemory<byte> Content);

    /// <summary>How a worker is started.</summary>
    internal static ProcessStartInfo StartInfo(string program, WorkerKind kind, string? models)
    {
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.ArgumentList.Add("read-worker");
        start.ArgumentList.Add("--kind");
        start.ArgumentList.Add(kind.ToString().ToLowerInvariant());
        if (models is not null)
        {
            start.ArgumentList.Add("--models");
            start.ArgumentList.Add(models);
        }

        // Nothing of our surroundings (passwords, tokens) reaches a process that opens files from outside.
        var kept = start
            .Environment.Where(pair =>
                pair.Key.StartsWith("DOTNET_ROOT", StringComparison.Ordinal)
                || pair.Key is "PATH" or "HOME" or "TMPDIR" or "SystemRoot"
            )
            .ToList();
        start.Environment.Clear();
        foreach (var (name, value) in kept)
        {
            start.Environment[name] = value;
        }

        // Measured: the profiled tier costs a short life more than it returns.
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_gcConcurrent"] = "0";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        return start;
    }
}
