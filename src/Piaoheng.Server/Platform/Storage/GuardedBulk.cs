using LinqToDB.Data;
using LinqToDB.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Piaoheng.Server.Platform.Storage;

/// <summary>Writes many rows to PostgreSQL under row-level security, which COPY does not know.</summary>
/// <remarks>Few rows go by one statement with parameters; many by COPY into a table of this transaction alone, and from there through the policy.</remarks>
internal static class GuardedBulk
{
    private const int Few = 100;

    private static readonly BulkCopyOptions Rows = new() { BulkCopyType = BulkCopyType.MultipleRows, UseParameters = true };

    public static async Task Insert<T>(Database db, IReadOnlyCollection<T> rows, CancellationToken cancellation)
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
        var copy = new BulkCopyOptions { BulkCopyType = BulkCopyType.ProviderSpecific, TableName = staged };
        await db.BulkCopyAsync(copy, rows, cancellation);
        await Run(db, $"insert into \"{table}\" select * from \"{staged}\"", cancellation);
    }

    // Names of our own tables, no outside text.
    private static Task<int> Run(Database db, string sql, CancellationToken cancellation) =>
        db.Database.ExecuteSqlRawAsync(sql, cancellation);
}
