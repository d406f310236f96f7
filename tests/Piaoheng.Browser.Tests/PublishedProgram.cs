using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Piaoheng.World.Documents;

[assembly: AssemblyFixture(typeof(Piaoheng.Browser.Tests.PublishedProgram))]

namespace Piaoheng.Browser.Tests;

/// <summary>The real program as it is shipped: published, started on an empty home, stopped at the end.</summary>
/// <remarks>Set <c>PIAOHENG_PUBLISHED</c> to a folder that is published already; otherwise the fixture publishes once itself.</remarks>
public class PublishedProgram : IAsyncLifetime
{
    private readonly string _home = Directory.CreateTempSubdirectory("piaoheng-browser-").FullName;
    private readonly TaskCompletionSource<string> _firstRunToken = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Process? _server;

    /// <summary>Folder of the published program.</summary>
    public string Folder { get; private set; } = "";

    /// <summary>Address of the started server, without a slash at the end.</summary>
    public string Address { get; private set; } = "";

    /// <summary>Further arguments of <c>serve</c>.</summary>
    protected virtual string[] Further => [];

    /// <summary>Whether people must sign in; the demo signs them in itself.</summary>
    protected virtual bool NeedsSignIn => true;

    /// <summary>Root of the repository.</summary>
    public static string Repository { get; } = FindRepository();

    public async ValueTask InitializeAsync()
    {
        if (!ChromiumPath.Exists)
        {
            return;
        }

        Folder = Environment.GetEnvironmentVariable("PIAOHENG_PUBLISHED") ?? await Publish();
        Address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}");
        _server = Start(["serve", .. Further, "--urls", Address, "--home", _home]);
        await WaitUntilItAnswers();
        if (NeedsSignIn)
        {
            var cancellation = TestContext.Current.CancellationToken;
            await SignedIn.SetUp(
                Address,
                await _firstRunToken.Task.WaitAsync(TimeSpan.FromMinutes(1), cancellation),
                cancellation
            );
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is { HasExited: false })
        {
            _server.Kill(entireProcessTree: true);
            await _server.WaitForExitAsync(CancellationToken.None);
        }

        _server?.Dispose();
        Directory.Delete(_home, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Runs a command of the program on the home of the server and waits for it.</summary>
    /// <returns>What it wrote to standard output.</returns>
    public async Task<string> Run(params string[] arguments)
    {
        using var process = Start([.. arguments, "--home", _home]);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return output;
    }

    /// <summary>Imports a file from the command line, with the answer whose table it is.</summary>
    internal async Task Import(string taxId, string side, WorldFile file)
    {
        var path = Path.Combine(_home, file.Name);
        await File.WriteAllBytesAsync(path, file.Content, TestContext.Current.CancellationToken);
        await Run("import", path, "--taxpayer", taxId, "--as", side);
        File.Delete(path);
    }

    private static async Task<string> Publish()
    {
        var target = Path.Combine(Repository, "out", "browser-tests");
        using var publish = Process.Start(
            new ProcessStartInfo(
                "dotnet",
                ["publish", "src/Piaoheng.Server", "-c", "Release", "-o", target, "-v", "q", "-nologo"]
            )
            {
                WorkingDirectory = Repository,
            }
        )!;
        await publish.WaitForExitAsync(TestContext.Current.CancellationToken);
        return publish.ExitCode == 0 ? target : throw new InvalidOperationException("dotnet publish failed.");
    }

    private Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(Folder, "piaoheng"), arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _home,
        };
        var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, line) => Listen(line.Data ?? "");
        process.BeginErrorReadLine();
        return process;
    }

    // The console is the one place where the token of the first run stands.
    private void Listen(string line)
    {
        TestContext.Current.SendDiagnosticMessage(line);
        const string Before = "首次设置口令 ";
        if (line.IndexOf(Before, StringComparison.Ordinal) is var place and >= 0)
        {
            _firstRunToken.TrySetResult(line[(place + Before.Length)..].Split(' ')[0]);
        }
    }

    private async Task WaitUntilItAnswers()
    {
        using var client = new HttpClient();
        for (var attempt = 0; attempt < 1_800; attempt++)
        {
            if (_server!.HasExited)
            {
                throw new InvalidOperationException("The program ended before it answered.");
            }

            try
            {
                using var answer = await client.GetAsync(new Uri(Address + "/help"), TestContext.Current.CancellationToken);
                if (answer.StatusCode == HttpStatusCode.OK)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        throw new InvalidOperationException("The program did not answer within 3 minutes.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string FindRepository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Piaoheng.slnx")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Not inside the repository.");
        }

        return folder;
    }
}
