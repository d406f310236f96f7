using FluentMigrator.Runner;
using FluentMigrator.Runner.Initialization;
using Microsoft.Data.Sqlite;
using Npgsql;

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
                runner.WithGlobalConnectionString(Own(address));
                runner.ScanIn(typeof(Migrator).Assembly).For.Migrations();
            })
            .BuildServiceProvider(validateScopes: false);
        using var scope = services.CreateScope();
        scope.ServiceProvider.GetRequiredService<IMigrationRunner>().MigrateUp();
        if (address.Engine == DatabaseEngine.Postgres)
        {
            RowSecurity.Apply(Own(address));
        }

        new TableStatistics(address).Refresh();
    }

    /// <summary>Applies them as the owner of the tables, so that the role of the program need not own any.</summary>
    /// <param name="address">How the program reaches its database.</param>
    /// <param name="adminConnectionString">How the owner does.</param>
    public static void Migrate(DatabaseAddress address, string adminConnectionString)
    {
        Migrate(new DatabaseAddress(DatabaseEngine.Postgres, adminConnectionString));
        if (new NpgsqlConnectionStringBuilder(address.ConnectionString).Username is { Length: > 0 } role)
        {
            RowSecurity.Grant(adminConnectionString, role);
        }
    }

    // Migrations move the rows of every company.
    private static string Own(DatabaseAddress address) =>
        address.Engine == DatabaseEngine.Postgres
            ? RowSecurity.ForWholeInstallation(address.ConnectionString)
            : address.ConnectionString;

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
