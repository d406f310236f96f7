using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Piaoheng.Server.Platform.Files;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Invoices;

/// <summary>核验原件: reads every stored original back and compares it with its hash.</summary>
internal sealed class CheckOriginals(Database db, OriginalStore store)
{
    /// <param name="FileName">Name under which it came.</param>
    /// <param name="IsMissing">Not there; otherwise there, and changed.</param>
    public sealed record Damage(string FileName, string Sha256, bool IsMissing);

    /// <summary>How many originals there are.</summary>
    public Task<int> Count(CancellationToken ct) => db.Rows<OriginalRecord>().CountAsync(ct);

    /// <summary>The originals that are missing or changed.</summary>
    public async IAsyncEnumerable<Damage> FindDamage([EnumeratorCancellation] CancellationToken ct)
    {
        var originals = db.Rows<OriginalRecord>().Select(original => new { original.FileName, original.Sha256 });
        await foreach (var original in originals.AsAsyncEnumerable().WithCancellation(ct))
        {
            if (!store.Holds(original.Sha256))
            {
                yield return new Damage(original.FileName, original.Sha256, IsMissing: true);
            }
            else if (!await IsWhole(original.Sha256, ct))
            {
                yield return new Damage(original.FileName, original.Sha256, IsMissing: false);
            }
        }
    }

    private async Task<bool> IsWhole(string sha256, CancellationToken ct)
    {
        try
        {
            await store.Read(sha256, ct);
            return true;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}
