using Microsoft.EntityFrameworkCore;

namespace Piaoheng.Server.Platform.Storage;

/// <summary>升级记录: when the database was last changed by a newer program, as the migrator notes it.</summary>
public sealed class SchemaHistory(Database db)
{
    /// <summary>The last upgrade, or the installation where there was none.</summary>
    public async Task<DateTimeOffset?> LastUpgrade(CancellationToken cancellation)
    {
        // The table is the migrator's own, so no model part has it.
        var applied = await db
            .Database.SqlQueryRaw<DateTime?>("select max(\"AppliedOn\") as \"Value\" from \"VersionInfo\"")
            .ToListAsync(cancellation);
        return applied is [{ } at] ? new DateTimeOffset(DateTime.SpecifyKind(at, DateTimeKind.Utc)) : null;
    }
}
