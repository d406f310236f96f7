namespace Piaoheng.Core.Reconciliation;

/// <summary>纳税人: our company, with every tax number and name that it has had.</summary>
public sealed record OwnTaxpayer
{
    /// <summary>The present 纳税人识别号: how the taxpayer is named in results.</summary>
    public required string TaxId { get; init; }

    /// <summary>All numbers over time, the present one included: 18 characters and the former 15, 17 or 20.</summary>
    public IReadOnlyList<DatedText> Numbers { get; init; } = [];

    /// <summary>All names over time, the present one included.</summary>
    public IReadOnlyList<DatedText> Names { get; init; } = [];
}

/// <summary>A number or name and the days on which it was in force; null = open.</summary>
/// <param name="Text">The number or name.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
public sealed record DatedText(string Text, DateOnly? From = null, DateOnly? To = null);
