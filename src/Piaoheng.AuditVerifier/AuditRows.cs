using System.Data.Common;
using System.Runtime.CompilerServices;
using Piaoheng.Core.Audit;

namespace Piaoheng.AuditVerifier;

/// <summary>Reads the rows of the logs as they stand, by plain SQL and nothing of the program's own storage.</summary>
/// <param name="connection">An open connection; best inside a transaction that only reads, so that all answers are of one moment.</param>
internal sealed class AuditRows(DbConnection connection)
{
    /// <summary>How long each log is said to be.</summary>
    public async Task<SortedDictionary<long, long>> Lengths(CancellationToken cancellation)
    {
        var lengths = new SortedDictionary<long, long>();
        await foreach (var row in Read("select taxpayer_id, last_seq from audit_log", cancellation))
        {
            lengths[row.GetInt64(0)] = row.GetInt64(1);
        }

        return lengths;
    }

    /// <summary>Number and hash of each checkpoint that the database has noted.</summary>
    public async Task<SortedDictionary<long, string>> Noted(CancellationToken cancellation)
    {
        var noted = new SortedDictionary<long, string>();
        await foreach (var row in Read("select checkpoint_no, sha256 from audit_checkpoint", cancellation))
        {
            noted[row.GetInt64(0)] = row.GetString(1);
        }

        return noted;
    }

    /// <summary>All entries, log by log, in their order.</summary>
    public async IAsyncEnumerable<AuditEntry> Entries([EnumeratorCancellation] CancellationToken cancellation)
    {
        const string All =
            "select taxpayer_id, seq, at, actor, action, subject, detail from audit_entry order by taxpayer_id, seq";
        await foreach (var row in Read(All, cancellation))
        {
            yield return new AuditEntry(
                row.GetInt64(0),
                row.GetInt64(1),
                row.GetInt64(2),
                row.GetString(3),
                row.GetString(4),
                await row.IsDBNullAsync(5, cancellation) ? null : row.GetString(5),
                row.GetString(6)
            );
        }
    }

    private async IAsyncEnumerable<DbDataReader> Read(string sql, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts stand above; nothing of a user is in them.
        command.CommandText = sql;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            yield return reader;
        }
    }
}
