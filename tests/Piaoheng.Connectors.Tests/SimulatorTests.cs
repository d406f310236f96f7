using Piaoheng.BureauSimulator.Books;
using Piaoheng.BureauSimulator.Faults;
using Piaoheng.Connectors.Certification;
using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Formats;

namespace Piaoheng.Connectors.Tests;

/// <summary>The simulator itself: the same for the same seed, and driven from outside.</summary>
public sealed class SimulatorTests(RunningSimulator simulator) : IClassFixture<RunningSimulator>, IDisposable
{
    private static readonly DateOnly Day = new(2026, 11, 24);

    private readonly HttpClient _http = new() { BaseAddress = simulator.Address };

    public void Dispose() => _http.Dispose();

    [Fact]
    public void The_same_seed_gives_the_same_books() =>
        Assert.Equal(
            new BureauBooks(7, 50, Day).Entries.Select(entry => entry.Invoice.Key + entry.Invoice.Total),
            new BureauBooks(7, 50, Day).Entries.Select(entry => entry.Invoice.Key + entry.Invoice.Total)
        );

    [Fact]
    public void A_fault_by_schedule_strikes_within_its_calls_only()
    {
        var board = new FaultBoard(1, 1000);
        board.Set(FaultSwitch.Parse("S19:html@2-3"));
        var struck = Enumerable
            .Range(1, 4)
            .Select(_ =>
            {
                board.Count();
                return board.Mode("S19");
            });
        Assert.Equal([null, "html", "html", null], struck);
    }

    [Fact]
    public void A_fault_at_random_strikes_the_same_calls_for_the_same_seed()
    {
        static bool[] Struck()
        {
            var board = new FaultBoard(5, 300);
            board.Set(FaultSwitch.Parse("S1"));
            return
            [
                .. Enumerable
                    .Range(0, 100)
                    .Select(_ =>
                    {
                        board.Count();
                        return board.Strikes("S1");
                    }),
            ];
        }

        Assert.Equal(Struck(), Struck());
        Assert.InRange(Struck().Count(each => each), 15, 45);
    }

    [Theory]
    [InlineData("S21")]
    [InlineData("S4:nothing")]
    [InlineData("S11:nothing")]
    [InlineData("1")]
    public void What_is_no_fault_is_refused(string text) => Assert.Throws<FormatException>(() => FaultSwitch.Parse(text));

    [Fact]
    public void Every_fault_of_the_list_is_known() =>
        Assert.Equal(Enumerable.Range(1, 20).Select(number => $"S{number}"), FaultKind.All.Select(fault => fault.Id));

    [Fact]
    public async Task The_console_says_that_it_is_no_bureau_and_has_no_script()
    {
        var page = await _http.GetStringAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Contains("不是税务机关", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("style=", page, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("")]
    [InlineData("S17")]
    [InlineData("S18:layout")]
    public async Task A_downloaded_workbook_is_read_row_by_row(string faults)
    {
        var ct = TestContext.Current.CancellationToken;
        using var form = new FormUrlEncodedContent([new("faults", faults)]);
        await _http.PostAsync(new Uri("/control/faults", UriKind.Relative), form, ct);
        var taxpayer = BureauBooks.Taxpayers[0].TaxId;
        var from = RunningSimulator.Today.AddDays(-91).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var to = RunningSimulator.Today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        using var answer = await _http.GetAsync(
            new Uri($"/export/full-query?taxpayer={taxpayer}&direction=in&from={from}&to={to}", UriKind.Relative),
            ct
        );
        var name = answer.Content.Headers.ContentDisposition!.FileNameStar!;
        var bytes = await answer.Content.ReadAsByteArrayAsync(ct);
        var read = new FormatCatalogue(ShippedPolicy.Pack).Read(
            new FileBytes(name, bytes),
            new ReadOptions(taxpayer, Side.Theirs)
        );
        using var control = new SimulatorControl(simulator.Address);
        var truth = (await control.Truth(taxpayer, ct))
            .Where(own => own.Direction == Direction.In && own.IssueDate <= RunningSimulator.Today)
            .ToList();
        var rows = read.SelectMany(document => document.Readings).ToList();
        Assert.Equal(truth.Select(own => own.Key).Order(), rows.Select(row => row.InvoiceCode + row.InvoiceNumber).Order());
        Assert.Equal(truth.Sum(own => own.Total.Value), rows.Sum(row => row.TotalInclTax!.Value.Value.Value));
    }
}
