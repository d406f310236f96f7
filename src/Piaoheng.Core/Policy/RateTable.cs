using System.Text.Json.Serialization;
using Piaoheng.Core.Money;

namespace Piaoheng.Core.Policy;

/// <summary>税率表: which rates of VAT were in force on a day.</summary>
public sealed class RateTable
{
    private const string Vat = "vat";
    private readonly DatedTable<RateEdition> _table;

    internal RateTable(IEnumerable<RateEdition> editions) => _table = new DatedTable<RateEdition>(editions);

    /// <summary>The rates that invoices of the day may show.</summary>
    public IReadOnlyList<LegalRate> On(DateOnly day) =>
        _table.At(Vat, day) is { } edition ? [.. edition.Rates.Where(rate => rate.Period.Contains(day))] : [];

    /// <summary>The entry of one rate on the day; null when the rate was not in force.</summary>
    public LegalRate? Find(TaxRate rate, DateOnly day)
    {
        foreach (var legal in _table.At(Vat, day)?.Rates ?? [])
        {
            if (legal.Rate == rate && legal.Period.Contains(day))
            {
                return legal;
            }
        }

        return null;
    }
}

/// <summary>One edition of the rates.</summary>
internal sealed record RateEdition : DatedEntry
{
    public required IReadOnlyList<LegalRate> Rates { get; init; }
}

/// <summary>One rate in force.</summary>
public sealed record LegalRate
{
    /// <summary>The rate as printed: <c>13%</c>, <c>免税</c>.</summary>
    public required string Printed { get; init; }

    /// <summary>First day, where it is later than that of the edition.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day, where it is earlier than that of the edition.</summary>
    public DateOnly? To { get; init; }

    /// <summary>须留意: allowed in some cases only, so it is pointed out.</summary>
    public bool Flagged { get; init; }

    /// <summary>减按: levy rates (as printed) from which this one is reduced; the tax then is 含税价 ÷ (1 + levy rate) × this rate.</summary>
    public IReadOnlyList<string> ReducedFrom
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>说明.</summary>
    public string? Note { get; init; }

    /// <summary>The days on which it is in force inside its edition.</summary>
    [JsonIgnore]
    public EffectivePeriod Period => field ??= new(From ?? DateOnly.MinValue, To);

    /// <summary>The rate.</summary>
    [JsonIgnore]
    public TaxRate Rate => _rate ??= Parse(Printed);

    /// <summary>The levy rates of <see cref="ReducedFrom"/> as fractions.</summary>
    [JsonIgnore]
    public IEnumerable<decimal> LevyRates => ReducedFrom.Select(text => Parse(text).Value ?? 0m);

    // Rates are compared with every line of every invoice, so the text is parsed once only.
    private TaxRate? _rate;

    private static TaxRate Parse(string text) =>
        TaxRate.TryParse(text, out var rate) ? rate : throw new PolicyException($"policy/rates: '{text}' is no rate");
}
