using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace Piaoheng.Server.Platform.Storage;

/// <summary>Writes many rows to SQLite by one prepared statement that is run again and again.</summary>
/// <remarks>
/// There is no way to the server to be saved, and parsing one statement with 30,000 parameters costs more than it saves. Values
/// are bound by their place through SQLite's own interface: the ADO.NET command looks every parameter up by name, row by row.
/// </remarks>
internal static class SqliteBulk
{
    public static void Insert<T>(Database db, IReadOnlyCollection<T> rows)
        where T : class
    {
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        var handle = connection.Handle ?? throw new InvalidOperationException("The connection is not open.");
        if (rows is not IReadOnlyCollection<IMonthRow> counted)
        {
            Write(db, handle, rows);
            return;
        }

        using (new SqliteTriggersOff(handle))
        {
            Write(db, handle, rows);
        }

        SqliteMonths.Raise(handle, counted);
    }

    private static void Write<T>(Database db, sqlite3 handle, IReadOnlyCollection<T> rows)
        where T : class
    {
        var table = db.Model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T).Name} has no table.");
        var columns = table.GetProperties().Select((property, index) => SqliteColumn<T>.Of(property, index + 1)).ToArray();
        using var statement = new SqliteStatement(
            handle,
            $"insert into \"{table.GetTableName()}\" ({string.Join(", ", columns.Select(column => $"\"{column.Name}\""))}) "
                + $"values ({string.Join(", ", columns.Select(_ => "?"))})"
        );
        foreach (var row in rows)
        {
            foreach (var column in columns)
            {
                column.Bind(statement, row);
            }

            statement.Run();
        }
    }
}
