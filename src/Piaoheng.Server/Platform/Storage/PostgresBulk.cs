using LinqToDB.Data;
using LinqToDB.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Piaoheng.Server.Platform.Storage;

/// <summary>Writes many rows to PostgreSQL: by COPY, which row-level security does not let a guarded role do.</summary>
/// <remarks>
/// A guarded role writes few rows by one statement with parameters; many by COPY into a table of this transaction alone, and
/// from there through the policy. The only user of linq2db: on SQLite its 10 MB are never loaded.
/// </remarks>
internal static class PostgresBulk
{
    private const int Few = 100;

    private static readonly BulkCopyOptions Rows = new() { BulkCopyType = BulkCopyType.MultipleRows, UseParameters = true };

    private static readonly BulkCopyOptions Copied = new() { BulkCopyType = BulkCopyType.ProviderSpecific };

    static PostgresBulk() => LinqToDBForEFTools.Initialize();

    public static Task Insert<T>(Database db, IReadOnlyCollection<T> rows, bool isGuarded, CancellationToken cancellation)
        where T : class => isGuarded ? ThroughPolicy(db, rows, cancellation) : db.BulkCopyAsync(Copied, rows, cancellation);

    private static async Task ThroughPolicy<T>(Database db, IReadOnlyCollection<T> rows, CancellationToken cancellation)
        where T : class
    {
        if (rows.Count <= Few)
        {
            await db.BulkCopyAsync(Rows, rows, cancellation);
            return;
        }

        var table = db.Model.FindEntityType(typeof(T))?.GetTableName();
        var staged = $"staged_{table}";
        await Run(db, $"create temporary table if not exists \"{staged}\" (like \"{table}\") on commit drop", cancellation);
        await Run(db, $"truncate \"{staged}\"", cancellation);
        await db.BulkCopyAsync(Copied with { TableName = staged }, rows, cancellation);
        await Run(db, $"insert into \"{table}\" select * from \"{staged}\"", cancellation);
    }

    // Names of our own tables, no outside text.
    private static Task<int> Run(Database db, string sql, CancellationToken cancellation) =>
        db.Database.ExecuteSqlRawAsync(sql, cancellation);
}
