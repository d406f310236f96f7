using System.Buffers;
using System.Text;
using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace Piaoheng.Server.Platform.Storage;

/// <summary>A prepared statement of SQLite. What is bound stays bound from run to run.</summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly SQLitePCL.sqlite3 _connection;
    private readonly SQLitePCL.sqlite3_stmt _statement;
    private byte[] _text = ArrayPool<byte>.Shared.Rent(4_096);

    public SqliteStatement(SQLitePCL.sqlite3 connection, string text)
    {
        _connection = connection;
        Check(sqlite3_prepare_v2(connection, text, out _statement));
    }

    public void Bind(int place, long? number) =>
        Check(number is { } known ? sqlite3_bind_int64(_statement, place, known) : sqlite3_bind_null(_statement, place));

    public void Bind(int place, string? text) =>
        Check(
            text switch
            {
                null => sqlite3_bind_null(_statement, place),
                // No bytes at all would be bound as null.
                "" => sqlite3_bind_text(_statement, place, ""),
                _ => sqlite3_bind_text(_statement, place, Encoded(text)),
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

    private ReadOnlySpan<byte> Encoded(string text)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (most > _text.Length)
        {
            ArrayPool<byte>.Shared.Return(_text);
            _text = ArrayPool<byte>.Shared.Rent(most);
        }

        return _text.AsSpan(0, Encoding.UTF8.GetBytes(text, _text));
    }

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, _connection);
}
