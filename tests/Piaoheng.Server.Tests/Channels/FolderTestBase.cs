using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Server.Modules.Channels;
using Piaoheng.Server.Modules.Intake;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Tests.Storage;

namespace Piaoheng.Server.Tests.Channels;

/// <summary>A folder on the disk and a channel that takes files from it.</summary>
public abstract class FolderTestBase : IDisposable
{
    private readonly string _connector;

    protected FolderTestBase(TestDatabase database, string connector)
    {
        database.SkipUnlessAvailable();
        Database = database;
        _connector = connector;
    }

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected TestDatabase Database { get; }

    protected string Folder { get; } = Directory.CreateTempSubdirectory("piaoheng-folder").FullName;

    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Puts a file that was written long ago, or so many seconds.</summary>
    protected string Put(string name, byte[] content, int? secondsAgo = null)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllBytes(path, content);
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        File.SetLastWriteTimeUtc(path, secondsAgo is { } seconds ? now.AddSeconds(-seconds) : DateTime.UnixEpoch.AddYears(1));
        return path;
    }

    protected string Put(string name, string text, int? secondsAgo = null) =>
        Put(name, System.Text.Encoding.UTF8.GetBytes(text), secondsAgo);

    protected string Aside(string name) => Path.Combine(Folder, "已收", name);

    protected async Task<Taxpayer> Set(string number, string? name = null)
    {
        var us = await Database.AddTaxpayer(number, name ?? "文件夹测试（北京）有限公司" + number[^3..]);
        var saved = await Database.In(services =>
            services
                .GetRequiredService<SetUpChannel>()
                .SetUp(
                    number,
                    _connector,
                    new SetUpChannel.Request("", new Dictionary<string, string> { ["folder"] = Folder }),
                    Actor.LocalOperator,
                    Cancellation
                )
        );
        Assert.Null(saved.Refusal);
        return us;
    }

    protected Task<ChannelRecord> Channel(Taxpayer us) =>
        Database.In(async services =>
            (await services.GetRequiredService<ChannelBook>().Find(us.TaxpayerId, _connector, Cancellation))!
        );

    protected async Task<int> Take(Taxpayer us)
    {
        var channel = await Channel(us);
        return await Database.In(services => services.GetRequiredService<TakeExchangeFiles>().Take(channel, Cancellation));
    }

    internal Task<List<IntakeItemRecord>> Items(Taxpayer us) =>
        Database.In(services =>
            services
                .GetRequiredService<Database>()
                .Rows<IntakeItemRecord>()
                .Where(item => item.TaxpayerId == us.TaxpayerId)
                .OrderBy(item => item.ItemId)
                .ToListAsync(Cancellation)
        );
}
