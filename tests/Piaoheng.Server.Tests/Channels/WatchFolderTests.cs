using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Server.Modules.Channels;
using Piaoheng.Server.Modules.Intake;
using Piaoheng.Server.Modules.Intake.Contracts;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Tests.Intake;
using Piaoheng.Server.Tests.Storage;

namespace Piaoheng.Server.Tests.Channels;

/// <summary>发票文件夹: nothing leaves the folder before it is safe, and nothing keeps other files from being taken.</summary>
public abstract class WatchFolderTests(TestDatabase database) : FolderTestBase(database, "watch-folder")
{
    private static readonly RefusalText Full = new("TEST-01", "磁盘空间不足");

    /// <summary>paperless-ngx #3077: the file had left the folder when the database went away.</summary>
    [Fact]
    public async Task A_file_stays_in_the_folder_while_the_database_fails_and_is_taken_afterwards()
    {
        var us = await Set("911100001000000555");
        var path = Put("a.xml", InventedFiles.Xml(new InventedFiles(960).Issue()).Content);

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            TakeBy(us, (_, _) => throw new InvalidOperationException("The database went away."))
        );
        Assert.True(File.Exists(path));

        Assert.Equal(1, await Take(us));
        Assert.False(File.Exists(path));
        Assert.Single(await Items(us));
    }

    /// <summary>paperless-ngx #8329: after the disk had been full, what came meanwhile was never tried again.</summary>
    [Fact]
    public async Task After_a_full_disk_all_files_arrive_without_anybody_doing_anything()
    {
        var us = await Set("911100001000000566");
        var files = new InventedFiles(961);
        for (var index = 0; index < 5; index++)
        {
            Put($"{index}.xml", InventedFiles.Xml(files.Issue()).Content);
        }

        Assert.Equal(0, await TakeBy(us, (_, _) => Task.FromResult<Outcome<TakenFile>>(Refusal.Conflict(Full))));
        Assert.Contains("磁盘空间不足", (await Channel(us)).Problem, StringComparison.Ordinal);

        Assert.Equal(5, await Take(us));
        Assert.Null((await Channel(us)).Problem);
        Assert.Equal(5, (await Items(us)).Count);
    }

    [Fact]
    public async Task A_kill_between_storing_and_putting_aside_costs_an_answer_and_no_file()
    {
        var us = await Set("911100001000000577");
        var content = InventedFiles.Xml(new InventedFiles(962).Issue()).Content;
        Put("a.xml", content);
        await Database.In(async services =>
        {
            var intake = services.GetRequiredService<IFileIntake>();
            var batch = await intake.Begin(us, Actor.Program, Cancellation);
            using var stream = new MemoryStream(content);
            await intake.Receive(us, batch, "a.xml", stream, Cancellation);
        });

        Assert.Equal(1, await Take(us));
        Assert.True(File.Exists(Aside("a.xml")));
        var items = await Items(us);
        Assert.Equal(IntakeOutcome.Exists, items[^1].Outcome);
    }

    [Fact]
    public async Task A_file_that_cannot_be_opened_is_named_and_keeps_no_other_from_being_taken()
    {
        var us = await Set("911100001000000588");
        var files = new InventedFiles(963);
        var path = Put("锁住.xml", InventedFiles.Xml(files.Issue()).Content);
        Put("可读.xml", InventedFiles.Xml(files.Issue()).Content);
        await using (new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            Assert.Equal(1, await Take(us));
            Assert.Contains("锁住.xml", (await Channel(us)).Problem, StringComparison.Ordinal);
            Assert.True(File.Exists(path));
        }

        Assert.Equal(1, await Take(us));
        Assert.Null((await Channel(us)).Problem);
    }

    [Fact]
    public async Task A_file_that_is_still_written_or_named_as_unfinished_waits_until_it_is_whole()
    {
        var us = await Set("911100001000000599");
        var content = InventedFiles.Xml(new InventedFiles(964).Issue()).Content;
        Put("刚写.xml", content[..(content.Length / 2)], secondsAgo: 2);
        var part = Put("下载.xml.part", content);
        Assert.Equal(0, await Take(us));

        File.Move(part, Path.Combine(Folder, "下载.xml"));
        Put("刚写.xml", content, secondsAgo: 15);
        Assert.Equal(2, await Take(us));
        Assert.Equal(2, (await Items(us)).Count);
    }

    [Fact]
    public async Task A_file_that_grows_while_it_is_taken_stays_and_is_taken_again_when_it_is_whole()
    {
        var us = await Set("911100001000000610");
        var path = Put("长.xml", "<half");
        var taken = await TakeBy(
            us,
            async (real, stream) =>
            {
                var received = await real(stream);
                await File.AppendAllTextAsync(path, "/>", Cancellation);
                File.SetLastWriteTimeUtc(path, DateTime.UnixEpoch.AddYears(2));
                return received;
            }
        );
        Assert.Equal(0, taken);
        Assert.True(File.Exists(path));

        Assert.Equal(1, await Take(us));
        Assert.Equal(
            ["<half", "<half/>"],
            [(await Items(us))[0].Size == 5 ? "<half" : "?", await File.ReadAllTextAsync(Aside("长.xml"), Cancellation)]
        );
    }

    [Fact]
    public async Task The_same_name_again_with_other_contents_replaces_nothing()
    {
        var us = await Set("911100001000000621");
        var files = new InventedFiles(965);
        var first = InventedFiles.Xml(files.Issue()).Content;
        var second = InventedFiles.Xml(files.Issue()).Content;
        Put("发票.xml", first);
        Assert.Equal(1, await Take(us));
        Put("发票.xml", second);
        Assert.Equal(1, await Take(us));
        Assert.Equal(first, await File.ReadAllBytesAsync(Aside("发票.xml"), Cancellation));
        Assert.Equal(second, await File.ReadAllBytesAsync(Aside("发票 (2).xml"), Cancellation));
        Assert.All(await Items(us), item => Assert.Equal(IntakeOutcome.Reading, item.Outcome));
    }

    [Fact]
    public async Task A_link_to_a_file_elsewhere_is_not_followed()
    {
        var us = await Set("911100001000000632");
        var elsewhere = Path.GetTempFileName();
        File.CreateSymbolicLink(Path.Combine(Folder, "a.xml"), elsewhere);
        Assert.Equal(0, await Take(us));
        Assert.Empty(await Items(us));
        File.Delete(elsewhere);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task Thousands_at_once_are_all_taken_however_many_unfinished_ones_lie_before_them()
    {
        const int Count = 1_200;
        var us = await Set("911100001000000643");
        for (var index = 0; index < Count; index++)
        {
            Put($"{index:0000}.txt", $"01,32,,26312000000{index:000000000},1.00,20260301,,0000");
        }

        for (var index = 0; index < 50; index++)
        {
            Put($"半-{index}.ofd", "PK", secondsAgo: 300);
        }

        var taken = await Take(us);
        taken += await Take(us);

        Assert.Equal(Count, taken);
        Assert.Equal(Count, (await Items(us)).DistinctBy(item => item.OriginalId).Count());
        Assert.Equal(50, Directory.GetFiles(Folder).Length);
    }

    /// <summary>Takes with an intake that does something of its own with each file.</summary>
    private async Task<int> TakeBy(
        Taxpayer us,
        Func<Func<Stream, Task<Outcome<TakenFile>>>, Stream, Task<Outcome<TakenFile>>> receive
    )
    {
        var channel = await Channel(us);
        return await Database.In(services =>
            ActivatorUtilities
                .CreateInstance<TakeExchangeFiles>(services, new OddIntake(services.GetRequiredService<IFileIntake>(), receive))
                .Take(channel, Cancellation)
        );
    }

    private sealed class OddIntake(
        IFileIntake real,
        Func<Func<Stream, Task<Outcome<TakenFile>>>, Stream, Task<Outcome<TakenFile>>> receive
    ) : IFileIntake
    {
        public Task<long> Begin(Taxpayer taxpayer, Actor actor, CancellationToken cancellation) =>
            real.Begin(taxpayer, actor, cancellation);

        public Task<Outcome<TakenFile>> Receive(
            Taxpayer taxpayer,
            long batchId,
            string fileName,
            Stream content,
            CancellationToken cancellation
        ) => receive(stream => real.Receive(taxpayer, batchId, fileName, stream, cancellation), content);
    }

    public sealed class OnSqlite(SqliteDatabase database) : WatchFolderTests(database), IClassFixture<SqliteDatabase>;

    public sealed class OnPostgres(PostgresDatabase database) : WatchFolderTests(database), IClassFixture<PostgresDatabase>;
}
