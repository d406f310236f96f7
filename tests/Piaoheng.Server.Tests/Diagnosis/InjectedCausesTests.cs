using System.Globalization;
using Piaoheng.Core.Diagnosis;
using Piaoheng.Server.Tests.Storage;

namespace Piaoheng.Server.Tests.Diagnosis;

/// <summary>Every cause that a program can decide is injected into stored data many times: the first answer must be right.</summary>
public abstract class InjectedCausesTests
{
    private const int Seed = 20261124;
    private const decimal Target = 0.98m;

    // 37 of each round: 333 as a rule, 2,035 in full.
    private static readonly int OfEach = IsFull ? 55 : 9;

    private readonly TestDatabase _database;

    protected InjectedCausesTests(TestDatabase database)
    {
        database.SkipUnlessAvailable();
        _database = database;
    }

    private static bool IsFull =>
        string.Equals(Environment.GetEnvironmentVariable("PIAOHENG_TEST_LEVEL"), "full", StringComparison.Ordinal);

    [Fact]
    public async Task The_first_cause_is_the_injected_one()
    {
        var world = await InjectedWorld.Make(_database, Seed, OfEach);
        var confused = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var (first, third) = (0, 0);
        foreach (var asked in world.Cases)
        {
            var cause = asked.Cause;
            var result = await world.Ask(asked);
            var top = result.Top?.Entry.Cause ?? "—";
            first += top == cause ? 1 : 0;
            third += result.Ranked.Take(3).Any(each => each.Entry.Cause == cause) ? 1 : 0;
            var key = $"{cause} → {top}";
            confused[key] = confused.GetValueOrDefault(key) + 1;
            AssertNothingIsCalledMissingUncovered(result);
        }

        var output = TestContext.Current.TestOutputHelper!;
        output.WriteLine($"seed {Seed}, {world.Cases.Count} cases, first {first}, among three {third}");
        foreach (var (pair, count) in confused)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count, 5}  {pair}"));
        }

        var wrong = string.Join(", ", confused.Keys.Where(key => key.Split(" → ") is [var meant, var said] && meant != said));
        Assert.True(world.Cases.Count >= 300);
        Assert.True(first >= Target * world.Cases.Count, $"{first} of {world.Cases.Count}: {wrong}");
        Assert.True(third >= 0.999m * world.Cases.Count, $"{third} of {world.Cases.Count} among three: {wrong}");
    }

    // Never 未找到 where the coverage step did not pass.
    private static void AssertNothingIsCalledMissingUncovered(DiagnosisResult result)
    {
        if (result.Verdict == DiagnosisVerdict.NotFoundInScope || result.Ranked.Any(each => each.Entry.Cause == Cause.NotIssued))
        {
            Assert.Equal(StepOutcome.Pass, result.Steps.Single(step => step.Code == "DIA-COVERAGE").Outcome);
        }
    }

    public sealed class OnSqlite(SqliteDatabase database) : InjectedCausesTests(database), IClassFixture<SqliteDatabase>;

    public sealed class OnPostgres(PostgresDatabase database) : InjectedCausesTests(database), IClassFixture<PostgresDatabase>;
}
