using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Server.Modules.Bureau;
using Piaoheng.Server.Modules.Intake;
using Piaoheng.Server.Modules.Invoices;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Files;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Tests.Storage;
using Piaoheng.World;
using Piaoheng.World.Invoices;
using Piaoheng.World.Workbooks;

namespace Piaoheng.Server.Tests.Intake;

/// <summary>Imports that are killed at any moment lose nothing that they acknowledged and leave nothing twice or damaged.</summary>
[Trait("Category", "Slow")]
public abstract class KillTests
{
    private readonly TestDatabase _database;
    private readonly string _folder = Directory.CreateTempSubdirectory("piaoheng-kill").FullName;
    private readonly InventedFiles _files = new(900);
    private readonly Dice _dice = new(901);

    private readonly HashSet<string> _contents = new(StringComparer.Ordinal);
    private readonly HashSet<string> _numbers = new(StringComparer.Ordinal);
    private readonly HashSet<string> _bureauNumbers = new(StringComparer.Ordinal);
    private int _bookRows;
    private byte[] _again = [];

    protected KillTests(TestDatabase database)
    {
        database.SkipUnlessAvailable();
        _database = database;
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static int Cycles =>
        Environment.GetEnvironmentVariable("PIAOHENG_TEST_LEVEL") switch
        {
            "quick" => 3,
            "full" => 200,
            _ => 25,
        };

    [Fact]
    public async Task Nothing_acknowledged_is_lost_nothing_is_stored_twice_and_no_original_is_damaged()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "SIGKILL only.");
        var acknowledged = new List<JsonElement>();
        for (var cycle = 0; cycle < Cycles; cycle++)
        {
            var folder = await WriteFolder(cycle);
            acknowledged.AddRange(await ImportAndKill(folder));
        }

        using (var last = ImportProcess.Start(_database, _files.Us.TaxId, _folder, "--as", "ours"))
        {
            acknowledged.AddRange(await last.Lines(Cancellation));
            Assert.True(await last.ExitCode(Cancellation) is 0 or 1, last.Errors);
        }

        await CheckAcknowledged(acknowledged);
        await CheckOriginals();
        await CheckInvoices();
        await CheckAudit();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Some of everything: single invoices, an archive, a broken file, both workbooks, bytes that came before.</summary>
    private async Task<string> WriteFolder(int cycle)
    {
        var folder = Directory
            .CreateDirectory(Path.Combine(_folder, cycle.ToString("000", CultureInfo.InvariantCulture)))
            .FullName;
        for (var index = 0; index < 3; index++)
        {
            var invoice = Held();
            await Write(folder, $"a{index}.xml", InventedFiles.Xml(invoice).Content);
            if (index == 0)
            {
                await Write(folder, "b.xml", InventedFiles.Xml(invoice, indented: true).Content);
            }
        }

        await Write(folder, "c.zip", InventedFiles.Zip(InventedFiles.Xml(Held()), InventedFiles.Xml(Held())));
        var broken = InventedFiles.Xml(_files.Issue()).Content;
        await Write(folder, "d.xml", broken[..(broken.Length / 2)]);
        WorldInvoice[] listed = [_files.Issue(), _files.Issue()];
        _bureauNumbers.UnionWith(listed.Select(invoice => invoice.Number));
        await Write(folder, "e.xlsx", InventedFiles.Query("e.xlsx", listed).Content);
        await Write(folder, "f.xlsx", _files.Ledger("f.xlsx", new LedgerRow(Held()), new LedgerRow(Held())).Content);
        _bookRows += 2;
        if (_again.Length > 0)
        {
            await Write(folder, "z.xml", _again);
        }

        _again = await File.ReadAllBytesAsync(Path.Combine(folder, "a1.xml"), Cancellation);
        return folder;
    }

    private WorldInvoice Held()
    {
        var invoice = _files.Issue();
        _numbers.Add(invoice.Number);
        return invoice;
    }

    private Task Write(string folder, string name, byte[] content)
    {
        _contents.Add(Convert.ToHexStringLower(SHA256.HashData(content)));
        return File.WriteAllBytesAsync(Path.Combine(folder, name), content, Cancellation);
    }

    private async Task<List<JsonElement>> ImportAndKill(string folder)
    {
        using var import = ImportProcess.Start(_database, _files.Us.TaxId, folder, "--as", "ours");
        var lines = import.Lines(Cancellation);
        // Some before the first file is touched, most while files are received and read, some at the end.
        await Task.WhenAny(lines, Task.Delay(_dice.Below(5_000), Cancellation));
        import.Kill();
        return await lines;
    }

    private async Task CheckAcknowledged(List<JsonElement> acknowledged)
    {
        var items = (await Rows<IntakeItemRecord>()).ToDictionary(item => item.ItemId);
        Assert.DoesNotContain(items.Values, item => item.Outcome == IntakeOutcome.Reading);
        var said = acknowledged.Where(line => line.TryGetProperty("item", out _)).ToList();
        Assert.NotEmpty(said);
        foreach (var line in said)
        {
            var id = long.Parse(line.GetProperty("item").GetString()!, CultureInfo.InvariantCulture);
            Assert.True(items.TryGetValue(id, out var item), $"Item {id} was acknowledged and is lost.");
            Assert.Equal(line.GetProperty("outcome").GetString(), item.Outcome);
        }
    }

    private async Task CheckOriginals()
    {
        var store = _database.Services.GetRequiredService<OriginalStore>();
        var originals = await Rows<OriginalRecord>();
        Assert.Equal(_contents.Order(StringComparer.Ordinal), originals.Select(row => row.Sha256).Order(StringComparer.Ordinal));
        foreach (var original in originals)
        {
            Assert.Equal(original.Size, (await store.Read(original.Sha256, Cancellation)).Length);
        }
    }

    private async Task CheckInvoices()
    {
        Assert.Equal(
            _numbers.Order(StringComparer.Ordinal),
            (await Rows<InvoiceRecord>()).Select(row => row.Number).Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            _bureauNumbers.Order(StringComparer.Ordinal),
            (await Rows<BureauRecord>()).Select(row => row.Number).Order(StringComparer.Ordinal)
        );
        Assert.Equal(_bookRows, (await Rows<UseRecord>()).Count);
    }

    private async Task CheckAudit()
    {
        var entries = await Rows<AuditEntryRecord>();
        foreach (var log in entries.GroupBy(entry => entry.TaxpayerId))
        {
            Assert.Equal(Enumerable.Range(1, log.Count()).Select(seq => (long)seq), log.Select(entry => entry.Seq).Order());
        }
    }

    private Task<List<T>> Rows<T>()
        where T : class => _database.In(services => services.GetRequiredService<Database>().Rows<T>().ToListAsync(Cancellation));

    public sealed class OnSqlite(SqliteDatabase database) : KillTests(database), IClassFixture<SqliteDatabase>;

    public sealed class OnPostgres(PostgresDatabase database) : KillTests(database), IClassFixture<PostgresDatabase>;
}
