using System.Data.Common;
using System.Globalization;
using Piaoheng.AuditVerifier;
using Piaoheng.Server.Tests.Storage;
using Piaoheng.World;

namespace Piaoheng.Server.Tests.OperationLog;

/// <summary>Somebody with the database and the folder in hand, but not the key, changes the logs at random: every time it is found.</summary>
public abstract class TamperingTests
{
    private readonly TestDatabase _database;
    private readonly LoggedWork _work;
    private List<(long Log, long Size)> _signed = [];
    private List<Checkpoint> _checkpoints = [];

    protected TamperingTests(TestDatabase database)
    {
        database.SkipUnlessAvailable();
        _database = database;
        _work = new LoggedWork(database);
    }

    [Fact]
    public async Task Every_random_tampering_is_found()
    {
        await Prepare();
        var count = Environment.GetEnvironmentVariable("PIAOHENG_TEST_LEVEL") is "full" ? 1_000 : 100;
        await using var connection = await _work.Open();
        Assert.Empty((await _work.Verify(connection)).Faults);
        for (var seed = 0; seed < count; seed++)
        {
            var dice = new Dice((ulong)seed);
            await LoggedWork.Run(connection, "begin");
            var what = await Tamper(connection, dice);
            var report = await _work.Verify(connection);
            Assert.True(report.Faults.Count > 0, $"Seed {seed} was not found: {what}");
            await LoggedWork.Run(connection, "rollback");
        }

        Assert.Empty((await _work.Verify(connection)).Faults);
    }

    [Fact]
    public async Task Every_tampering_with_the_checkpoints_is_found()
    {
        await Prepare();
        var files = new CheckpointFolder(_database.Home.Checkpoints).All();
        foreach (var file in files)
        {
            var content = file.Content();
            File.Delete(file.Path);
            Assert.NotEmpty((await _work.Verify()).Faults);
            await File.WriteAllBytesAsync(file.Path, [.. content[..40], (byte)(content[40] ^ 1), .. content[41..]], Cancellation);
            Assert.NotEmpty((await _work.Verify()).Faults);
            await File.WriteAllBytesAsync(file.Path, content, Cancellation);
        }

        var (first, last) = (files[0].Content(), files[^1].Content());
        await File.WriteAllBytesAsync(files[0].Path, last, Cancellation);
        await File.WriteAllBytesAsync(files[^1].Path, first, Cancellation);
        Assert.NotEmpty((await _work.Verify()).Faults);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private async Task Prepare()
    {
        var one = await _database.AddTaxpayer("911100000000000311", "北京篡改测试有限公司");
        var two = await _database.AddTaxpayer("911100000000000312", "北京篡改测试第二有限公司");
        var made = new List<Checkpoint>();
        foreach (var round in new[] { 7, 1, 18, 5 })
        {
            await _work.Log(one.TaxpayerId, round);
            await _work.Log(two.TaxpayerId, 2);
            await _work.Log(0, 1);
            made.Add((await _work.Checkpoint()).Checkpoint);
        }

        _checkpoints = made;
        _signed = [.. made[^1].Logs.Select(log => (log.Log, log.Size))];
    }

    private async Task<string> Tamper(DbConnection connection, Dice dice)
    {
        var (log, size) = _signed[dice.Below(_signed.Count)];
        var seq = 1 + dice.Below((int)size);
        var where = $"taxpayer_id = {log} and seq = {seq}";
        string[] statements = dice.Below(7) switch
        {
            0 => [$"update audit_entry set {Change(dice)} where {where}"],
            1 => [$"delete from audit_entry where {where}"],
            2 => DeleteAndCloseTheGap(log, seq),
            3 => Insert(log, seq),
            4 => Swap(log, size, dice),
            5 => Truncate(log, seq - 1),
            _ => RollBack(_checkpoints[dice.Below(_checkpoints.Count - 1)]),
        };
        foreach (var statement in statements)
        {
            await LoggedWork.Run(connection, statement);
        }

        return string.Join("; ", statements);
    }

    private static string Change(Dice dice) =>
        dice.Below(5) switch
        {
            0 => "actor = actor || '二'",
            1 => "action = 'invoice.delete'",
            2 => "subject = coalesce(subject, '') || '0'",
            3 => "at = at + 1",
            _ => "detail = '{\"original\":\"另一份\"}'",
        };

    private static string[] DeleteAndCloseTheGap(long log, long seq) =>
        [
            $"delete from audit_entry where taxpayer_id = {log} and seq = {seq}",
            // Through negative numbers, so that no two rows have one key on the way.
            $"update audit_entry set seq = -seq where taxpayer_id = {log} and seq > {seq}",
            $"update audit_entry set seq = -seq - 1 where taxpayer_id = {log} and seq < 0",
            $"update audit_log set last_seq = last_seq - 1 where taxpayer_id = {log}",
        ];

    private static string[] Insert(long log, long seq) =>
        [
            $"update audit_entry set seq = -seq where taxpayer_id = {log} and seq >= {seq}",
            $"update audit_entry set seq = -seq + 1 where taxpayer_id = {log} and seq < 0",
            $"insert into audit_entry (taxpayer_id, seq, at, actor, action, subject, detail) values ({log}, {seq}, 1, '某人', 'invoice.change', null, '{{}}')",
            $"update audit_log set last_seq = last_seq + 1 where taxpayer_id = {log}",
        ];

    private static string[] Swap(long log, long size, Dice dice)
    {
        var first = 1 + dice.Below((int)size - 1);
        return
        [
            $"update audit_entry set seq = -1 where taxpayer_id = {log} and seq = {first}",
            $"update audit_entry set seq = {first} where taxpayer_id = {log} and seq = {first + 1}",
            $"update audit_entry set seq = {first + 1} where taxpayer_id = {log} and seq = -1",
        ];
    }

    private static string[] Truncate(long log, long left) =>
        [
            $"delete from audit_entry where taxpayer_id = {log} and seq > {left}",
            $"update audit_log set last_seq = {left} where taxpayer_id = {log}",
            $"delete from audit_tree where taxpayer_id = {log}",
        ];

    /// <summary>As an older copy of the whole database would have it.</summary>
    private static string[] RollBack(Checkpoint to) =>
        [
            .. to.Logs.SelectMany(log => Truncate(log.Log, log.Size)),
            string.Create(CultureInfo.InvariantCulture, $"delete from audit_checkpoint where checkpoint_no > {to.Number}"),
        ];

    public sealed class OnSqlite() : TamperingTests(new SqliteDatabase()), IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await _database.DisposeAsync();
    }

    public sealed class OnPostgres(PostgresServer server) : TamperingTests(new PostgresDatabase(server)), IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await _database.DisposeAsync();
    }
}
