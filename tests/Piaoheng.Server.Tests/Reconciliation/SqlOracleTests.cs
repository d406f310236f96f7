using Piaoheng.Core.Reconciliation;
using Piaoheng.Formats;
using Piaoheng.Server.Tests.Storage;
using Piaoheng.World.TwoSides;

namespace Piaoheng.Server.Tests.Reconciliation;

/// <summary>The engine against a full join in SQL: which records are one invoice, which side has it, and what plainly differs.</summary>
[Trait("Category", "Slow")]
public abstract class SqlOracleTests
{
    private static readonly string[] HeaderFields =
    [
        "issueDate",
        "amountExTax",
        "taxAmount",
        "totalInclTax",
        "buyerTaxId",
        "sellerTaxId",
    ];

    private readonly TestDatabase _database;

    protected SqlOracleTests(TestDatabase database)
    {
        database.SkipUnlessAvailable();
        _database = database;
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(21, 10_000)]
    [InlineData(22, 2_000)]
    public Task A_full_join_finds_what_the_engine_finds(ulong seed, int invoices) => AssertSame(seed, invoices);

    [Theory]
    [Trait("Category", "Full")]
    [InlineData(23, 100_000)]
    [InlineData(24, 1_000_000)]
    public Task A_full_join_finds_what_the_engine_finds_in_large_sets(ulong seed, int invoices) => AssertSame(seed, invoices);

    private async Task AssertSame(ulong seed, int invoices)
    {
        // Without a period and without tolerances: SQL knows neither.
        var input = TwoSidesWorld.Make(seed, invoices, PolicyFolder.Load(PolicyFolder.Shipped)) with
        {
            From = null,
            To = null,
            Tolerances = [],
        };
        var results = Reconciler.Run(input, cancellation: Cancellation).Results;
        await using var oracle = await SqlOracle.Ask(_database.Address, input, Cancellation);

        Assert.Empty(await oracle.AmbiguousPaperNumbers(Cancellation));
        AssertSame(await oracle.Invoices(Cancellation), InvoicesOf(results));
        AssertSame(await oracle.DifferentFields(Cancellation), FieldsOf(results));
        AssertSame(await oracle.WrongUses(Cancellation), UsesOf(results));
    }

    private static IEnumerable<string> InvoicesOf(IEnumerable<ReconciliationResult> results) =>
        results
            .SelectMany<ReconciliationResult, (RecordGroup?, RecordGroup?)>(result =>
                result.Kind == DifferenceKind.NumberSuspect
                    ? [(result.Ours, null), (null, result.Theirs)]
                    : [(result.Ours, result.Theirs)]
            )
            .Distinct()
            .Select(pair => Ids(pair.Item1) + " = " + Ids(pair.Item2));

    private static IEnumerable<string> FieldsOf(IEnumerable<ReconciliationResult> results) =>
        results
            .Where(result =>
                result is { Kind: DifferenceKind.FieldMismatch, Ours.Records: [{ UsedAmount: null }], Theirs.Records: [_] }
            )
            .SelectMany(result =>
                result
                    .Fields.Where(field => HeaderFields.Contains(field.Field, StringComparer.Ordinal))
                    .Select(field => $"{Ids(result.Ours)} {Ids(result.Theirs)} {field.Field}")
            );

    private static IEnumerable<string> UsesOf(IEnumerable<ReconciliationResult> results) =>
        results
            .Where(result =>
                result
                    is {
                        Ours: { Document: null, Records.Count: > 1, Used: not null } ours,
                        Theirs.Records: [{ TotalInclTax: not null }]
                    }
                && ours.Records.All(record => record is { TotalInclTax: not null, UsedAmount: null })
                && (
                    result.Kind == DifferenceKind.DuplicateOurs
                    || (
                        result.Kind == DifferenceKind.FieldMismatch
                        && result.Fields.Any(field => field is { Field: "totalInclTax", Source: ComparedSource.Book })
                    )
                )
            )
            .Select(result => Ids(result.Ours) + (result.Kind == DifferenceKind.DuplicateOurs ? " more" : " less"));

    private static string Ids(RecordGroup? group) =>
        group is null ? "" : string.Join(' ', group.Records.Select(record => record.Id).Order(StringComparer.Ordinal));

    private static void AssertSame(List<string> oracle, IEnumerable<string> engine)
    {
        var found = engine.Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(oracle);
        Assert.True(
            oracle.SequenceEqual(found, StringComparer.Ordinal),
            $"only in SQL: {Lines(oracle.Except(found, StringComparer.Ordinal))}\nonly in the engine: {Lines(found.Except(oracle, StringComparer.Ordinal))}"
        );
    }

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines.Take(5));

    public sealed class OnSqlite(SqliteDatabase database) : SqlOracleTests(database), IClassFixture<SqliteDatabase>;

    public sealed class OnPostgres(PostgresDatabase database) : SqlOracleTests(database), IClassFixture<PostgresDatabase>;
}
