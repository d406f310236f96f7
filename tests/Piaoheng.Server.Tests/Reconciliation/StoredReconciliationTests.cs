using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Reconciliation;
using Piaoheng.Server.Commands;
using Piaoheng.Server.Modules.Reconciliation;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Tests.Storage;
using Piaoheng.World.Demo;

namespace Piaoheng.Server.Tests.Reconciliation;

[Trait("Category", "Slow")]
public abstract class StoredReconciliationTests
{
    private readonly TestDatabase _database;

    protected StoredReconciliationTests(TestDatabase database)
    {
        database.SkipUnlessAvailable();
        _database = database;
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_stored_reconciles_as_the_invented_company_was_made()
    {
        var (taxpayer, truth) = await ImportDemo();

        var run = await Run(taxpayer);
        var counts = await In<RunResults, IReadOnlyDictionary<string, RunResults.KindCount>>(results =>
            results.Counts(run, Cancellation)
        );

        Assert.Equal(
            truth.ByKind.ToDictionary(pair => DifferenceWords.Of(pair.Key), pair => pair.Value),
            counts.ToDictionary(pair => pair.Key, pair => pair.Value.Count)
        );
        await ADecisionHoldsInTheNextRun(taxpayer, run);
    }

    private async Task ADecisionHoldsInTheNextRun(Taxpayer taxpayer, RunRecord first)
    {
        var before = await FirstMissing(first);
        var decided = await In<DecideDifference, bool>(async decide =>
            (
                await decide.Decide(
                    taxpayer.Number,
                    (first.RunNo, before.ResultNo),
                    new DecideDifference.Request("ignored", "非本单位业务"),
                    Actor.LocalOperator,
                    Cancellation
                )
            ).Succeeded(out _)
        );
        var second = await Run(taxpayer);
        var after = await FirstMissing(second);
        var decisions = await In<RunResults, IReadOnlyDictionary<string, DecisionRecord>>(results =>
            results.Decisions(taxpayer.TaxpayerId, [after.Subject], Cancellation)
        );

        Assert.True(decided);
        Assert.Equal(first.RunNo + 1, second.RunNo);
        Assert.Equal(after.Evidence, decisions[after.Subject].Evidence);
    }

    private async Task<DifferenceRecord> FirstMissing(RunRecord run) =>
        (await In<RunResults, List<DifferenceRecord>>(results => results.Page(run, ["missing-ours"], false, 0, Cancellation)))[0];

    private Task<RunRecord> Run(Taxpayer taxpayer) =>
        In<StoredRun, RunRecord>(stored =>
            stored.Make(taxpayer, new RunPeriod(From: null, To: null, DemoSet.AsOf), Actor.LocalOperator, Cancellation)
        );

    private async Task<(Taxpayer Taxpayer, DemoTruth Truth)> ImportDemo()
    {
        var folder = Path.Combine(_database.Home.Path, "demo");
        var truth = DemoSet.Write(folder);
        var taxpayer = await _database.AddTaxpayer(DemoSet.Taxpayer.TaxId, DemoSet.Taxpayer.Name, "示例集团");
        await _database.AddTaxpayer(DemoSet.Member.TaxId, DemoSet.Member.Name, "示例集团");
        foreach (var (part, side) in new[] { ("ours", Side.Ours), ("theirs", Side.Theirs) })
        {
            var files = InputFiles.Find([Path.Combine(folder, part)], out _);
            await using var output = new StreamWriter(Stream.Null, new UTF8Encoding(false));
            var import = new FileImport(_database.Services, taxpayer, side, new ImportReport(output, asJson: false, files.Count));
            await import.Run(files, missing: 0, Cancellation);
        }

        return (taxpayer, truth);
    }

    private Task<TResult> In<T, TResult>(Func<T, Task<TResult>> action)
        where T : notnull => _database.In(services => action(services.GetRequiredService<T>()));

    public sealed class OnSqlite(SqliteDatabase database) : StoredReconciliationTests(database), IClassFixture<SqliteDatabase>;

    public sealed class OnPostgres(PostgresDatabase database)
        : StoredReconciliationTests(database),
            IClassFixture<PostgresDatabase>;
}
