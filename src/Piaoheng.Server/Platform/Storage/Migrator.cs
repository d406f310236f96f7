using FluentMigrator.Runner;
using FluentMigrator.Runner.Initialization;
using Microsoft.Data.Sqlite;

namespace Piaoheng.Server.Platform.Storage;

/// <summary>Brings the schema up to date.</summary>
internal static class Migrator
{
    /// <summary>Applies every migration of this assembly that the database has not seen.</summary>
    public static void Migrate(DatabaseAddress address)
    {
        if (address.Engine == DatabaseEngine.Sqlite)
        {
            SwitchToWal(address);
        }

        using var services = new ServiceCollection()
            .AddFluentMigratorCore()
            .ConfigureRunner(runner =>
            {
                _ = address.Engine == DatabaseEngine.Sqlite ? runner.AddSQLite() : runner.AddPostgres();
                runner.WithGlobalConnectionString(address.ConnectionString);
                runner.ScanIn(typeof(Migrator).Assembly).For.Migrations();
            })
            .BuildServiceProvider(validateScopes: false);
        using var scope = services.CreateScope();
        scope.ServiceProvider.GetRequiredService<IMigrationRunner>().MigrateUp();
        new TableStatistics(address).Refresh();
    }

    // Stays in the file; FluentMigrator would leave it at "delete".
    private static void SwitchToWal(DatabaseAddress address)
    {
        using var connection = new SqliteConnection(address.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode=WAL;";
        command.ExecuteNonQuery();
    }
}
