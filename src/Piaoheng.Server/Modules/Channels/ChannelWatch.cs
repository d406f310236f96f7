using Microsoft.EntityFrameworkCore;
using Piaoheng.Core.Text;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Channels;

/// <summary>取票概况 and 提醒 as last looked at, for pages.</summary>
internal sealed class ChannelWatch(Database db)
{
    /// <summary>How far the lists are proven; null when nobody has looked yet.</summary>
    public Task<WatchRecord?> Find(long taxpayerId, CancellationToken cancellation) =>
        db.Rows<WatchRecord>().SingleOrDefaultAsync(row => row.TaxpayerId == taxpayerId, cancellation);

    /// <summary>提醒, the most urgent first.</summary>
    public async Task<IReadOnlyList<CodedText>> Alarms(long taxpayerId, CancellationToken cancellation)
    {
        var rows = await db.Rows<AlarmRecord>()
            .Where(row => row.TaxpayerId == taxpayerId)
            .OrderBy(row => row.AlarmNo)
            .ToListAsync(cancellation);
        return [.. rows.SelectMany(row => ReadingCodec.ReadTexts(row.Said))];
    }

    /// <summary>How many there are.</summary>
    public Task<int> Count(long taxpayerId, CancellationToken cancellation) =>
        db.Rows<AlarmRecord>().CountAsync(row => row.TaxpayerId == taxpayerId, cancellation);
}
