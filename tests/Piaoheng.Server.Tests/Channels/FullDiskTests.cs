using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Core.Diagnosis;
using Piaoheng.Server.Modules.Channels;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Platform.Time;
using Piaoheng.Server.Tests.Storage;

namespace Piaoheng.Server.Tests.Channels;

/// <summary>磁盘放不下: a sync stops before a download that would not fit, and says so until one succeeds.</summary>
public abstract class FullDiskTests
{
    private readonly TestDatabase _database;

    protected FullDiskTests(TestDatabase database)
    {
        database.SkipUnlessAvailable();
        _database = database;
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static DateOnly Today => BeijingTime.Today(TimeProvider.System);

    [Fact]
    public async Task A_sync_for_which_there_is_no_space_stays_at_the_channel_until_one_succeeds()
    {
        await using var bureau = await SimulatedBureau.Start(_database);
        await Keep(bureau.Taxpayer, size: 1L << 44);
        var run = await bureau.Sync(Today.AddDays(-10), Today);
        Assert.Equal((SyncState.Failed, "NoSpace"), (run.State, run.Failure));
        Assert.Equal("NoSpace", (await Channel(bureau.Taxpayer))!.Failure);
        Assert.Equal(Cause.StorageFull, await Diagnosed(bureau.Taxpayer));
        await Keep(bureau.Taxpayer, size: 1);
        await bureau.Sync(Today.AddDays(-10), Today);
        Assert.Null((await Channel(bureau.Taxpayer))!.Failure);
        Assert.NotEqual(Cause.StorageFull, await Diagnosed(bureau.Taxpayer));
    }

    // The largest list so far says what the next one needs.
    private Task Keep(Taxpayer us, long size) =>
        _database.In(async services =>
        {
            var db = services.GetRequiredService<Database>();
            await using var work = await UnitOfWork.Begin(db, us.TaxpayerId, Cancellation);
            await db.Set<SyncAnswerRecord>()
                .Where(row => row.TaxpayerId == us.TaxpayerId && row.SliceId == 1)
                .ExecuteDeleteAsync(Cancellation);
            await db.AddMany(
                [
                    new SyncAnswerRecord
                    {
                        TaxpayerId = us.TaxpayerId,
                        SliceId = 1,
                        AnswerNo = 1,
                        Service = "测试",
                        Sha256 = new string('0', 64),
                        Size = size,
                        At = TimeProvider.System.GetUtcNow(),
                    },
                ],
                Cancellation
            );
            await work.Commit(Cancellation);
        });

    private Task<ChannelRecord?> Channel(Taxpayer us) =>
        _database.In(services => services.GetRequiredService<ChannelBook>().Find(us.TaxpayerId, "leqi", Cancellation));

    private Task<string?> Diagnosed(Taxpayer us) =>
        _database.In(async services =>
            (
                await services
                    .GetRequiredService<Modules.Diagnosis.DiagnoseInvoice>()
                    .Diagnose(
                        us,
                        QueryText.Parse($"26112000009999937812 {Today.AddDays(-200):yyyy-MM-dd}"),
                        asOf: null,
                        Cancellation
                    )
            )
                .Value
                .Top
                ?.Entry
                .Cause
        );

    public sealed class OnSqlite(SqliteDatabase database) : FullDiskTests(database), IClassFixture<SqliteDatabase>;

    public sealed class OnPostgres(PostgresDatabase database) : FullDiskTests(database), IClassFixture<PostgresDatabase>;
}
