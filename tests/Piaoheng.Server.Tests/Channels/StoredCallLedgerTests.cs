using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Connectors.Outbound;
using Piaoheng.Server.Tests.Storage;

namespace Piaoheng.Server.Tests.Channels;

/// <summary>调用台账 in the database: a second program on it begins no quota of its own.</summary>
public abstract class StoredCallLedgerTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 2, 0, 0, TimeSpan.Zero);
    private static readonly CallLimit[] Limits = [new("每分钟", 5, TimeSpan.FromMinutes(1))];
    private readonly TestDatabase _database;

    protected StoredCallLedgerTests(TestDatabase database)
    {
        database.SkipUnlessAvailable();
        _database = database;
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ICallLedger Ledger => _database.Services.GetRequiredService<ICallLedger>();

    [Fact]
    public async Task Calls_made_at_once_never_exceed_the_limit()
    {
        var taken = await Task.WhenAll(Enumerable.Range(0, 12).Select(count => Take("race", "同步", Now.AddMilliseconds(count))));
        Assert.Equal(5, taken.Count(full => full is null));
        Assert.Equal(5, (await Ledger.ByUser("race", Now.AddMinutes(-1), Cancellation)).Sum(own => own.Calls));
    }

    [Fact]
    public async Task Who_used_it_and_when_it_is_free_again_are_told()
    {
        for (var count = 0; count < 5; count++)
        {
            Assert.Null(await Take("told", count == 0 ? "诊断" : "同步", Now.AddSeconds(count)));
        }

        var full = await Take("told", "同步", Now.AddSeconds(10));
        Assert.Equal(Now.AddMinutes(1), full!.FreeAt);
        Assert.Equal([new UserCalls("诊断", 1), new UserCalls("同步", 4)], full.By.OrderBy(own => own.Calls));
        Assert.Null(await Take("told", "同步", Now.AddSeconds(61)));
    }

    private Task<FullQuota?> Take(string gateway, string user, DateTimeOffset at) =>
        Ledger.Take(new CountedCall(gateway, "X", user, at), Limits, Cancellation);

    public sealed class OnSqlite(SqliteDatabase database) : StoredCallLedgerTests(database), IClassFixture<SqliteDatabase>;

    public sealed class OnPostgres(PostgresDatabase database) : StoredCallLedgerTests(database), IClassFixture<PostgresDatabase>;
}
