using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Core.Diagnosis;
using Piaoheng.Server.Modules.Diagnosis;
using Piaoheng.Server.Modules.Diagnosis.Reports;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Tests.Intake;
using Piaoheng.Server.Tests.Reconciliation;
using Piaoheng.Server.Tests.Storage;

namespace Piaoheng.Server.Tests.Commands;

/// <summary><c>piaoheng diagnose</c> and <c>check-report</c> as people run them.</summary>
public sealed class DiagnoseCommandTests(SqliteDatabase database) : IClassFixture<SqliteDatabase>, IDisposable
{
    private const string Held = "26312000000000000111";
    private const string Listed = "26312000000000077333";
    private const string Foreign = "26312000000000099999";

    private readonly string _folder = Directory.CreateTempSubdirectory("piaoheng-diagnose").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Json_is_one_line_and_the_exit_code_tells_whether_it_was_found()
    {
        var books = await Books();
        var (found, code) = await Ask(books, Listed[..8], Listed[8..]);
        Assert.Equal(("found", "found"), (Text(found, "verdict"), Text(found, "cause")));
        Assert.Equal(0, code);
        var (absent, other) = await Ask(books, Foreign, "--date", "2026-03-20");
        Assert.Equal(("not-found-in-scope", "not-issued"), (Text(absent, "verdict"), Text(absent, "cause")));
        Assert.Equal(1, other);
        Assert.StartsWith($"/t/{books.Taxpayer.Number}/", Text(absent.GetProperty("next"), "link"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-05-20", "coverage-gap")]
    [InlineData("2026-03-20", "not-issued")]
    public async Task The_day_decides_whether_anything_may_be_called_missing(string day, string cause)
    {
        var books = await Books();
        Assert.Equal(cause, Text((await Ask(books, Foreign, "--date", day)).Answer, "cause"));
    }

    [Fact]
    public async Task A_part_of_a_number_or_an_amount_with_its_day_is_enough()
    {
        var books = await Books();
        Assert.Equal("found", Text((await Ask(books, Listed[^5..])).Answer, "cause"));
        Assert.Equal("found", Text((await Ask(books, "--amount", "226.00", "--date", "2026-03-12")).Answer, "cause"));
    }

    [Fact]
    public async Task A_file_is_asked_about_by_what_it_holds()
    {
        var files = new InventedFiles(970);
        await database.AddTaxpayer(files.Us.TaxId, files.Us.Name);
        var path = Path.Combine(_folder, "发票.xml");
        var invoice = files.Issue();
        await File.WriteAllBytesAsync(path, InventedFiles.Xml(invoice).Content, Cancellation);
        var (text, code) = await Program.Run(
            Cancellation,
            ["diagnose", "--file", path, "--taxpayer", files.Us.TaxId, "--home", database.Home.Path, "--json"]
        );
        using var json = JsonDocument.Parse(text);
        Assert.Equal(invoice.Number, Text(json.RootElement.GetProperty("query"), "invoiceNumber"));
        Assert.Equal("coverage-gap", Text(json.RootElement, "cause"));
        Assert.Equal(1, code);
    }

    [Fact]
    public async Task Nothing_to_look_for_is_a_wrong_command_line()
    {
        var books = await Books();
        var (text, code) = await Run(books, "123");
        Assert.Equal(2, code);
        Assert.Contains("至少给出发票号码的 4 位", text, StringComparison.Ordinal);
        Assert.Equal(
            3,
            (
                await Program.Run(
                    Cancellation,
                    ["diagnose", Held, "--taxpayer", "91110000000000000X", "--home", database.Home.Path]
                )
            ).Code
        );
    }

    [Fact]
    public async Task A_report_is_whole_until_it_is_changed()
    {
        var books = await Books();
        var made = await database.In(services =>
            services
                .GetRequiredService<GetDiagnosisReport>()
                .Make(books.Taxpayer, QueryText.Parse($"{Foreign} 2026-03-20"), asPdf: false, Actor.LocalOperator, Cancellation)
        );
        var path = Path.Combine(_folder, "说明.html");
        await File.WriteAllTextAsync(path, made.Value.Page, Cancellation);
        var (whole, fine) = await Program.Run(Cancellation, "check-report", path);
        Assert.Equal(0, fine);
        Assert.Contains("封印完好", whole, StringComparison.Ordinal);
        Assert.Contains("在已查范围内未找到", made.Value.Page, StringComparison.Ordinal);

        await File.WriteAllTextAsync(path, made.Value.Page.Replace("未找到", "已找到", StringComparison.Ordinal), Cancellation);
        var (changed, broken) = await Program.Run(Cancellation, "check-report", path);
        Assert.Equal(1, broken);
        Assert.Contains("被改动过", changed, StringComparison.Ordinal);

        await File.WriteAllTextAsync(path, "<p>别的网页</p>", Cancellation);
        Assert.Equal(3, (await Program.Run(Cancellation, "check-report", path)).Code);
    }

    [Fact]
    public async Task A_printed_report_holds_the_page_and_is_whole_until_a_byte_is_changed()
    {
        var books = await Books();
        var made = await database.In(services =>
            services
                .GetRequiredService<GetDiagnosisReport>()
                .Make(books.Taxpayer, QueryText.Parse($"{Foreign} 2026-03-20"), asPdf: true, Actor.LocalOperator, Cancellation)
        );
        var pdf = made.Value.Printed!;
        Assert.Equal(made.Value.Page, ReportPdf.PageOf(pdf));
        var path = Path.Combine(_folder, "说明.pdf");
        await File.WriteAllBytesAsync(path, pdf, Cancellation);
        var (whole, fine) = await Program.Run(Cancellation, "check-report", path);
        Assert.Equal(0, fine);
        Assert.Contains(ReportSeal.Find(made.Value.Page)!, whole, StringComparison.Ordinal);

        // Anywhere: in what is printed, in what is attached, in the seal; and behind the end.
        for (var at = 20; at < pdf.Length; at += pdf.Length / 200)
        {
            var changed = (byte[])pdf.Clone();
            changed[at] ^= 1;
            Assert.NotEqual(true, ReportPdf.IsWhole(changed));
        }

        await File.WriteAllBytesAsync(path, [.. pdf, (byte)' '], Cancellation);
        Assert.Equal(1, (await Program.Run(Cancellation, "check-report", path)).Code);
        await File.WriteAllBytesAsync(path, pdf[..(pdf.Length / 2)], Cancellation);
        Assert.Equal(3, (await Program.Run(Cancellation, "check-report", path)).Code);
    }

    [Fact]
    public async Task The_same_facts_print_the_same_bytes_and_every_word_can_be_read_back()
    {
        var books = await Books();
        var result = await database.In(async services =>
            (
                await services
                    .GetRequiredService<DiagnoseInvoice>()
                    .Diagnose(books.Taxpayer, QueryText.Parse($"{Foreign} 2026-03-20"), asOf: null, Cancellation)
            ).Value
        );
        var page = ReportHtml.Write(new DiagnosisReport(result));
        var one = ReportPdf.Write(new DiagnosisReport(result), page);
        Assert.Equal(one, ReportPdf.Write(new DiagnosisReport(result), ReportHtml.Write(new DiagnosisReport(result))));
        using var pdf = UglyToad.PdfPig.PdfDocument.Open(one);
        var text = string.Concat(pdf.GetPages().Select(each => each.Text));
        Assert.Contains("发票查找情况说明", text, StringComparison.Ordinal);
        Assert.Contains("在已查范围内未找到", text, StringComparison.Ordinal);
        foreach (var step in result.Steps)
        {
            Assert.Contains(step.Code, text, StringComparison.Ordinal);
        }
    }

    private async Task<StoredBooks> Books()
    {
        var books = await StoredBooks.Open(database);
        await books.Hold(books.Invoice(Held));
        await books.List(books.Invoice(Held), books.Invoice(Listed, amount: 200, day: 12));
        return books;
    }

    private async Task<(JsonElement Answer, int Code)> Ask(StoredBooks books, params string[] arguments)
    {
        var (text, code) = await Run(books, [.. arguments, "--json", "--as-of", "2026-06-01"]);
        using var json = JsonDocument.Parse(text);
        return (json.RootElement.Clone(), code);
    }

    private Task<(string Text, int Code)> Run(StoredBooks books, params string[] arguments) =>
        Program.Run(Cancellation, ["diagnose", .. arguments, "--taxpayer", books.Taxpayer.Number, "--home", database.Home.Path]);

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
