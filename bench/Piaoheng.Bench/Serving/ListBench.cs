using System.Diagnostics;
using System.Globalization;
using Piaoheng.Bench.Files;
using Piaoheng.Bench.Measuring;

namespace Piaoheng.Bench.Serving;

/// <summary>The page of the invoice list over HTTP with a million invoices, at every depth and with every kind of filter.</summary>
internal static class ListBench
{
    private const int WarmUps = 10;
    private const int Times = 60;
    private const double TargetMilliseconds = 50;

    // The invoices stand between January and June. The place of a page is the day and the id of the row before it.
    private static readonly (string Title, string Query)[] Pages =
    [
        ("first page", ""),
        ("10 % deep", Deep(2026, 6, 12)),
        ("50 % deep", Deep(2026, 4, 1)),
        ("90 % deep", Deep(2026, 1, 18)),
        ("last day", Deep(2026, 1, 2)),
        ("by amount, deep", "?order=largest&place=after.500000.0"),
        ("by date, then amount", "?order=date.desc,total.desc"),
        ("by date, then kind and number", "?order=date.asc,kind.asc,number.desc"),
        ("by amount, then date", "?order=total.desc,date.asc"),
        ("one day, by number", "?from=2026-03-10&to=2026-03-10&kind=digital-vat-special&order=number.asc"),
        ("direction and kind, 90 % deep", Deep(2026, 1, 18) + "&direction=in&kind=digital-vat-special"),
        ("one month, 10,000 yuan and more", "?from=2026-03-01&to=2026-03-31&least=10000"),
        ("with warnings, unused, with original", "?findings=warn&use=none&originals=some"),
        ("reversed, of which there are none", "?face=reversed"),
        ("party, two characters", "?q=科技"),
        ("party, one name", "?q=" + InventedInvoices.Make(MillionInvoices.Seed, 1).First().Seller.Name),
        ("last six digits of a number", "?q=120311"),
        ("an amount", "?q=1234.56"),
        ("a party that is not there", "?q=不存在的单位"),
    ];

    public static async Task Run()
    {
        // Filled at the same time, one on each core: that takes most of the minutes.
        var postgres = BenchFolders.Postgres is null ? null : Task.Run(MillionInvoices.Postgres);
        var sqlite = await Task.Run(MillionInvoices.Sqlite);
        if (postgres is null)
        {
            Report.Only("list page, PostgreSQL", "not installed (apt-get install postgresql)");
        }
        else
        {
            await Measure("PostgreSQL", BenchFolders.Fresh("home"), await postgres);
        }

        await Measure("SQLite", sqlite, null);
    }

    private static async Task Measure(string engine, string home, string? database)
    {
        var session = await SignedInClient.Session(home, database);
        await using var program = await ServedProgram.Start(home, database);
        using var client = SignedInClient.At(program.Address, session);
        var (worst, most) = (0.0, 0.0);
        // A program that people have used for a while: the code of every page is compiled for good before the first is measured.
        foreach (var (_, query) in Pages)
        {
            await Ask(client, Path(query), () => TimeSpan.Zero);
        }

        foreach (var (title, query) in Pages)
        {
            var path = Path(query);
            var (p50, p95, cpu) = await Ask(client, path, () => CpuOf(program, database));
            worst = Math.Max(worst, p95);
            most = Math.Max(most, cpu);
            Report.Only(
                $"{engine}, {title}",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"p50 {p50, 7:0.0} ms, p95 {p95, 7:0.0} ms, cpu of program and database {cpu, 7:0.0} ms"
                )
            );
        }

        Report.AtMost($"{engine}: worst p95 of the list page at 1 M invoices", worst, TargetMilliseconds, "ms");
        Report.Only(
            $"{engine}: most processor time of a request",
            string.Create(CultureInfo.InvariantCulture, $"{most, 10:0.0} ms")
        );
    }

    private static string Path(string query) => $"/t/{InventedInvoices.Buyer.TaxId}/invoices{query}";

    private static TimeSpan CpuOf(ServedProgram program, string? database) =>
        program.Cpu + (database is null ? TimeSpan.Zero : ProcessorTime.OfTree(BenchFolders.PostgresProcess));

    private static async Task<(double P50, double P95, double Cpu)> Ask(HttpClient client, string path, Func<TimeSpan> cpu)
    {
        for (var time = 0; time < WarmUps; time++)
        {
            await client.GetStringAsync(path);
        }

        var before = cpu();
        var times = new List<double>(Times);
        for (var time = 0; time < Times; time++)
        {
            var wall = Stopwatch.StartNew();
            await client.GetStringAsync(path);
            times.Add(wall.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        return (times[Times / 2], times[Times * 95 / 100], (cpu() - before).TotalMilliseconds / Times);
    }

    private static string Deep(int year, int month, int day) =>
        string.Create(CultureInfo.InvariantCulture, $"?place=after.{new DateOnly(year, month, day).DayNumber}.0");
}
