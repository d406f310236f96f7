using System.IO.Compression;
using System.Text;
using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Server.Platform.Worker;

namespace Piaoheng.Server.Tests.Worker;

[Trait("Category", "Slow")]
public sealed class WorkerPoolTests : IAsyncDisposable
{
    private readonly WorkerPool _pool = new();

    [Fact]
    public async Task An_empty_file_is_unreadable_without_starting_a_process()
    {
        var readings = await ReadAsync("a.pdf", []);

        Assert.Equal(UnreadableReason.Empty, readings.Single().Reason);
    }

    [Fact]
    public async Task Unknown_bytes_are_unreadable_and_the_next_file_is_read()
    {
        var first = await ReadAsync("a.bin", [1, 2, 3, 4]);
        var second = await ReadAsync("b.bin", [5, 6]);

        Assert.Equal(KindId.Unreadable, first.Single().Kind);
        Assert.Equal(KindId.Unreadable, second.Single().Kind);
    }

    [Fact]
    public async Task A_damaged_document_of_each_type_costs_only_itself()
    {
        foreach (var name in new[] { "a.pdf", "a.ofd", "a.xlsx", "a.zip", "a.xml", "a.xls" })
        {
            var readings = await ReadAsync(name, Encoding.ASCII.GetBytes("%PDF-1.7 PK\u0003\u0004 <a><b> damaged"));
            Assert.NotEmpty(readings);
        }
    }

    [Fact]
    public async Task A_document_that_overflows_the_stack_of_its_reader_costs_only_itself()
    {
        var hostile = await ReadAsync("deep.pdf", DeepPdf());
        var good = await ReadAsync("good.xml", GoodXml());

        Assert.Equal(KindId.Unreadable, hostile.Single().Kind);
        Assert.Equal("26112000000000000001", good.Single().InvoiceNumber);
    }

    [Fact]
    public async Task In_an_archive_a_member_that_kills_the_reader_costs_only_itself()
    {
        using var archive = new MemoryStream();
        await using (var zip = new ZipArchive(archive, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "a.xml", GoodXml());
            Add(zip, "deep.pdf", DeepPdf());
            Add(zip, "z.xml", GoodXml());
        }

        var readings = await ReadAsync("all.zip", archive.ToArray());

        Assert.Equal(2, readings.Count(reading => reading.InvoiceNumber == "26112000000000000001"));
        Assert.Single(readings, reading => reading.Kind == KindId.Unreadable);
    }

    [Fact]
    public async Task The_sandbox_is_complete_on_linux()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && SeccompFilter.IsSupported, "The sandbox is made for Linux on x86-64.");

        var state = await WorkerPool.DescribeSandboxAsync(TestContext.Current.CancellationToken);

        Assert.Equal("memory=limited files=limited cpu=limited calls=limited", state);
    }

    public async ValueTask DisposeAsync() => await _pool.DisposeAsync();

    private static void Add(ZipArchive zip, string name, byte[] content)
    {
        using var member = zip.CreateEntry(name).Open();
        member.Write(content);
    }

    // Arrays inside arrays: a parser that recurses runs out of stack, which nothing can catch.
    private static byte[] DeepPdf()
    {
        var nested = new string('[', 300_000);
        return Encoding.ASCII.GetBytes(
            $"%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R/X {nested}>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n"
                + "3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 10 10]>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF"
        );
    }

    private static byte[] GoodXml() =>
        Encoding.UTF8.GetBytes(
            "<EInvoice><Header><EIid>26112000000000000001</EIid></Header><EInvoiceData><BasicInformation>"
                + "<TotalAmWithoutTax>100.00</TotalAmWithoutTax><TotalTaxAm>13.00</TotalTaxAm><TotalTax-includedAmount>113.00</TotalTax-includedAmount>"
                + "</BasicInformation></EInvoiceData><TaxSupervisionInfo><InvoiceNumber>26112000000000000001</InvoiceNumber>"
                + "<IssueTime>2026-10-16</IssueTime></TaxSupervisionInfo></EInvoice>"
        );

    private async Task<List<Reading>> ReadAsync(string name, byte[] content)
    {
        var documents = await _pool.ReadAsync(name, content, new ReadOptions(), TestContext.Current.CancellationToken);
        return [.. documents.SelectMany(document => document.Readings)];
    }
}
