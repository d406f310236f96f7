namespace Piaoheng.Server.Platform.Jobs;

/// <summary>Wakes the server's loop as soon as there is new work, instead of at its next round.</summary>
public sealed class WorkSignal : IDisposable
{
    private readonly SemaphoreSlim _signal = new(0, 1);

    /// <summary>There is work.</summary>
    public void Wake()
    {
        try
        {
            _signal.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is awake already.
        }
    }

    /// <summary>Waits for a signal or for the end of a while.</summary>
    public Task Wait(TimeSpan atMost, CancellationToken cancellation) => _signal.WaitAsync(atMost, cancellation);

    /// <inheritdoc />
    public void Dispose() => _signal.Dispose();
}
