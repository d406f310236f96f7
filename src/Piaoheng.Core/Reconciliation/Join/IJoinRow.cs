namespace Piaoheng.Core.Reconciliation.Join;

/// <summary>A row of one side as the join sees it.</summary>
public interface IJoinRow
{
    /// <summary>The exact key (<see cref="KeyPacker"/>).</summary>
    ulong Key { get; }
}

/// <summary>Is told what the join finds. Rows are passed by reference and live only during the call.</summary>
/// <typeparam name="TRow">The row type of both sides.</typeparam>
public interface IJoinSink<TRow>
    where TRow : unmanaged, IJoinRow
{
    /// <summary>A key stands on both sides; called once for a key, with the first row of each side.</summary>
    void Pair(in TRow ours, in TRow theirs);

    /// <summary>A key stands on our side again.</summary>
    void RepeatedOurs(in TRow first, in TRow again);

    /// <summary>A key stands on their side again.</summary>
    void RepeatedTheirs(in TRow first, in TRow again);

    /// <summary>A key stands on our side only.</summary>
    void OnlyOurs(in TRow ours);

    /// <summary>A key stands on their side only.</summary>
    void OnlyTheirs(in TRow theirs);
}
