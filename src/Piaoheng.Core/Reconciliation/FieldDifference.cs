namespace Piaoheng.Core.Reconciliation;

/// <summary>要素差异: one field with what both sides say.</summary>
/// <param name="Field">JSON key; lines as <c>lines[2].amount</c>, status axes as <c>status.red</c>.</param>
/// <param name="Ours">Our value as text; null = we state none.</param>
/// <param name="Theirs">The other value as text; null = not stated. For source <see cref="ComparedSource.BookAgainstDocument"/> it is our document's.</param>
/// <param name="Source">Which of our sources was compared: a value of <see cref="ComparedSource"/>.</param>
public sealed record FieldDifference(string Field, string? Ours, string? Theirs, string Source);

/// <summary>Which of our sources a difference speaks of. The words stand in JSON.</summary>
public static class ComparedSource
{
    /// <summary>票据原件 against the bureau.</summary>
    public const string Document = "document";

    /// <summary>账簿 (rows summed) against the bureau.</summary>
    public const string Book = "book";

    /// <summary>账簿 (rows summed) against our own 票据原件.</summary>
    public const string BookAgainstDocument = "book-document";

    /// <summary>Neither: the value follows from the whole side (status, taxpayer).</summary>
    public const string Side = "side";
}
