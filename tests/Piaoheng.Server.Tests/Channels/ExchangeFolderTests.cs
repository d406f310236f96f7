using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Server.Modules.Channels;
using Piaoheng.Server.Modules.Intake;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Tests.Storage;

namespace Piaoheng.Server.Tests.Channels;

/// <summary>导出文件: what lies in the folder is taken once, kept, and told when it comes again.</summary>
public abstract class ExchangeFolderTests : IDisposable
{
    private readonly TestDatabase _database;
    private readonly string _folder = Directory.CreateTempSubdirectory("piaoheng-exchange").FullName;

    protected ExchangeFolderTests(TestDatabase database)
    {
        database.SkipUnlessAvailable();
        _database = database;
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_is_taken_once_and_put_aside_and_the_same_again_is_told()
    {
        var us = await Set("911100001000000333");
        Put("取得发票_20260901_20260930.csv", "发票号码,开票日期\n1,2026-09-01\n");
        Put("半截.xlsx", "PK");
        Put("下载中.crdownload", "x");
        Assert.Equal(1, await Take(us));
        Assert.True(File.Exists(Path.Combine(_folder, "已收", "取得发票_20260901_20260930.csv")));
        Assert.True(File.Exists(Path.Combine(_folder, "半截.xlsx")), "what is not whole waits");
        Assert.Equal(0, await Take(us));

        Put("又一次.csv", "发票号码,开票日期\n1,2026-09-01\n");
        Assert.Equal(1, await Take(us));
        var items = await _database.In(services =>
            services
                .GetRequiredService<Database>()
                .Rows<IntakeItemRecord>()
                .Where(item => item.TaxpayerId == us.TaxpayerId)
                .OrderBy(item => item.ItemId)
                .ToListAsync(Cancellation)
        );
        Assert.Equal(["取得发票_20260901_20260930.csv", "又一次.csv"], items.Select(item => item.FileName));
        Assert.Contains("内容完全相同", ReadingCodec.ReadTexts(items[1].Reasons).Single().Render(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_gone_is_said_at_the_channel()
    {
        var us = await Set("911100001000000444");
        Directory.Delete(_folder, recursive: true);
        Assert.Equal(0, await Take(us));
        var channel = await Channel(us);
        Assert.Equal("Unreachable", channel.Failure);
        Assert.Contains(_folder, channel.Problem, StringComparison.Ordinal);
        Directory.CreateDirectory(_folder);
    }

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    private void Put(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        File.SetLastWriteTimeUtc(path, DateTime.UnixEpoch.AddYears(1));
        if (name.StartsWith('半'))
        {
            File.SetLastWriteTimeUtc(path, TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(-1));
        }
    }

    private async Task<Taxpayer> Set(string number)
    {
        var us = await _database.AddTaxpayer(number, "文件夹测试（北京）有限公司" + number[^3..]);
        var saved = await _database.In(services =>
            services
                .GetRequiredService<SetUpChannel>()
                .SetUp(
                    number,
                    "file-exchange",
                    new SetUpChannel.Request("", new Dictionary<string, string> { ["folder"] = _folder }),
                    Actor.LocalOperator,
                    Cancellation
                )
        );
        Assert.Null(saved.Refusal);
        return us;
    }

    private Task<ChannelRecord> Channel(Taxpayer us) =>
        _database.In(async services =>
            (await services.GetRequiredService<ChannelBook>().Find(us.TaxpayerId, "file-exchange", Cancellation))!
        );

    private async Task<int> Take(Taxpayer us)
    {
        var channel = await Channel(us);
        return await _database.In(services => services.GetRequiredService<TakeExchangeFiles>().Take(channel, Cancellation));
    }

    public sealed class OnSqlite(SqliteDatabase database) : ExchangeFolderTests(database), IClassFixture<SqliteDatabase>;

    public sealed class OnPostgres(PostgresDatabase database) : ExchangeFolderTests(database), IClassFixture<PostgresDatabase>;
}
