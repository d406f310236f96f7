using System.Buffers;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using static SQLitePCL.raw;

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
        var table = db.Model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T).Name} has no table.");
        var columns = table.GetProperties().Select(property => new Column(property)).ToArray();
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        using var statement = new Statement(
            connection.Handle ?? throw new InvalidOperationException("The connection is not open."),
            $"insert into \"{table.GetTableName()}\" ({string.Join(", ", columns.Select(column => $"\"{column.Name}\""))}) "
                + $"values ({string.Join(", ", columns.Select(_ => "?"))})"
        );
        foreach (var row in rows)
        {
            for (var index = 0; index < columns.Length; index++)
            {
                statement.Bind(index + 1, columns[index].ValueOf(row));
            }

            statement.Run();
        }
    }

    /// <summary>One column: its name and how its value is got from a row.</summary>
    private sealed class Column(IProperty property)
    {
        private readonly IClrPropertyGetter _getter = property.GetGetter();
        private readonly Func<object?, object?>? _convert = property.GetTypeMapping().Converter?.ConvertToProvider;

        public string Name { get; } = property.GetColumnName();

        public object? ValueOf(object row)
        {
            var value = _getter.GetClrValue(row);
            return value is null || _convert is null ? value : _convert(value);
        }
    }

    /// <summary>A prepared statement.</summary>
    private sealed class Statement : IDisposable
    {
        private readonly SQLitePCL.sqlite3 _connection;
        private readonly SQLitePCL.sqlite3_stmt _statement;
        private byte[] _text = ArrayPool<byte>.Shared.Rent(4_096);

        public Statement(SQLitePCL.sqlite3 connection, string text)
        {
            _connection = connection;
            Check(sqlite3_prepare_v2(connection, text, out _statement));
        }

        public void Bind(int place, object? value) =>
            Check(
                value switch
                {
                    null => sqlite3_bind_null(_statement, place),
                    string text => BindText(place, text),
                    long number => sqlite3_bind_int64(_statement, place, number),
                    int number => sqlite3_bind_int(_statement, place, number),
                    bool flag => sqlite3_bind_int(_statement, place, flag ? 1 : 0),
                    DateOnly day => BindText(place, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
                    _ => throw new NotSupportedException($"No column holds a {value.GetType().Name}."),
                }
            );

        public void Run()
        {
            var result = sqlite3_step(_statement);
            if (result != SQLITE_DONE)
            {
                Check(result);
            }

            Check(sqlite3_reset(_statement));
        }

        public void Dispose()
        {
            _statement.Dispose();
            ArrayPool<byte>.Shared.Return(_text);
        }

        private int BindText(int place, string text)
        {
            if (text.Length == 0)
            {
                // No bytes at all would be bound as null.
                return sqlite3_bind_text(_statement, place, "");
            }

            var most = Encoding.UTF8.GetMaxByteCount(text.Length);
            if (most > _text.Length)
            {
                ArrayPool<byte>.Shared.Return(_text);
                _text = ArrayPool<byte>.Shared.Rent(most);
            }

            var length = Encoding.UTF8.GetBytes(text, _text);
            return sqlite3_bind_text(_statement, place, _text.AsSpan(0, length));
        }

        private void Check(int result) => SqliteException.ThrowExceptionForRC(result, _connection);
    }
}
