using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Piaoheng.Server.Platform.Home;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Tests.Intake;

/// <summary>A disk that runs full during an import costs nothing that was acknowledged, and the same command goes on when there is room again.</summary>
[Trait("Category", "Slow")]
public sealed class DiskFullTests : IDisposable
{
    private readonly string _home = Directory.CreateTempSubdirectory("piaoheng-full").FullName;
    private readonly string _files = Directory.CreateTempSubdirectory("piaoheng-full-files").FullName;
    private readonly bool _isMounted;

    public DiskFullTests() =>
        _isMounted = OperatingSystem.IsLinux() && Run("mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", _home);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_full_disk_is_told_and_the_import_goes_on_when_there_is_room()
    {
        Assert.SkipUnless(_isMounted, "Mounting a small file system is not allowed here (root on Linux needed).");
        var files = new InventedFiles(950);
        const int Count = 40;
        for (var index = 0; index < Count; index++)
        {
            // Blanks behind the document make it large and leave it well-formed.
            var content = InventedFiles.Xml(files.Issue()).Content;
            var padded = content.Concat(Enumerable.Repeat((byte)' ', 250_000)).ToArray();
            var name = index.ToString("00", CultureInfo.InvariantCulture) + ".xml";
            await File.WriteAllBytesAsync(Path.Combine(_files, name), padded, Cancellation);
        }

        var (first, code, said) = await Import(files.Us.TaxId);
        Assert.Equal(4, code);
        Assert.Contains("磁盘空间不足", said, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(new HomeFolder(_home).Incoming));

        Assert.True(Run("mount", "-o", "remount,size=64m", _home));
        var (second, again, _) = await Import(files.Us.TaxId);
        Assert.True(again is 0 or 1);
        Assert.Equal(Count, second.Count(line => line.GetProperty("outcome").GetString() is "stored" or "exists"));
        var kept = second
            .Where(line => line.GetProperty("outcome").GetString() == "exists")
            .Select(Name)
            .ToHashSet(StringComparer.Ordinal);
        var acknowledged = first.Where(line => line.TryGetProperty("item", out _)).Select(Name).ToList();
        Assert.NotEmpty(acknowledged);
        Assert.Subset(kept, acknowledged.ToHashSet(StringComparer.Ordinal));
    }

    public void Dispose()
    {
        if (_isMounted)
        {
            Run("umount", "-l", _home);
        }

        Directory.Delete(_home, recursive: true);
        Directory.Delete(_files, recursive: true);
    }

    private async Task<(List<JsonElement> Files, int Code, string Said)> Import(string taxpayer)
    {
        var address = DatabaseAddress.Embedded(Path.Combine(_home, "piaoheng.db"));
        using var import = ImportProcess.Start(_home, address, taxpayer, _files);
        var lines = await import.Lines(Cancellation);
        var code = await import.ExitCode(Cancellation);
        return ([.. lines.Where(line => line.TryGetProperty("file", out _))], code, import.Errors + string.Join('\n', lines));
    }

    private static string Name(JsonElement line) => line.GetProperty("file").GetString()!;

    private static bool Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo(program, arguments)
                {
                    UseShellExecute = false,
                    RedirectStandardError = true,
                    RedirectStandardOutput = true,
                }
            )!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
