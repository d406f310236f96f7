using Piaoheng.Server.Tests.Intake;
using Piaoheng.Server.Tests.Storage;

namespace Piaoheng.Server.Tests.Commands;

/// <summary><c>piaoheng doctor</c> as people run it.</summary>
public sealed class DoctorCommandTests : IAsyncDisposable
{
    private readonly SqliteDatabase _database = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Before_anything_was_stored_the_program_itself_is_checked()
    {
        var (text, code) = await Doctor();
        Assert.Equal(0, code);
        Assert.Contains("通过  政策包", text, StringComparison.Ordinal);
        Assert.Contains("还没有数据", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sound_data_pass()
    {
        await ImportOne();
        var (text, code) = await Doctor();
        Assert.Equal(0, code);
        Assert.Contains("通过  原件：1 份", text, StringComparison.Ordinal);
        Assert.DoesNotContain("未通过", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_original_is_named()
    {
        await ImportOne();
        await Replace(TheOriginal(), "x");
        var (text, code) = await Doctor();
        Assert.Equal(4, code);
        Assert.Contains("a.xml”内容已改变", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lost_original_is_named()
    {
        await ImportOne();
        File.Delete(TheOriginal());
        var (text, code) = await Doctor();
        Assert.Equal(4, code);
        Assert.Contains("a.xml”缺失", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_database_is_said_to_be_damaged()
    {
        await ImportOne();
        await using (var file = File.OpenWrite(_database.Home.DatabaseFile))
        {
            file.Seek(-3 * 4096, SeekOrigin.End);
            file.Write(Enumerable.Repeat((byte)0xA5, 3 * 4096).ToArray());
        }

        var (text, code) = await Doctor();
        Assert.Equal(4, code);
        Assert.Contains("未通过  数据库", text, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private async Task ImportOne()
    {
        var files = new InventedFiles(970);
        var path = Path.Combine(_database.Home.Path, "a.xml");
        await File.WriteAllBytesAsync(path, InventedFiles.Xml(files.Issue()).Content, Cancellation);
        using var import = ImportProcess.Start(_database, files.Us.TaxId, path);
        Assert.NotEmpty(await import.Lines(Cancellation));
        Assert.Equal(0, await import.ExitCode(Cancellation));
    }

    private string TheOriginal() =>
        Directory.EnumerateFiles(Path.Combine(_database.Home.Path, "originals"), "*", SearchOption.AllDirectories).Single();

    /// <summary>Originals are read-only: whoever changes one puts another file in its place.</summary>
    private static async Task Replace(string path, string content)
    {
        File.Delete(path);
        await File.WriteAllTextAsync(path, content, Cancellation);
    }

    private Task<(string Text, int Code)> Doctor() => Program.Run(Cancellation, "doctor", "--home", _database.Home.Path);
}
