using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Platform.Audit;

/// <summary>对象的名称 that stand in one column of one table. Reads what it needs of a row and nothing else: some carry whole forms.</summary>
internal abstract class NamesOfRows<T>(Database db) : IAuditNames
    where T : class
{
    /// <inheritdoc />
    public abstract AuditSubject Kind { get; }

    /// <summary>What is read of each.</summary>
    protected abstract Expression<Func<T, NamedRow>> Read { get; }

    /// <inheritdoc />
    public async Task<IReadOnlyDictionary<long, AuditName>> Find(
        long taxpayerId,
        List<long> ids,
        CancellationToken cancellation
    ) =>
        (await db.Rows<T>().Where(Among(taxpayerId, ids)).Select(Read).ToListAsync(cancellation)).ToDictionary(
            row => row.Id,
            row => new AuditName(row.Name, PathOf(row))
        );

    /// <summary>Rows of the taxpayer with these ids.</summary>
    protected abstract Expression<Func<T, bool>> Among(long taxpayerId, List<long> ids);

    /// <summary>Where it is seen; null = as its kind says.</summary>
    protected virtual string? PathOf(NamedRow row) => null;
}

/// <summary>What is read of a row that has a name.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Place">The number that a path needs; 0 = none.</param>
internal sealed record NamedRow(long Id, string Name, long Place);
