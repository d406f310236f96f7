using Microsoft.Extensions.DependencyInjection;
using Piaoheng.AuditVerifier;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Tests.Storage;

namespace Piaoheng.Server.Tests.OperationLog;

/// <summary>Checkpoints: made after work, signed, outside the database, and found right.</summary>
public abstract class CheckpointTests
{
    private readonly TestDatabase _database;
    private readonly LoggedWork _work;

    protected CheckpointTests(TestDatabase database)
    {
        database.SkipUnlessAvailable();
        _database = database;
        _work = new LoggedWork(database);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Untouched_logs_pass_and_what_is_not_signed_yet_is_counted()
    {
        var taxpayer = await _database.AddTaxpayer("911100000000000301", "北京检查点测试有限公司");
        await _work.Log(taxpayer.TaxpayerId, 33);
        var first = await _work.Checkpoint();
        await _work.Log(taxpayer.TaxpayerId, 8);
        await _work.Log(0, 3);
        var second = await _work.Checkpoint();
        await _work.Log(taxpayer.TaxpayerId, 2);
        var report = await _work.Verify();

        Assert.True(first.IsNew);
        Assert.Equal(first.Checkpoint.Number + 1, second.Checkpoint.Number);
        Assert.Empty(report.Faults);
        Assert.Equal(2, report.NotYetSigned);
        Assert.Equal(second.Checkpoint.Number, report.Last!.Number);
        Assert.Contains(second.Checkpoint.Logs, log => log.Log == taxpayer.TaxpayerId && log.Size == 1 + 33 + 8);
    }

    [Fact]
    public async Task Without_new_entries_there_is_no_new_checkpoint()
    {
        await _work.Log(0, 1);
        var first = await _work.Checkpoint();
        var second = await _work.Checkpoint();
        Assert.False(second.IsNew);
        Assert.Equal(first.Checkpoint.Number, second.Checkpoint.Number);
    }

    [Fact]
    public async Task Several_programs_make_one_chain()
    {
        await _work.Log(0, 5);
        await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(async _ =>
                {
                    await _work.Log(0, 1);
                    await _work.Checkpoint();
                })
        );
        Assert.Empty((await _work.Verify()).Faults);
    }

    [Fact]
    public async Task A_checkpoint_that_the_database_could_not_note_is_noted_by_the_next()
    {
        await _work.Log(0, 4);
        var made = await _work.Checkpoint();
        await using (var connection = await _work.Open())
        {
            await LoggedWork.Run(connection, "delete from audit_checkpoint");
            await LoggedWork.Run(connection, "delete from audit_tree");
        }

        var again = await _work.Checkpoint();
        Assert.Equal(made.Checkpoint.Number, again.Checkpoint.Number);
        Assert.Empty((await _work.Verify()).Faults);
        Assert.NotNull(await _database.In(services => services.GetRequiredService<AuditSearch>().LatestCheckpoint(Cancellation)));
    }

    [Fact]
    public async Task A_log_that_became_shorter_gets_no_new_checkpoint()
    {
        var taxpayer = await _database.AddTaxpayer("911100000000000302", "北京缩短测试有限公司");
        await _work.Log(taxpayer.TaxpayerId, 10);
        await _work.Checkpoint();
        await using var connection = await _work.Open();
        var id = taxpayer.TaxpayerId;
        await LoggedWork.Run(connection, $"delete from audit_entry where taxpayer_id = {id} and seq > 5");
        await LoggedWork.Run(connection, $"update audit_log set last_seq = 5 where taxpayer_id = {id}");
        var refused = await _database.In(services => services.GetRequiredService<CheckpointKeeper>().Make(Cancellation));
        Assert.Equal("AUD-20", refused.Refusal!.Text.Code);
        Assert.Contains((await _work.Verify()).Faults, fault => fault.Code == "AUD-03");
    }

    [Fact]
    public async Task A_key_that_is_not_the_installations_opens_nothing()
    {
        await _work.Log(0, 1);
        await _work.Checkpoint();
        await using var connection = await _work.Open();
        var stranger = new SigningKey("piaoheng-audit", SigningKey.NewSeed()).Verifier;
        var report = await new LogVerifier(connection, new CheckpointFolder(_database.Home.Checkpoints), stranger).Verify(
            Cancellation
        );
        Assert.Contains(report.Faults, fault => fault.Code == "AUD-01");
    }

    // Each test has a home and a database of its own: some leave them damaged.
    public sealed class OnSqlite() : CheckpointTests(new SqliteDatabase()), IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await _database.DisposeAsync();
    }

    public sealed class OnPostgres(PostgresServer server) : CheckpointTests(new PostgresDatabase(server)), IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await _database.DisposeAsync();
    }
}
