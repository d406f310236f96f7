using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Bench.Files;
using Piaoheng.Bench.Measuring;
using Piaoheng.Bench.Storing;
using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Server;
using Piaoheng.Server.Modules.Bureau.Contracts;
using Piaoheng.Server.Modules.Invoices.Contracts;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Files;
using Piaoheng.Server.Platform.Home;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.World.Invoices;

namespace Piaoheng.Bench.Serving;

/// <summary>查无发票诊断 over HTTP with a million invoices on our side and nine tenths of them at the bureau.</summary>
internal static class DiagnoseBench
{
    private const int Invoices = 1_000_000;
    private const int Batch = 20_000;
    private const int Asked = 40;
    private const int WarmUps = 5;
    private const int Rounds = 5;
    private const double TargetMilliseconds = 1_000;
    private const double TargetCoverage = 0.5;

    private static readonly DateTimeOffset ReadAt = new(2026, 7, 10, 2, 0, 0, TimeSpan.Zero);

    public static async Task Run()
    {
        var home = await Filled();
        await using var app = Composition.Build([], "http://127.0.0.1:0", new HomeFolder(home), database: null);
        await app.StartAsync(CancellationToken.None);
        using var client = await SignedInClient.Of(app);
        var worst = 0.0;
        foreach (var (title, questions) in Questions())
        {
            var times = await Ask(client, questions);
            worst = Math.Max(worst, times[times.Count * 95 / 100]);
            Report.Only(
                $"SQLite, {title}",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"p50 {times[times.Count / 2], 7:0.0} ms, p95 {times[times.Count * 95 / 100], 7:0.0} ms"
                )
            );
        }

        Report.AtMost("SQLite: worst p95 of a diagnosis at 1 M invoices", worst, TargetMilliseconds, "ms");
        await MeasureCoverage(app, client);
        await app.StopAsync(CancellationToken.None);
    }

    // 归集完整性 of five months: at first, and after one invoice came.
    private static async Task MeasureCoverage(WebApplication app, HttpClient client)
    {
        var page = $"/t/{InventedInvoices.Buyer.TaxId}/coverage";
        await client.GetStringAsync(new Uri("/help", UriKind.Relative), CancellationToken.None);
        var first = await Cpu(page);
        Report.Only(
            "SQLite, 归集完整性 with nothing kept",
            string.Create(CultureInfo.InvariantCulture, $"{first, 7:0.00} cpu-s")
        );
        var least = double.MaxValue;
        for (var round = 1; round <= Rounds; round++)
        {
            await StoreOne(app.Services, round);
            least = Math.Min(least, await Cpu(page));
        }

        Report.AtMost("SQLite: 归集完整性 after a change of one month at 1 M invoices", least, TargetCoverage, "cpu-s");

        async Task<double> Cpu(string path)
        {
            var before = ProcessorTime.Own;
            await client.GetStringAsync(new Uri(path, UriKind.Relative), CancellationToken.None);
            return (ProcessorTime.Own - before).TotalSeconds;
        }
    }

    private static async Task StoreOne(IServiceProvider services, int round)
    {
        await using var scope = services.CreateAsyncScope();
        var none = CancellationToken.None;
        var (db, store) = (
            scope.ServiceProvider.GetRequiredService<Database>(),
            scope.ServiceProvider.GetRequiredService<IInvoiceStore>()
        );
        var taxpayer = await scope
            .ServiceProvider.GetRequiredService<ITaxpayers>()
            .FindByNumber(InventedInvoices.Buyer.TaxId, none);
        var invoice = InventedInvoices.Make(MillionInvoices.Seed + (ulong)Environment.TickCount64 + (ulong)round, 1).First();
        await using var work = await UnitOfWork.Begin(db, taxpayer!.TaxpayerId, none);
        var file = new StoredFile(Guid.CreateVersion7().ToString("N").PadLeft(64, '0'), 1);
        var original = await store.AddOriginal(taxpayer.TaxpayerId, file, "一张.xml", Actor.LocalOperator, none);
        await store.StoreDocuments(
            taxpayer,
            new DocumentReadings(
                original.OriginalId,
                [invoice.ToReading("一张.xml") with { Direction = Direction.In, Lines = null, Source = SourceId.Xml }],
                AreAll: true
            ),
            Actor.LocalOperator,
            none
        );
        await work.Commit(none);
    }

    private static async Task<List<double>> Ask(HttpClient client, IReadOnlyList<string> questions)
    {
        var path = $"/api/taxpayers/{InventedInvoices.Buyer.TaxId}/diagnosis?q=";
        foreach (var question in questions.Take(WarmUps))
        {
            await client.GetStringAsync(path + Uri.EscapeDataString(question));
        }

        var times = new List<double>(questions.Count);
        foreach (var question in questions.Skip(WarmUps))
        {
            var wall = Stopwatch.StartNew();
            await client.GetStringAsync(path + Uri.EscapeDataString(question));
            times.Add(wall.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        return times;
    }

    // Spread over the whole set, so that no question finds the pages of the one before.
    private static IEnumerable<(string Title, IReadOnlyList<string> Questions)> Questions()
    {
        const int Step = Invoices / (Asked + WarmUps);
        List<WorldInvoice> some =
        [
            .. InventedInvoices.Make(MillionInvoices.Seed, Invoices).Where((_, place) => place % Step == 0),
        ];
        yield return ("a number that both sides hold", some.ConvertAll(invoice => Number(invoice)));
        yield return ("one digit wrong", some.ConvertAll(invoice => Wrong(Number(invoice), 9)));
        yield return ("two digits wrong", some.ConvertAll(invoice => Wrong(Wrong(Number(invoice), 8), 18)));
        yield return (
            "a number that is nowhere, with its day",
            some.ConvertAll(invoice => Strange(Number(invoice)) + " 2026-03-10")
        );
        yield return ("the last six digits", some.ConvertAll(invoice => Number(invoice)[^6..]));
        yield return (
            "amount and day",
            some.ConvertAll(invoice =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"¥{invoice.ToReading("x").TotalInclTax} {invoice.ToReading("x").IssueDate:yyyy-MM-dd}"
                )
            )
        );
        yield return ("an amount alone", some.ConvertAll(invoice => $"¥{invoice.ToReading("x").TotalInclTax}"));
    }

    private static string Number(WorldInvoice invoice)
    {
        var reading = invoice.ToReading("x");
        return $"{reading.InvoiceCode}{reading.InvoiceNumber}";
    }

    private static string Wrong(string number, int place)
    {
        var digits = number.ToCharArray();
        digits[place] = digits[place] == '9' ? '0' : (char)(digits[place] + 1);
        return new string(digits);
    }

    private static string Strange(string number) => number[..5] + new string([.. number[5..].Reverse()]);

    private static async Task<string> Filled()
    {
        var home = Path.Combine(BenchFolders.Work, "million-both");
        var mark = Path.Combine(home, "filled-both");
        if (File.Exists(mark))
        {
            return home;
        }

        var ours = await MillionInvoices.Sqlite();
        BenchFolders.Fresh("million-both");
        foreach (var file in Directory.EnumerateFiles(ours))
        {
            File.Copy(file, Path.Combine(home, Path.GetFileName(file)), overwrite: true);
        }

        await using var database = await BenchDatabase.Open(home, address: null);
        var item = 0L;
        foreach (var batch in InventedInvoices.Make(MillionInvoices.Seed, Invoices).Chunk(Batch))
        {
            await List(database, ++item, [.. batch.Where((_, place) => place % 10 != 0).Select(Row)]);
        }

        await File.WriteAllTextAsync(mark, "");
        return home;
    }

    private static Reading Row(WorldInvoice invoice) =>
        invoice.ToReading("全量.xlsx") with
        {
            Direction = Direction.In,
            Lines = null,
            Source = SourceId.BureauSheet,
        };

    private static Task<bool> List(BenchDatabase database, long item, List<Reading> rows) =>
        database.In(async services =>
        {
            var taxpayer = database.Taxpayer.TaxpayerId;
            var db = services.GetRequiredService<Database>();
            await using var work = await UnitOfWork.Begin(db, taxpayer, CancellationToken.None);
            var coverage = new Coverage
            {
                Direction = Direction.In,
                From = new DateOnly(2026, 1, 1),
                To = new DateOnly(2026, 6, 30),
                Basis = CoverageBasis.Stated,
                ReadAt = ReadAt,
                Source = "全量.xlsx",
            };
            await services
                .GetRequiredService<IBureauStore>()
                .Store(
                    taxpayer,
                    new BureauSource(item, ReadAt, Direction.In),
                    rows,
                    item == 1 ? [coverage] : [],
                    CancellationToken.None
                );
            await work.Commit(CancellationToken.None);
            return true;
        });
}
