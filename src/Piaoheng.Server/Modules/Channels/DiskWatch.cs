using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Piaoheng.Core.Policy;
using Piaoheng.Core.Schedules;
using Piaoheng.Core.Text;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Files;
using Piaoheng.Server.Platform.Home;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Platform.Time;

namespace Piaoheng.Server.Modules.Channels;

/// <summary>磁盘余量: measured once a day; and whether a download would still fit.</summary>
internal sealed class DiskWatch(DiskGauge gauge, HomeFolder home, PolicyPack policy, Database db, TimeProvider time)
{
    private const int MostMeasures = 60;
    private const int SlicesLookedAt = 200;

    // The answers as received, the rows in the database, and its log while they are written.
    private const int TimesTheAnswers = 3;

    /// <summary>How long the disk lasts; null where fewer than two days were measured.</summary>
    public async Task<DiskOutlook?> Outlook(CancellationToken cancellation)
    {
        var rows = await db.Rows<DiskMeasureRecord>()
            .Where(row => row.Home == home.Path)
            .OrderByDescending(row => row.Day)
            .Take(MostMeasures)
            .ToListAsync(cancellation);
        return DiskGrowth.Of([
            .. rows.OrderBy(row => row.Day).Select(row => new DiskMeasure(row.Day, row.UsedBytes, row.FreeBytes)),
        ]);
    }

    /// <summary>Space as it is now.</summary>
    public DiskSpace Now() => gauge.Now();

    /// <summary>Writes the measure of today, if nobody has.</summary>
    public async Task Measure(CancellationToken cancellation)
    {
        var today = BeijingTime.Today(time);
        if (await db.Rows<DiskMeasureRecord>().AnyAsync(row => row.Home == home.Path && row.Day == today, cancellation))
        {
            return;
        }

        await using var work = await UnitOfWork.Begin(db, AuditLog.Installation, cancellation);
        if (!await db.Rows<DiskMeasureRecord>().AnyAsync(row => row.Home == home.Path && row.Day == today, cancellation))
        {
            var space = gauge.Now();
            await db.AddMany(
                [
                    new DiskMeasureRecord
                    {
                        Home = home.Path,
                        Day = today,
                        UsedBytes = space.Used,
                        FreeBytes = space.Free,
                    },
                ],
                cancellation
            );
            await work.Commit(cancellation);
        }
    }

    /// <summary>How many bytes the next download of a channel may need: as much as its largest so far, with the rows that come of it.</summary>
    public async Task<long> Needed(long taxpayerId, CancellationToken cancellation)
    {
        var sizes = await db.Rows<SyncAnswerRecord>()
            .Where(row => row.TaxpayerId == taxpayerId)
            .GroupBy(row => row.SliceId)
            .Select(slice => new { slice.Key, Size = slice.Sum(row => row.Size) })
            .OrderByDescending(slice => slice.Key)
            .Take(SlicesLookedAt)
            .ToListAsync(cancellation);
        return sizes.Select(slice => slice.Size).DefaultIfEmpty(0).Max() * TimesTheAnswers;
    }

    /// <summary>Why a download of so many bytes must not begin; null when it fits.</summary>
    public CodedText? WhyNot(long needed)
    {
        var free = gauge.Now().Free;
        var reserve = policy.Alarms.At(BeijingTime.Today(time)).DiskReserveMegabytes * 1024L * 1024;
        return free >= reserve + needed
            ? null
            : new CodedText(
                "SYN-14",
                "磁盘剩余 {free}，下载一段清单估计要 {needed}，另须留 {reserve}，放不下。同步已停止，没有下载；清理磁盘或扩容后点重试",
                ("free", Size(free)),
                ("needed", Size(needed)),
                ("reserve", Size(reserve))
            );
    }

    /// <summary>A size for people.</summary>
    public static string Size(long bytes) =>
        Math.Abs(bytes) >= 1024L * 1024 * 1024
            ? string.Create(CultureInfo.InvariantCulture, $"{bytes / 1_073_741_824m:0.0} GB")
            : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1_048_576m:0.0} MB");
}
