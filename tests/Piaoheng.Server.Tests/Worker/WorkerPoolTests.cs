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
    public async Task The_sandbox_is_complete_on_linux()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && SeccompFilter.IsSupported, "The sandbox is made for Linux on x86-64.");

        var state = await WorkerPool.DescribeSandboxAsync(TestContext.Current.CancellationToken);

        Assert.Equal("memory=limited files=limited cpu=limited calls=limited", state);
    }

    public async ValueTask DisposeAsync() => await _pool.DisposeAsync();

    private async Task<List<Reading>> ReadAsync(string name, byte[] content)
    {
        var documents = await _pool.ReadAsync(name, content, new ReadOptions(), TestContext.Current.CancellationToken);
        return [.. documents.SelectMany(document => document.Readings)];
    }
}
