using System.Diagnostics;
using System.Text.Json;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Tests.Storage;

namespace Piaoheng.Server.Tests.Intake;

/// <summary>A real <c>piaoheng import</c> in a process of its own.</summary>
internal sealed class ImportProcess : IDisposable
{
    private readonly Process _process;
    private readonly List<string> _errors = [];

    private ImportProcess(Process process) => _process = process;

    public static ImportProcess Start(TestDatabase database, string taxpayer, params string[] arguments) =>
        Start(database.Home.Path, database.Address, taxpayer, arguments);

    public static ImportProcess Start(string home, DatabaseAddress address, string taxpayer, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "piaoheng"))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        string[] where = address.Engine == DatabaseEngine.Postgres ? ["--database", address.ConnectionString] : [];
        string[] all = ["import", .. arguments, "--taxpayer", taxpayer, "--json", "--home", home, .. where];
        foreach (var argument in all)
        {
            start.ArgumentList.Add(argument);
        }

        var import = new ImportProcess(new Process { StartInfo = start });
        import._process.ErrorDataReceived += (_, line) => import.Keep(line.Data);
        import._process.Start();
        import._process.BeginErrorReadLine();
        return import;
    }

    /// <summary>What it wrote to standard error.</summary>
    public string Errors
    {
        get
        {
            lock (_errors)
            {
                return string.Join('\n', _errors);
            }
        }
    }

    /// <summary>The lines that it prints until its end, however that comes; a line that was cut off is left out.</summary>
    public async Task<List<JsonElement>> Lines(CancellationToken cancellation)
    {
        var lines = new List<JsonElement>();
        while (await _process.StandardOutput.ReadLineAsync(cancellation) is { } line)
        {
            try
            {
                using var json = JsonDocument.Parse(line);
                lines.Add(json.RootElement.Clone());
            }
            catch (JsonException)
            {
                // The process was killed in the middle of it.
            }
        }

        return lines;
    }

    /// <summary>SIGKILL.</summary>
    public void Kill() => _process.Kill();

    public async Task<int> ExitCode(CancellationToken cancellation)
    {
        await _process.WaitForExitAsync(cancellation);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private void Keep(string? line)
    {
        lock (_errors)
        {
            if (line is not null)
            {
                _errors.Add(line);
            }
        }
    }
}
