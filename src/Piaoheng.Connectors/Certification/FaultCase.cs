namespace Piaoheng.Connectors.Certification;

/// <summary>兼容性测试的一项: what a connector must do when the bureau misbehaves in one way.</summary>
/// <param name="Switch">The fault as the simulator takes it: <c>S11:sms</c>; empty = the bureau behaves.</param>
/// <param name="Capability">Capabilities that the case needs.</param>
/// <param name="Expected">What must happen.</param>
/// <param name="Run">Does it and says what happened.</param>
internal sealed record FaultCase(
    string Switch,
    Capabilities Capability,
    string Expected,
    Func<CaseBench, CancellationToken, Task<CaseSeen>> Run
)
{
    /// <summary>The fault without its form: <c>S11</c>.</summary>
    public string Fault => Switch.Split(':', '@')[0];
}

/// <summary>What happened in a case.</summary>
/// <param name="IsPass">Whether it is what must happen.</param>
/// <param name="Seen">What happened.</param>
internal sealed record CaseSeen(bool IsPass, string Seen)
{
    /// <summary>Passes where the thing seen is the thing expected.</summary>
    public static CaseSeen Same(string expected, string seen) =>
        new(string.Equals(expected, seen, StringComparison.Ordinal), seen);
}

/// <summary>Cases that come with one capability. Found by type scan.</summary>
internal interface ICaseSource
{
    /// <summary>The cases.</summary>
    static abstract IEnumerable<FaultCase> Cases { get; }
}
