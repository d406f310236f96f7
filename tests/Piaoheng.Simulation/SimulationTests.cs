using System.Globalization;
using Piaoheng.Server.Tests.Storage;

[assembly: AssemblyFixture(typeof(PostgresServer))]

namespace Piaoheng.Simulation;

/// <summary>随机的一周: whatever is imported, synced, disturbed, interrupted and decided in whatever order, the books are right afterwards.</summary>
/// <remarks>A failing week names its seed; <c>PIAOHENG_SEED=n</c> lives through it again, and its seed is added to <see cref="Seeds"/>.</remarks>
[Trait("Category", "Slow")]
public abstract class SimulationTests
{
    private protected static async Task Live(TestDatabase database, ulong seed)
    {
        await using var _ = database;
        database.SkipUnlessAvailable();
        var week = new RandomWeek(database, seed);
        try
        {
            await week.Live();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            var told = string.Create(CultureInfo.InvariantCulture, $"seed {seed}: {string.Join(", ", week.Diary)}");
            throw new InvalidOperationException(told, failure);
        }
    }

    public sealed class OnSqlite : SimulationTests
    {
        public static TheoryData<ulong> Weeks => Seeds.From(1_000);

        [Theory]
        [MemberData(nameof(Weeks))]
        public Task A_week_ends_with_right_books(ulong seed) => Live(new SqliteDatabase(), seed);
    }

    public sealed class OnPostgres(PostgresServer server) : SimulationTests
    {
        public static TheoryData<ulong> Weeks => Seeds.From(2_000);

        [Theory]
        [MemberData(nameof(Weeks))]
        public Task A_week_ends_with_right_books(ulong seed) => Live(new PostgresDatabase(server), seed);
    }
}
