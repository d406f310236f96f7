using Microsoft.Data.Sqlite;

namespace Piaoheng.Server.Platform.Storage;

/// <summary>查询统计: tells SQLite how its tables have grown. PostgreSQL finds out by itself.</summary>
/// <remarks>
/// Without statistics SQLite takes every taxpayer for small and walks a million invoices along their dates where an index would
/// lead to the one that is looked for. Only tables that grew tenfold are looked at again, each by a sample: a tenth of a second.
/// </remarks>
public sealed class TableStatistics(DatabaseAddress address)
{
    /// <summary>Looks at the tables that have grown since the last time.</summary>
    public void Refresh()
    {
        if (address.Engine != DatabaseEngine.Sqlite)
        {
            return;
        }

        // A connection of its own, so that its settings reach nobody else.
        var own = new SqliteConnectionStringBuilder(address.ConnectionString) { Pooling = false };
        using (var connection = new SqliteConnection(own.ConnectionString))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA busy_timeout=30000; PRAGMA analysis_limit=1000; PRAGMA optimize=0x10002;";
            command.ExecuteNonQuery();
        }

        // Connections that are open already keep what they knew.
        using var pooled = new SqliteConnection(address.ConnectionString);
        SqliteConnection.ClearPool(pooled);
    }
}
