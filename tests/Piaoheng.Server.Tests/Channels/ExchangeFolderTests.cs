using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Tests.Storage;

namespace Piaoheng.Server.Tests.Channels;

/// <summary>导出文件: what lies in the folder is taken once, kept, and told when it comes again.</summary>
public abstract class ExchangeFolderTests(TestDatabase database) : FolderTestBase(database, "file-exchange")
{
    [Fact]
    public async Task A_file_is_taken_once_and_put_aside_and_the_same_again_is_told()
    {
        var us = await Set("911100001000000333");
        Put("取得发票_20260901_20260930.csv", "发票号码,开票日期\n1,2026-09-01\n");
        Put("半截.xlsx", "PK", secondsAgo: 60);
        Put("下载中.crdownload", "x");
        Assert.Equal(1, await Take(us));
        Assert.True(File.Exists(Aside("取得发票_20260901_20260930.csv")));
        Assert.True(File.Exists(Path.Combine(Folder, "半截.xlsx")), "what is not whole waits");
        Assert.Equal(0, await Take(us));

        Put("又一次.csv", "发票号码,开票日期\n1,2026-09-01\n");
        Assert.Equal(1, await Take(us));
        var items = await Items(us);
        Assert.Equal(["取得发票_20260901_20260930.csv", "又一次.csv"], items.Select(item => item.FileName));
        Assert.Contains("内容完全相同", ReadingCodec.ReadTexts(items[1].Reasons).Single().Render(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_gone_is_said_at_the_channel()
    {
        var us = await Set("911100001000000444");
        Directory.Delete(Folder, recursive: true);
        Assert.Equal(0, await Take(us));
        var channel = await Channel(us);
        Assert.Equal("Unreachable", channel.Failure);
        Assert.Contains(Folder, channel.Problem, StringComparison.Ordinal);
        Directory.CreateDirectory(Folder);
    }

    public sealed class OnSqlite(SqliteDatabase database) : ExchangeFolderTests(database), IClassFixture<SqliteDatabase>;

    public sealed class OnPostgres(PostgresDatabase database) : ExchangeFolderTests(database), IClassFixture<PostgresDatabase>;
}
