using Piaoheng.Core.Audit;
using Piaoheng.Core.Text;

namespace Piaoheng.AuditVerifier;

/// <summary>Follows one log entry by entry and holds its root to every checkpoint that it passes.</summary>
/// <param name="log">Which log.</param>
/// <param name="signed">What the checkpoints say of it, by size; each with the number of its checkpoint.</param>
internal sealed class LogCheck(long log, IReadOnlyList<(long Checkpoint, LogRoot Root)> signed)
{
    private readonly MerkleFrontier _tree = new();
    private long _agreed;
    private int _next;
    private bool _isLost;

    public List<CodedText> Faults { get; } = [];

    /// <summary>Entries seen.</summary>
    public long Count { get; private set; }

    /// <summary>Size at the latest checkpoint.</summary>
    public long Signed => signed.Count == 0 ? 0 : signed[^1].Root.Size;

    public void Take(AuditEntry entry)
    {
        Count++;
        if (_isLost)
        {
            return;
        }

        if (entry.Seq != Count)
        {
            // Behind a gap every root differs: one fault says it.
            Faults.Add(AuditFaults.Gap(AuditFaults.Name(log), Count, entry.Seq));
            _isLost = true;
            return;
        }

        _tree.Append(entry.LeafHash());
        Compare();
    }

    public void End()
    {
        Compare();
        if (signed.FirstOrDefault(known => known.Root.Size > Count) is { Root: not null } longer)
        {
            Faults.Add(AuditFaults.Shrunk(AuditFaults.Name(log), longer.Checkpoint, longer.Root.Size, Count));
        }
    }

    private void Compare()
    {
        while (!_isLost && _next < signed.Count && signed[_next].Root.Size == _tree.Size)
        {
            var (checkpoint, known) = signed[_next++];
            if (!string.Equals(known.Root, Convert.ToBase64String(_tree.Root), StringComparison.Ordinal))
            {
                Faults.Add(AuditFaults.Changed(AuditFaults.Name(log), _agreed + 1, known.Size, checkpoint));
                _isLost = true;
            }

            _agreed = known.Size;
        }
    }
}
