using System.Diagnostics;
using Piaoheng.Core.Documents;
using Piaoheng.Server.Platform.Worker;
using Piaoheng.World.Documents;

namespace Piaoheng.Bench.Files;

/// <summary>One worker process of the published program, asked by the program's own protocol.</summary>
internal sealed class WarmWorker : IAsyncDisposable
{
    private const int LongestAnswer = 1 << 26;

    private readonly Process _process;

    private WarmWorker(Process process) => _process = process;

    /// <summary>Most memory that it held, in MiB.</summary>
    public long PeakMebibytes => Measuring.ProcessTree.Status(_process.Id, "VmHWM:") / 1024;

    public static async Task<WarmWorker> Start(WorkerKind kind)
    {
        var process =
            Process.Start(
                WorkerProcess.StartInfo(BenchFolders.Program, kind, kind == WorkerKind.Ocr ? BenchFolders.Models : null)
            ) ?? throw new InvalidOperationException("The worker did not start.");
        process.ErrorDataReceived += (_, line) => Console.Error.WriteLine(line.Data);
        process.BeginErrorReadLine();
        await Frame.ReadNextAsync(process.StandardOutput.BaseStream, LongestAnswer, CancellationToken.None);
        return new WarmWorker(process);
    }

    /// <summary>Reads a file.</summary>
    /// <returns>What it says, and the processor time that the worker has used since it started.</returns>
    public async Task<(List<DocumentReading> Documents, TimeSpan Cpu)> Read(WorldFile file)
    {
        using var head = new WireWriter();
        ReadingWire.Write(
            head,
            new ReadingWire.Request(file.Name, new ReadOptions(InventedInvoices.Buyer.TaxId), Skip: [], Only: [])
        );
        head.Int(file.Content.Length);
        await Frame.WriteAsync(
            _process.StandardInput.BaseStream,
            Frame.Read,
            head.WrittenMemory,
            file.Content,
            CancellationToken.None
        );
        var documents = new List<DocumentReading>();
        while (true)
        {
            var (type, answer) = await Frame.ReadNextAsync(
                _process.StandardOutput.BaseStream,
                LongestAnswer,
                CancellationToken.None
            );
            using var reader = new WireReader(answer);
            if (type == Frame.Document)
            {
                documents.Add(ReadingWire.ReadDocument(reader));
            }
            else if (type == Frame.Done)
            {
                reader.Long();
                return (documents, TimeSpan.FromMilliseconds(reader.Long()));
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
