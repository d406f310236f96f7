using System.Diagnostics;

namespace Piaoheng.Server.Tests.Commands;

/// <summary>The real program in a process of its own.</summary>
internal static class Program
{
    /// <summary>Runs it to its end; the text is what it wrote to both outputs.</summary>
    public static async Task<(string Text, int Code)> Run(CancellationToken cancellation, params string[] arguments)
    {
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "piaoheng"), arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            },
        };
        process.Start();
        var errors = process.StandardError.ReadToEndAsync(cancellation);
        var text = await process.StandardOutput.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return (text + await errors, process.ExitCode);
    }
}
