namespace Piaoheng.BureauSimulator;

/// <summary>How a 模拟税局 is set up.</summary>
public sealed record SimulatorOptions
{
    /// <summary>Version that certificates name.</summary>
    public const string Version = "1.0";

    /// <summary>SM4 key of the simulated line: no secret, everybody may know it.</summary>
    public const string Key = "0123456789abcdeffedcba9876543210";

    /// <summary>Token of the simulated gateway: no secret either.</summary>
    public const string Token = "simulated-token";

    /// <summary>Port; 0 = any that is free.</summary>
    public int Port { get; init; } = 8787;

    /// <summary>Same seed and same day, same bureau.</summary>
    public ulong Seed { get; init; } = 20260901;

    /// <summary>Invoices of the main taxpayer; red ones come on top.</summary>
    public int Invoices { get; init; } = 300;

    /// <summary>Whether the books are those of the demo's company instead of invented ones.</summary>
    public bool IsDemo { get; init; }

    /// <summary>The bureau's today: its invoices were issued in the 92 days up to it.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>Faults: <c>S1,S8,S11:sms@10-20</c>.</summary>
    public string Faults { get; init; } = "";

    /// <summary>Chance in a thousand with which a fault strikes a call that it may strike; 1000 = always.</summary>
    public int PerMille { get; init; } = 1000;
}
