using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Piaoheng.Server.Platform.Storage;

/// <summary>One transaction that changes the data of one taxpayer, alone: others of the same taxpayer wait.</summary>
/// <remarks>
/// The lock is the row of the taxpayer's audit log, which every change writes anyway. On SQLite there is one writer at a time.
/// Undone unless <see cref="Commit"/> is called.
/// </remarks>
public sealed class UnitOfWork : IAsyncDisposable
{
    private readonly Database _db;
    private readonly IDbContextTransaction _transaction;

    private UnitOfWork(Database db, IDbContextTransaction transaction) => (_db, _transaction) = (db, transaction);

    /// <summary>Begins; waits for the taxpayer's other writers.</summary>
    /// <param name="db">The context of this scope.</param>
    /// <param name="taxpayerId">Taxpayer; <see cref="Audit.AuditLog.Installation"/> for the installation itself.</param>
    /// <param name="cancellation">Stops the waiting.</param>
    public static Task<UnitOfWork> Begin(Database db, long taxpayerId, CancellationToken cancellation) =>
        Begin(db, [taxpayerId], cancellation);

    /// <summary>Begins; waits for the other writers of several taxpayers, whose invoices to one another change together.</summary>
    /// <param name="db">The context of this scope.</param>
    /// <param name="taxpayerIds">Taxpayers.</param>
    /// <param name="cancellation">Stops the waiting.</param>
    public static async Task<UnitOfWork> Begin(Database db, IReadOnlyCollection<long> taxpayerIds, CancellationToken cancellation)
    {
        var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var work = new UnitOfWork(db, transaction);
        if (db.Engine == DatabaseEngine.Postgres)
        {
            // Always in the same order, so that two of them never wait for each other.
            foreach (var taxpayerId in taxpayerIds.Distinct().Order())
            {
                await db.Database.ExecuteSqlAsync(
                    $"select last_seq from audit_log where taxpayer_id = {taxpayerId} for update",
                    cancellation
                );
            }
        }

        return work;
    }

    /// <summary>Makes the changes durable.</summary>
    public Task Commit(CancellationToken cancellation) => _transaction.CommitAsync(cancellation);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        _db.ChangeTracker.Clear();
    }
}
