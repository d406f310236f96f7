using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Bench.Files;
using Piaoheng.Bench.Measuring;
using Piaoheng.Bench.Storing;
using Piaoheng.Core.Invoices;
using Piaoheng.Server.Modules.Invoices.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Files;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.World.Invoices;

namespace Piaoheng.Bench.Serving;

/// <summary>A database with a million invoices of one company, put there by the program's own store.</summary>
internal static class MillionInvoices
{
    public const ulong Seed = 31;

    private const int Invoices = 1_000_000;
    private const int Batch = 20_000;

    /// <summary>The embedded one, kept from run to run; gives its home.</summary>
    public static async Task<string> Sqlite()
    {
        var home = Path.Combine(BenchFolders.Work, "million");
        if (!File.Exists(FilledMark(home)))
        {
            await Fill(BenchFolders.Fresh("million"), null);
            await File.WriteAllTextAsync(FilledMark(home), "");
        }

        return home;
    }

    /// <summary>The one on the server; gives its address.</summary>
    public static async Task<string> Postgres()
    {
        var address = await BenchDatabase.NewPostgres("million");
        await Fill(BenchFolders.Fresh("home"), address);
        // As at rest: left to itself the server would tidy up while pages are measured.
        await BenchDatabase.Tidy(address);
        return address;
    }

    private static async Task Fill(string home, string? address)
    {
        await using var database = await BenchDatabase.Open(home, address);
        var (wall, number) = (Stopwatch.StartNew(), 0);
        foreach (var batch in InventedInvoices.Make(Seed, Invoices).Chunk(Batch))
        {
            var file = new StoredFile(number.ToString("x64", CultureInfo.InvariantCulture), 1);
            await Store(database, [.. batch.Select(Document)], file);
            number++;
        }

        Report.Only(
            "1 M invoices invented, checked by every rule and stored",
            string.Create(CultureInfo.InvariantCulture, $"{wall.Elapsed.TotalSeconds, 8:0.0} s wall")
        );
    }

    private static string FilledMark(string home) => Path.Combine(home, "filled");

    // As from the XML of each invoice; the list shows no lines, so they are left out.
    private static Reading Document(WorldInvoice invoice) =>
        invoice.ToReading(invoice.Number + ".xml") with
        {
            Direction = Direction.In,
            Lines = null,
            Source = SourceId.Xml,
        };

    private static Task<bool> Store(BenchDatabase database, List<Reading> readings, StoredFile file) =>
        database.In(async services =>
        {
            var (db, store) = (services.GetRequiredService<Database>(), services.GetRequiredService<IInvoiceStore>());
            var (taxpayer, actor, none) = (database.Taxpayer, Actor.LocalOperator, CancellationToken.None);
            await using var work = await UnitOfWork.Begin(db, taxpayer.TaxpayerId, none);
            var original = await store.AddOriginal(taxpayer.TaxpayerId, file, file.Sha256, actor, none);
            await store.StoreDocuments(taxpayer, new DocumentReadings(original.OriginalId, readings, AreAll: true), actor, none);
            await work.Commit(none);
            return true;
        });
}
