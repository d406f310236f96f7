namespace Piaoheng.Core.Validation;

/// <summary>What a rule found wrong; the rule's data decide how severe that is.</summary>
/// <param name="Field">JSON key of the field, lines as <c>lines[2].amount</c>; null when about the whole invoice.</param>
/// <param name="Expected">What it should be; null when that cannot be said.</param>
/// <param name="Found">What it is; null when nothing was found.</param>
public sealed record RuleHit(string? Field, string? Expected = null, string? Found = null)
{
    /// <summary>Arguments of the rule's message by name; <c>{field}</c>, <c>{expected}</c> and <c>{found}</c> are filled in from the hit.</summary>
    public IReadOnlyList<(string Name, string Value)> Args { get; init; } = [];

    /// <summary>Ceiling for this hit, where a case is milder than the rule.</summary>
    public Severity AtMost { get; init; } = Severity.Block;
}
