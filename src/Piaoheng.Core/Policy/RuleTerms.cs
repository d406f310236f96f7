using System.Text.Json.Serialization;
using Piaoheng.Core.Validation;

namespace Piaoheng.Core.Policy;

/// <summary>规则的时效数据: how severe a rule is, for which kinds and from when (<c>policy/rules/</c>). What it checks stands in its class.</summary>
public sealed record RuleTerms : DatedEntry
{
    /// <summary>名称.</summary>
    public required string Name { get; init; }

    /// <summary>严重程度 as the rule sheet has it; see <see cref="EffectiveSeverity"/>.</summary>
    [JsonConverter(typeof(JsonStringEnumConverter<Severity>))]
    public required Severity Severity { get; init; }

    /// <summary>Only these kinds; empty = all that the rule fits.</summary>
    public IReadOnlyList<string> Kinds
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>Never these kinds.</summary>
    public IReadOnlyList<string> ExceptKinds
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>Figures of the rule: tolerances, years.</summary>
    public IReadOnlyDictionary<string, decimal> Parameters
    {
        get;
        init => field = value ?? NoParameters;
    } = NoParameters;

    private static readonly IReadOnlyDictionary<string, decimal> NoParameters = System
        .Collections
        .ObjectModel
        .ReadOnlyDictionary<string, decimal>
        .Empty;

    /// <summary>The severity that findings get: a rule that is not verified warns at most.</summary>
    [JsonIgnore]
    public Severity EffectiveSeverity => Verified ? Severity : Min(Severity, Severity.Warn);

    /// <summary>Whether the rule is meant for the kind.</summary>
    public bool Concerns(string kindId) =>
        (Kinds.Count == 0 || Kinds.Contains(kindId, StringComparer.Ordinal))
        && !ExceptKinds.Contains(kindId, StringComparer.Ordinal);

    /// <summary>One figure of the rule.</summary>
    /// <exception cref="PolicyException">The file lacks it.</exception>
    public decimal Parameter(string name) =>
        Parameters.TryGetValue(name, out var value) ? value : throw new PolicyException($"{Id}: parameter '{name}' is missing");

    private static Severity Min(Severity left, Severity right) => left < right ? left : right;
}
