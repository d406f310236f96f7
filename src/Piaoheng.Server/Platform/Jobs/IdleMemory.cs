namespace Piaoheng.Server.Platform.Jobs;

/// <summary>空闲时归还内存: when nothing has been worked on for a while, what the last work left behind goes back to the machine.</summary>
/// <remarks>The runtime keeps it until somebody needs it, which on a small server in the evening is the other programs.</remarks>
internal sealed class IdleMemory(TimeProvider time) : BackgroundService
{
    // What the loops of the program allocate by themselves stays far below; a page takes more.
    private const long Quiet = 2 * 1024 * 1024;
    private const long Worthwhile = 16 * 1024 * 1024;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        var (then, returned) = (0L, 0L);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var now = GC.GetTotalAllocatedBytes();
            if (now - then < Quiet && now - returned > Worthwhile)
            {
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
                returned = now;
            }

            then = now;
        }
    }
}
