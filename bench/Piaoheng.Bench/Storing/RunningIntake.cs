using System.Diagnostics;
using System.Text.Json;
using Piaoheng.Bench.Files;
using Piaoheng.Bench.Measuring;
using Piaoheng.Bench.Serving;

namespace Piaoheng.Bench.Storing;

/// <summary>The published program as a server that is given workbooks over its interface.</summary>
internal sealed class RunningIntake : IAsyncDisposable
{
    private const int LongestWaitSeconds = 60;

    private readonly ServedProgram _program;
    private readonly HttpClient _client;

    private RunningIntake(ServedProgram program, HttpClient client) => (_program, _client) = (program, client);

    /// <summary>Starts it on a new embedded database that knows the company.</summary>
    public static async Task<RunningIntake> Start()
    {
        var home = BenchFolders.Fresh("running");
        await using (await BenchDatabase.Open(home, address: null)) { }
        var key = await SignedInClient.Key(home, database: null);
        var program = await ServedProgram.Start(home);
        var client = new HttpClient { BaseAddress = new Uri(program.Address), Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.Authorization = new("Bearer", key);
        return new RunningIntake(program, client);
    }

    /// <summary>Sends a workbook and waits until all of it is stored.</summary>
    public async Task<Measured> Take(string workbook)
    {
        var content = new ByteArrayContent(await File.ReadAllBytesAsync(workbook));
        content.Headers.ContentType = new("application/octet-stream");
        var (cpu, wall) = (_program.Cpu, Stopwatch.StartNew());
        var name = Uri.EscapeDataString(Path.GetFileName(workbook));
        var sent = await _client.PostAsync(
            new Uri(
                $"/api/intake?taxpayer={InventedInvoices.Buyer.TaxId}&name={name}&wait={LongestWaitSeconds}",
                UriKind.Relative
            ),
            content
        );
        var answer = await sent.Content.ReadAsStringAsync();
        if (!sent.IsSuccessStatusCode)
        {
            throw new InvalidOperationException(answer);
        }

        using var batch = JsonDocument.Parse(answer);
        if (batch.RootElement.GetProperty("stored").GetInt32() != 1)
        {
            throw new InvalidOperationException($"Not stored within {LongestWaitSeconds} s: {answer}");
        }

        return new Measured(_program.Cpu - cpu, wall.Elapsed, 0);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _program.DisposeAsync();
    }
}
