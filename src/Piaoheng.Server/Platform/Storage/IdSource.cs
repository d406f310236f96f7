namespace Piaoheng.Server.Platform.Storage;

/// <summary>Makes 64-bit ids that rise with time and never repeat, also with several processes on one database.</summary>
/// <remarks>
/// 41 bits of milliseconds since 2024, 10 bits of process slot, 12 bits of counter. Each process draws its own slot
/// from the database when it starts, so no two that run at the same time share one (until 1,024 are started beside it).
/// </remarks>
public sealed class IdSource
{
    private const int SlotBits = 10;
    private const int CounterBits = 12;
    private static readonly long Epoch = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();
    private readonly TimeProvider _time;
    private readonly long _slot;
    private readonly Lock _gate = new();
    private long _tick;
    private int _counter;

    /// <summary>Draws the slot at once: later, a unit of work may hold the only writer of the database.</summary>
    public IdSource(TimeProvider time, Func<int> drawSlot)
    {
        _time = time;
        _slot = (long)drawSlot() % (1 << SlotBits);
    }

    /// <summary>The next id.</summary>
    public long Next()
    {
        lock (_gate)
        {
            // The clock may stand still or step back; then the last tick goes on being counted, and borrowed from the next when full.
            var now = _time.GetUtcNow().ToUnixTimeMilliseconds() - Epoch;
            if (now > _tick)
            {
                (_tick, _counter) = (now, 0);
            }
            else if (++_counter == 1 << CounterBits)
            {
                (_tick, _counter) = (_tick + 1, 0);
            }

            return (_tick << (SlotBits + CounterBits)) | (_slot << CounterBits) | (long)_counter;
        }
    }
}
