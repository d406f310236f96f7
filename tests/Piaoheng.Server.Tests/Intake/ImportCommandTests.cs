using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Server.Tests.Storage;

namespace Piaoheng.Server.Tests.Intake;

/// <summary><c>piaoheng import</c> as people run it.</summary>
public sealed class ImportCommandTests(SqliteDatabase database) : IClassFixture<SqliteDatabase>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("piaoheng-import").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Received_is_stored_and_existing_and_waiting_together()
    {
        var files = new InventedFiles(960);
        var invoice = InventedFiles.Xml(files.Issue());
        await Write("a.xml", invoice.Content);
        await Write("b.xml", invoice.Content);
        await Write("c.xml", invoice.Content[..100]);
        await Write("d.zip", InventedFiles.Zip(InventedFiles.Xml(files.Issue()), InventedFiles.Xml(files.Issue())));
        var (lines, code) = await Import(files);
        Assert.Equal(1, code);
        Assert.Equal(
            ["stored", "exists", "quarantined", "stored"],
            lines.Take(4).Select(line => line.GetProperty("outcome").GetString())
        );
        var totals = lines[^1].GetProperty("totals");
        Assert.Equal(5, totals.GetProperty("received").GetInt32());
        Assert.Equal(3, totals.GetProperty("stored").GetInt32());
        Assert.Equal(1, totals.GetProperty("exists").GetInt32());
        Assert.Equal(1, totals.GetProperty("quarantined").GetInt32());
    }

    [Fact]
    public async Task A_company_registered_by_its_number_is_called_as_its_invoices_call_it()
    {
        var files = new InventedFiles(961);
        await Write("a.xml", InventedFiles.Xml(files.Issue()).Content);
        await Import(files);
        var name = await database.In(async services =>
            (
                await services
                    .GetRequiredService<Modules.Taxpayers.Contracts.ITaxpayers>()
                    .FindByNumber(files.Us.TaxId, Cancellation)
            )!.Name
        );
        Assert.Equal(files.Us.Name, name);
    }

    [Fact]
    public async Task Only_files_that_cannot_be_read_are_nothing_usable()
    {
        var files = new InventedFiles(962);
        await Write("a.xml", [1, 2, 3]);
        var (_, code) = await Import(files);
        Assert.Equal(3, code);
    }

    [Fact]
    public async Task A_malformed_number_is_a_wrong_command_line()
    {
        await Write("a.xml", [1]);
        using var import = ImportProcess.Start(database, "12", _folder);
        Assert.Equal(2, await import.ExitCode(Cancellation));
        Assert.Contains("12", import.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Task Write(string name, byte[] content) =>
        File.WriteAllBytesAsync(Path.Combine(_folder, name), content, Cancellation);

    private async Task<(List<JsonElement> Lines, int Code)> Import(InventedFiles files)
    {
        using var import = ImportProcess.Start(database, files.Us.TaxId, _folder);
        var lines = await import.Lines(Cancellation);
        return (lines, await import.ExitCode(Cancellation));
    }
}
