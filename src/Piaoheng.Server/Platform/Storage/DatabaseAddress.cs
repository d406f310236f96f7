using Microsoft.Data.Sqlite;
using Piaoheng.Server.Platform.Home;

namespace Piaoheng.Server.Platform.Storage;

/// <summary>数据库: which engine, and how to reach it.</summary>
public sealed record DatabaseAddress(DatabaseEngine Engine, string ConnectionString)
{
    /// <summary>PostgreSQL where an address is given, else the embedded file of the home.</summary>
    public static DatabaseAddress From(HomeFolder home, string? given) =>
        given is null ? Embedded(home.DatabaseFile) : new DatabaseAddress(DatabaseEngine.Postgres, given);

    /// <summary>A SQLite file.</summary>
    public static DatabaseAddress Embedded(string file) =>
        new(
            DatabaseEngine.Sqlite,
            new SqliteConnectionStringBuilder
            {
                DataSource = file,
                Pooling = true,
                ForeignKeys = true,
                DefaultTimeout = 30,
            }.ToString()
        );
}

/// <summary>The two engines that every test runs on.</summary>
public enum DatabaseEngine
{
    /// <summary>Embedded, one file in the home.</summary>
    Sqlite,

    /// <summary>A server.</summary>
    Postgres,
}
