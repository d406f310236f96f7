namespace Piaoheng.Core.Reconciliation.Nearest;

/// <summary>逐项判断: what one field says about whether two invoices are one.</summary>
/// <param name="Field">JSON key.</param>
/// <param name="Ours">账内; null = not stated.</param>
/// <param name="Theirs">税局; null = not stated.</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="Gap">How far the two are apart, in the unit of the field: edits, days, yuan; null where they are not, or it has none.</param>
public sealed record FieldVerdict(string Field, string? Ours, string? Theirs, Verdict Verdict, string? Gap = null);

/// <summary>JSON: <c>same</c>, <c>tolerated</c>, <c>different</c>, <c>not-compared</c>.</summary>
public enum Verdict
{
    /// <summary>相同, or equal under the rules for names and numbers.</summary>
    Same,

    /// <summary>在容差内.</summary>
    Tolerated,

    /// <summary>不同.</summary>
    Different,

    /// <summary>不比较: one side does not state it.</summary>
    NotCompared,
}
