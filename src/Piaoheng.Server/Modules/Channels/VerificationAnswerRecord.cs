namespace Piaoheng.Server.Modules.Channels;

/// <summary>查验答复: the latest answer to a question, so that the bureau is not asked twice for nothing.</summary>
/// <remarks>The limit is the bureau's, for one invoice from whomever; so it is kept for the installation, not for one taxpayer.</remarks>
public sealed class VerificationAnswerRecord
{
    /// <summary>Gateway.</summary>
    public required string Gateway { get; init; }

    /// <summary>Fingerprint of all that was asked.</summary>
    public required string Question { get; init; }

    /// <summary>Beijing day of the answer.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>结论.</summary>
    public required string Outcome { get; init; }

    /// <summary>结果代码 of the gateway.</summary>
    public required string BureauCode { get; init; }

    /// <summary>What it means, as JSON of code, template and arguments.</summary>
    public required string Said { get; init; }

    /// <summary>The face that the bureau states, as JSON; null unless consistent.</summary>
    public required string? Face { get; init; }

    /// <summary>When the bureau was asked.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Hash of the answer as received.</summary>
    public required string RawSha256 { get; init; }
}

/// <summary>查验次数 of one invoice on one day.</summary>
public sealed class VerificationCountRecord
{
    /// <summary>Gateway.</summary>
    public required string Gateway { get; init; }

    /// <summary>Identity key of the invoice.</summary>
    public required string Invoice { get; init; }

    /// <summary>Beijing day.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Calls.</summary>
    public required int Calls { get; init; }
}
