using Piaoheng.World.Companies;

namespace Piaoheng.World.Invoices;

/// <summary>What a test or a demo wants of an invoice that is about to be invented; everything left out is diced.</summary>
public sealed record InvoiceWish
{
    /// <summary>销售方; null = a new company of a trade that suits the kind.</summary>
    public Company? Seller { get; init; }

    /// <summary>Trade of a new seller; null = one that suits the kind.</summary>
    public Trade? Trade { get; init; }

    /// <summary>Number of ordinary lines; 0 = one to three.</summary>
    public int Lines { get; init; }

    /// <summary>A discount line behind the first line.</summary>
    public bool IsDiscounted { get; init; }

    /// <summary>All lines 免税.</summary>
    public bool IsExempt { get; init; }

    /// <summary>One line 免税 beside taxed ones.</summary>
    public bool HasMixedRates { get; init; }

    /// <summary>差额征税.</summary>
    public bool IsDifferential { get; init; }

    /// <summary>备注 wanted; null = diced.</summary>
    public string? Remark { get; init; }

    /// <summary>特定业务 of a general 数电票: fuel, trip, toll, construction, lease, freight. Null = by the seller's trade.</summary>
    public SpecialBusiness? Special { get; init; }

    /// <summary>A railway ticket: 售, 退 or 改.</summary>
    public string RailBusiness { get; init; } = "售";

    /// <summary>The wanted 价税合计 of a single-line invoice; null = diced.</summary>
    public Core.Money.Yuan? Total { get; init; }
}
