using LinqToDB.Data;
using LinqToDB.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Server.Modules.Identities;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Tests.Storage;

public abstract class StorageTests
{
    private readonly TestDatabase _database;

    protected StorageTests(TestDatabase database)
    {
        database.SkipUnlessAvailable();
        _database = database;
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rows_written_in_bulk_vanish_with_their_unit_of_work()
    {
        var taxpayer = await _database.AddTaxpayer("911100000000000101", "北京回滚测试有限公司");
        await _database.In(async services =>
        {
            var db = services.GetRequiredService<Database>();
            await using (await UnitOfWork.Begin(db, taxpayer.TaxpayerId, Cancellation))
            {
                await services
                    .GetRequiredService<AuditLog>()
                    .Write(taxpayer.TaxpayerId, Actor.LocalOperator, new AuditEvent("test", null), Cancellation);
            }

            Assert.Equal(1, await Entries(db, taxpayer.TaxpayerId).CountAsync(Cancellation));
        });
    }

    [Fact]
    public async Task Texts_of_every_length_written_in_bulk_come_back()
    {
        var taxpayer = await _database.AddTaxpayer("911100000000000104", "北京长短测试有限公司");
        string[] names = ["", "a", "北京", "𠮷野家", new string('票', 5_000), "b"];
        await _database.In(async services =>
        {
            var db = services.GetRequiredService<Database>();
            await using var work = await UnitOfWork.Begin(db, taxpayer.TaxpayerId, Cancellation);
            await db.AddMany([.. names.Select((name, index) => Party(taxpayer.TaxpayerId, index, name))], Cancellation);
            var stored = await db.Rows<PartyRecord>()
                .Where(row => row.TaxpayerId == taxpayer.TaxpayerId)
                .OrderBy(row => row.PartyId)
                .Select(row => row.Name)
                .ToListAsync(Cancellation);
            Assert.Equal(names, stored);
        });
    }

    [Fact]
    public async Task Bulk_writing_outside_a_unit_of_work_is_refused() =>
        await _database.In(services =>
            Assert.ThrowsAsync<InvalidOperationException>(() =>
                services
                    .GetRequiredService<Database>()
                    .AddMany([new AuditLogRecord { TaxpayerId = 99, LastSeq = 0 }], Cancellation)
            )
        );

    [Fact]
    public async Task Audit_numbers_have_no_gaps_under_concurrent_writers()
    {
        var taxpayer = await _database.AddTaxpayer("911100000000000102", "北京并发测试有限公司");
        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Write(taxpayer.TaxpayerId, writer)));
        await _database.In(async services =>
        {
            var entries = await Entries(services.GetRequiredService<Database>(), taxpayer.TaxpayerId)
                .OrderBy(entry => entry.Seq)
                .Select(entry => entry.Seq)
                .ToListAsync(Cancellation);
            Assert.Equal(Enumerable.Range(1, 1 + (8 * 5 * 2)).Select(seq => (long)seq), entries);
        });
    }

    private static PartyRecord Party(long taxpayerId, int id, string name) =>
        new()
        {
            TaxpayerId = taxpayerId,
            PartyId = id,
            TaxId = "",
            Name = name,
            Stated = 2,
        };

    [Fact]
    public async Task Ids_rise_and_differ_between_processes()
    {
        var first = _database.Services.GetRequiredService<IdSource>();
        await using var other = new ServiceCollection()
            .AddLogging()
            .AddSingleton(TimeProvider.System)
            .AddStorage(_database.Address)
            .BuildServiceProvider();
        var second = other.GetRequiredService<IdSource>();
        var made = Enumerable.Range(0, 50_000).SelectMany(_ => new[] { first.Next(), second.Next() }).ToList();
        Assert.Equal(made.Count, made.Distinct().Count());
        Assert.True(
            made.Where((_, index) => index % 2 == 0)
                .Zip(made.Where((_, index) => index % 2 == 0).Skip(1))
                .All(pair => pair.First < pair.Second)
        );
    }

    // Some attempts are undone on purpose: an undone entry must not leave a gap.
    private async Task Write(long taxpayerId, int writer)
    {
        for (var round = 0; round < 10; round++)
        {
            var keep = round % 2 == 0;
            await _database.In(async services =>
            {
                var db = services.GetRequiredService<Database>();
                await using var work = await UnitOfWork.Begin(db, taxpayerId, Cancellation);
                var audit = services.GetRequiredService<AuditLog>();
                var entries = new[]
                {
                    new AuditEvent("test.one", $"writer:{writer}"),
                    new AuditEvent("test.two", $"writer:{writer}"),
                };
                await audit.Write(taxpayerId, Actor.LocalOperator, entries, Cancellation);
                if (keep)
                {
                    await work.Commit(Cancellation);
                }
            });
        }
    }

    private static IQueryable<AuditEntryRecord> Entries(Database db, long taxpayerId) =>
        db.Rows<AuditEntryRecord>().Where(entry => entry.TaxpayerId == taxpayerId);

    public sealed class OnSqlite(SqliteDatabase database) : StorageTests(database), IClassFixture<SqliteDatabase>
    {
        private readonly SqliteDatabase _sqlite = database;

        [Fact]
        public async Task Every_door_has_the_same_pragmas() =>
            await _sqlite.In(async services =>
            {
                var db = services.GetRequiredService<Database>();
                Assert.Equal([2], await db.Database.SqlQuery<long>($"pragma synchronous").ToListAsync(Cancellation));
                await using var work = await UnitOfWork.Begin(db, 0, Cancellation);
                Assert.Equal([2], await db.Database.SqlQuery<long>($"pragma synchronous").ToListAsync(Cancellation));
                await using var linq = db.CreateLinqToDBConnection();
                Assert.Equal(2, await linq.ExecuteAsync<long>("pragma synchronous", Cancellation));
                Assert.Equal(30_000, await linq.ExecuteAsync<long>("pragma busy_timeout", Cancellation));
                Assert.Equal("wal", await linq.ExecuteAsync<string>("pragma journal_mode", Cancellation));
            });
    }

    public sealed class OnPostgres(PostgresDatabase database) : StorageTests(database), IClassFixture<PostgresDatabase>;
}
