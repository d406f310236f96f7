using Microsoft.EntityFrameworkCore;

namespace Piaoheng.Server.Platform.Storage;

/// <summary>Reads rows of many ids, as many at once as a statement takes well.</summary>
internal static class InChunks
{
    private const int Size = 5_000;

    /// <summary>The rows of some ids.</summary>
    /// <param name="ids">The ids, each once.</param>
    /// <param name="query">The rows of some of them.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static async Task<List<T>> Read<T>(
        IEnumerable<long> ids,
        Func<long[], IQueryable<T>> query,
        CancellationToken cancellation
    )
    {
        var rows = new List<T>();
        foreach (var some in ids.Chunk(Size))
        {
            rows.AddRange(await query(some).ToListAsync(cancellation));
        }

        return rows;
    }
}
