using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Piaoheng.Connectors.Certification;

/// <summary>兼容性证书: which version of a connector met which fault of which simulator, and how.</summary>
public sealed record Certificate
{
    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
    };

    /// <summary>Id of the connector.</summary>
    public required string Connector { get; init; }

    /// <summary>Its name.</summary>
    public required string ConnectorName { get; init; }

    /// <summary>Its version.</summary>
    public required string ConnectorVersion { get; init; }

    /// <summary>Version of the simulator.</summary>
    public required string SimulatorVersion { get; init; }

    /// <summary>Version of the policy pack.</summary>
    public required string PolicyVersion { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Address of the simulator.</summary>
    public required string Address { get; init; }

    /// <summary>Every case.</summary>
    public required IReadOnlyList<CertifiedCase> Cases { get; init; }

    /// <summary>Faults that the connector cannot meet.</summary>
    public required IReadOnlyList<NotApplicable> NotApplicable { get; init; }

    /// <summary>Cases that passed.</summary>
    public int Passed => Cases.Count(each => each.IsPass);

    /// <summary>Cases that did not.</summary>
    public int Failed => Cases.Count - Passed;

    /// <summary>结论.</summary>
    public string Statement =>
        Failed == 0 && Cases.Count > 0
            ? $"对模拟税局 v{SimulatorVersion} 通过，未对真实税局测试"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"对模拟税局 v{SimulatorVersion} 未通过（{Failed} 项），未对真实税局测试"
            );

    /// <summary>As JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>Reads a certificate back; null when the text is none.</summary>
    public static Certificate? Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<Certificate>(text, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>One case of a certificate.</summary>
/// <param name="Fault">Fault id; empty = the bureau behaved.</param>
/// <param name="Switch">The fault as the simulator took it.</param>
/// <param name="Capability">能力.</param>
/// <param name="Expected">What must happen.</param>
/// <param name="Seen">What happened.</param>
/// <param name="IsPass">Whether it is the same.</param>
/// <param name="Milliseconds">How long it took.</param>
public sealed record CertifiedCase(
    string Fault,
    string Switch,
    string Capability,
    string Expected,
    string Seen,
    [property: JsonPropertyName("pass")] bool IsPass,
    int Milliseconds
);

/// <summary>A fault that the connector cannot meet.</summary>
/// <param name="Fault">Fault id.</param>
/// <param name="Why">Why.</param>
public sealed record NotApplicable(string Fault, string Why);
