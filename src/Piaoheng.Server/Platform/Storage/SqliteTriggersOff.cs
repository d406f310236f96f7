using Microsoft.Data.Sqlite;
using SQLitePCL;
using static SQLitePCL.raw;

namespace Piaoheng.Server.Platform.Storage;

/// <summary>While it lives, statements of a connection to SQLite set off no trigger; whoever opens it does what they would have done.</summary>
internal sealed class SqliteTriggersOff : IDisposable
{
    private readonly sqlite3 _connection;

    public SqliteTriggersOff(sqlite3 connection)
    {
        _connection = connection;
        Set(0);
    }

    public void Dispose() => Set(1);

    private void Set(int isOn) =>
        SqliteException.ThrowExceptionForRC(
            sqlite3_db_config(_connection, SQLITE_DBCONFIG_ENABLE_TRIGGER, isOn, out _),
            _connection
        );
}
