namespace Piaoheng.Server.Modules.Identities;

/// <summary>往来单位: a counterparty of one taxpayer, as its invoices write it; never shared between taxpayers.</summary>
public sealed class PartyRecord
{
    /// <summary>Taxpayer.</summary>
    public required long TaxpayerId { get; init; }

    /// <summary>Id.</summary>
    public required long PartyId { get; init; }

    /// <summary>纳税人识别号; empty when none is stated.</summary>
    public required string TaxId { get; init; }

    /// <summary>名称; empty when none is stated.</summary>
    public required string Name { get; init; }

    /// <summary>What is stated, be it empty: 1 = number, 2 = name, 3 = both.</summary>
    public required int Stated { get; init; }
}
