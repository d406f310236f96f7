using System.Text.Json.Serialization;

namespace Piaoheng.Core.Entry;

/// <summary>录入表: what a person typed, exactly as typed.</summary>
public sealed record EntryForm
{
    /// <summary>A text that says: the field is printed empty, or the kind has none.</summary>
    public const string None = "无";

    /// <summary>明细行 that one form may have.</summary>
    public const int MostLines = 500;

    /// <summary>Characters that one text may have.</summary>
    public const int LongestText = 1_000;

    private const int MostFields = 120;

    /// <summary>票种: a policy id.</summary>
    public required string Kind { get; init; }

    /// <summary>Texts by JSON key of the field: <c>invoiceNumber</c>, <c>extra.vin</c>.</summary>
    public SortedDictionary<string, string> Fields
    {
        get;
        init => field = value ?? new(StringComparer.Ordinal);
    } = new(StringComparer.Ordinal);

    /// <summary>明细.</summary>
    public IReadOnlyList<EntryLine> Lines
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>Whether it is no larger than a person types.</summary>
    [JsonIgnore]
    public bool IsWithinLimits =>
        Lines.Count <= MostLines
        && Fields.Count <= MostFields
        && Fields.Values.All(IsShort)
        && Lines.All(line => line.Texts.All(IsShort));

    private static bool IsShort(string? text) => text is null or { Length: <= LongestText };

    /// <summary>What was typed for a field; empty when nothing was.</summary>
    public string this[string key] => Fields.GetValueOrDefault(key, "");
}

/// <summary>录入表的一行明细, as typed.</summary>
public sealed record EntryLine
{
    /// <summary>项目名称.</summary>
    public string Name { get; init; } = "";

    /// <summary>规格型号.</summary>
    public string Spec { get; init; } = "";

    /// <summary>单位.</summary>
    public string Unit { get; init; } = "";

    /// <summary>数量.</summary>
    public string Quantity { get; init; } = "";

    /// <summary>单价.</summary>
    public string UnitPrice { get; init; } = "";

    /// <summary>金额.</summary>
    public string Amount { get; init; } = "";

    /// <summary>税率.</summary>
    public string TaxRate { get; init; } = "";

    /// <summary>税额.</summary>
    public string Tax { get; init; } = "";

    /// <summary>All its texts.</summary>
    internal IEnumerable<string> Texts => [Name, Spec, Unit, Quantity, UnitPrice, Amount, TaxRate, Tax];

    /// <summary>Whether nothing was typed in it.</summary>
    [JsonIgnore]
    public bool IsEmpty => Texts.All(string.IsNullOrWhiteSpace);
}
