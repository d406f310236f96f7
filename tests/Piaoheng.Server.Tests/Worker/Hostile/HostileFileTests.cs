using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Server.Platform.Worker;
using Piaoheng.Server.Tests.Intake;
using Piaoheng.World;
using Piaoheng.World.Documents.Ofd;

namespace Piaoheng.Server.Tests.Worker.Hostile;

/// <summary>Files made to do harm, through the real reading process: each costs itself and nothing else.</summary>
[Trait("Category", "Slow")]
[Collection(Alone.Name)]
public sealed class HostileFileTests : IAsyncDisposable
{
    private const long MostGrowth = 64L * 1024 * 1024;
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(30);
    private readonly WorkerPool _pool = new();
    private readonly byte[] _good = InventedFiles.Xml(new InventedFiles(970).Issue()).Content;

    private static int Mutants =>
        string.Equals(Environment.GetEnvironmentVariable("PIAOHENG_TEST_LEVEL"), "full", StringComparison.Ordinal) ? 1_000 : 200;

    [Fact]
    public async Task Every_named_threat_ends_with_a_code_within_its_limit_and_harms_nothing()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = string.Create(
            CultureInfo.InvariantCulture,
            $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/"
        );
        // Made before and held to the end: what making them costs (buffers of the runtime's pool) is not the product's.
        IReadOnlyList<HostileFile> files = [.. HostileFile.All(address)];
        await ReadGood();
        var before = Settled();
        var faults = new List<string>();
        foreach (var file in files)
        {
            await Examine(file, faults);
        }

        var growth = Settled() - before;
        GC.KeepAlive(files);
        Assert.Empty(faults);
        Assert.True(growth <= MostGrowth, $"The program grew by {growth} bytes.");
        Assert.False(listener.Pending(), "A file had a connection made.");
        Assert.Empty(Directory.GetFiles(Path.GetTempPath(), "piaoheng-escape*"));
    }

    [Fact]
    public async Task Mutants_of_an_ofd_package_cost_only_themselves()
    {
        var files = new InventedFiles(971);
        var dice = new Dice(971);
        var package = OfdWriter.Write(files.Issue(), dice).Content;
        await ReadGood();
        var before = Settled();
        var faults = new List<string>();
        for (var number = 0; number < Mutants; number++)
        {
            await Examine(OfdMutants.Make(package, number), faults);
        }

        Assert.Empty(faults);
        var growth = Settled() - before;
        Assert.True(growth <= MostGrowth, $"The program grew by {growth} bytes.");
    }

    public async ValueTask DisposeAsync() => await _pool.DisposeAsync();

    private async Task Examine(HostileFile file, List<string> faults)
    {
        var isTable =
            file.Name.EndsWith(".xlsx", StringComparison.Ordinal)
            || file.Name.EndsWith(".zip", StringComparison.Ordinal)
            || file.Name.EndsWith(".csv", StringComparison.Ordinal)
            || file.Name.EndsWith(".xls", StringComparison.Ordinal);
        var limit =
            TimeSpan.FromSeconds(WorkerLimits.Of(isTable ? WorkerKind.Workbook : WorkerKind.Document).WallSeconds) + Slack;
        var watch = Stopwatch.StartNew();
        var documents = await ReadDocuments(file.Name, file.Content);
        var readings = documents.SelectMany(document => document.Readings).ToList();
        if (watch.Elapsed > limit)
        {
            faults.Add($"{file}: took {watch.Elapsed}");
        }

        // Accepted, or waiting with a reason; never nothing.
        var isEnded =
            documents.Count > 0
            && documents.All(document => document.Workbook is not null || document.Readings.Count > 0)
            && readings.TrueForAll(reading =>
                reading.InvoiceNumber is not null || reading.Reason is not null || reading.Findings.Count > 0
            );
        if (!isEnded)
        {
            faults.Add($"{file}: {readings.Count} readings, one of them without number, reason or finding");
        }

        var secrets = readings.Exists(reading => reading.InvoiceNumber?.Contains("root:", StringComparison.Ordinal) == true);
        if (secrets)
        {
            faults.Add($"{file}: read a file of the machine");
        }

        await ReadGood();
    }

    private async Task ReadGood()
    {
        var good = await Read("good.xml", _good);
        Assert.NotNull(Assert.Single(good).InvoiceNumber);
    }

    private async Task<List<Reading>> Read(string name, byte[] content) =>
        [.. (await ReadDocuments(name, content)).SelectMany(document => document.Readings)];

    private Task<IReadOnlyList<DocumentReading>> ReadDocuments(string name, byte[] content) =>
        _pool.ReadAsync(name, content, new ReadOptions(), TestContext.Current.CancellationToken);

    /// <summary>Managed memory that is in use; what the reading processes hold is theirs and ends with them.</summary>
    private static long Settled()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
