namespace Piaoheng.Server.Modules.Reconciliation;

/// <summary>How far a run has come. Written by the one who runs, read by the one who reports.</summary>
internal sealed class RunProgress
{
    private readonly Lock _gate = new();
    private (string Stage, int Done, int InAll) _now = (RunStage.ReadingOurs, 0, 0);

    public (string Stage, int Done, int InAll) Now
    {
        get
        {
            lock (_gate)
            {
                return _now;
            }
        }
    }

    public void Set(string stage, int done, int inAll = 0)
    {
        lock (_gate)
        {
            _now = (stage, done, inAll);
        }
    }
}
