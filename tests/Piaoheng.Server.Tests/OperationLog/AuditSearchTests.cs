using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Server.Modules.Access;
using Piaoheng.Server.Modules.Invoices;
using Piaoheng.Server.Modules.OperationLog;
using Piaoheng.Server.Modules.Taxpayers;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Time;
using Piaoheng.Server.Tests.Access;
using Piaoheng.Server.Tests.Storage;
using InvoiceRows = Piaoheng.Server.Tests.Invoices.InvoiceRows;

namespace Piaoheng.Server.Tests.OperationLog;

/// <summary>操作日志, searched: by person, action, object and day, page by page, and taken out.</summary>
public abstract class AuditSearchTests
{
    private readonly TestDatabase _database;

    protected AuditSearchTests(TestDatabase database)
    {
        database.SkipUnlessAvailable();
        _database = database;
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_condition_narrows_and_other_companies_are_not_seen()
    {
        var taxpayer = await _database.AddTaxpayer("911100000000000321", "北京日志测试有限公司");
        var other = await _database.AddTaxpayer("911100000000000322", "北京日志测试第二有限公司");
        var work = new LoggedWork(_database);
        await work.Log(taxpayer.TaxpayerId, 10);
        await work.Log(other.TaxpayerId, 4);
        var today = BeijingTime.Today(TimeProvider.System);

        Assert.Equal(11, await Count(taxpayer.TaxpayerId, new AuditFilter()));
        Assert.Equal(1, await Count(taxpayer.TaxpayerId, new AuditFilter { Action = "taxpayer.create" }));
        Assert.Equal(11, await Count(taxpayer.TaxpayerId, new AuditFilter { By = Actor.LocalOperator.Name }));
        Assert.Equal(0, await Count(taxpayer.TaxpayerId, new AuditFilter { By = "某人" }));
        Assert.Equal(1, await Count(taxpayer.TaxpayerId, new AuditFilter { Subject = "invoice:3" }));
        Assert.Equal(11, await Count(taxpayer.TaxpayerId, new AuditFilter { From = today.AddDays(-1), To = today.AddDays(1) }));
        Assert.Equal(0, await Count(taxpayer.TaxpayerId, new AuditFilter { To = today.AddDays(-2) }));
        Assert.Equal(5, await Count(other.TaxpayerId, new AuditFilter()));
    }

    [Fact]
    public async Task Pages_follow_one_another_without_gap_or_repetition()
    {
        var taxpayer = await _database.AddTaxpayer("911100000000000323", "北京翻页测试有限公司");
        await new LoggedWork(_database).Log(taxpayer.TaxpayerId, 130);
        var seen = new List<long>();
        for (long? before = null; ; before = seen[^1])
        {
            var page = await _database.In(services =>
                services.GetRequiredService<AuditSearch>().Page(taxpayer.TaxpayerId, new AuditFilter(), before, Cancellation)
            );
            seen.AddRange(page.Select(entry => entry.Seq));
            if (page.Count < AuditSearch.PageSize)
            {
                break;
            }
        }

        Assert.Equal(Enumerable.Range(1, 131).Reverse().Select(seq => (long)seq), seen);
    }

    [Fact]
    public async Task Taking_the_log_out_is_logged()
    {
        var taxpayer = await _database.AddTaxpayer("911100000000000324", "北京日志导出有限公司");
        await new LoggedWork(_database).Log(taxpayer.TaxpayerId, 6);
        await _database.In(async services =>
        {
            var written = await services
                .GetRequiredService<ExportLog>()
                .Write(taxpayer.TaxpayerId, new AuditFilter { Subject = "invoice:2" }, true, Actor.LocalOperator, Cancellation);
            using var reader = new StreamReader(written.Value);
            var lines = (await reader.ReadToEndAsync(Cancellation)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal(2, lines.Length);
            Assert.Contains("发票 2", lines[1], StringComparison.Ordinal);
            Assert.Contains("原件·2", lines[1], StringComparison.Ordinal);
        });
        Assert.Equal(1, await Count(taxpayer.TaxpayerId, new AuditFilter { Action = "operation-log.export" }));
    }

    [Fact]
    public async Task Names_are_told_only_to_who_may_see_what_they_name()
    {
        var taxpayer = (await _database.AddTaxpayer("911100000000000325", "北京日志名称有限公司")).TaxpayerId;
        await _database.In(services =>
            InvoiceRows.Store(services, taxpayer, [InvoiceRows.Row(taxpayer, 7, "26117000000000000007", "2026-01-05", 100)])
        );

        Assert.Equal("26117000000000000007", await Name(Actor.LocalOperator));
        Assert.Null(await Name(Covered.Without(InvoicesPermissions.View)));

        Task<string?> Name(Actor actor) =>
            _database.In(async services =>
            {
                services.GetRequiredService<ActorSource>().Instead = actor;
                var found = await services.GetRequiredService<AuditNames>().Of(taxpayer, ["invoice:7"], Cancellation);
                return found.Names.GetValueOrDefault("invoice:7")?.Text;
            });
    }

    [Fact]
    public async Task Of_what_has_a_name_no_more_than_the_name_is_read()
    {
        var queries = new List<string>();
        await using var watched = new WatchedDatabase(
            _database,
            query =>
            {
                queries.Add(query);
                return Task.CompletedTask;
            }
        );
        await watched.In(async services =>
        {
            foreach (
                var names in services
                    .GetServices<IAuditNames>()
                    .Where(names => names.Kind != AccessActions.User && names.Kind != TaxpayersActions.Taxpayer)
            )
            {
                await names.Find(1, [1], Cancellation);
            }
        });

        Assert.True(queries.Count >= 8, $"{queries.Count} queries");
        Assert.All(
            queries,
            query => Assert.InRange(query[..query.IndexOf("FROM", StringComparison.Ordinal)].Count(letter => letter == ','), 0, 2)
        );
    }

    private Task<int> Count(long taxpayerId, AuditFilter filter) =>
        _database.In(services => services.GetRequiredService<AuditSearch>().Count(taxpayerId, filter, Cancellation));

    public sealed class OnSqlite(SqliteDatabase database) : AuditSearchTests(database), IClassFixture<SqliteDatabase>;

    public sealed class OnPostgres(PostgresDatabase database) : AuditSearchTests(database), IClassFixture<PostgresDatabase>;
}
