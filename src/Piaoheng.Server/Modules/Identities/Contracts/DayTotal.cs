using Piaoheng.Core.Invoices;

namespace Piaoheng.Server.Modules.Identities.Contracts;

/// <summary>一天的合计, as a database adds it up: the day is taken as it is stored, for taking every date apart costs more than the sums.</summary>
public sealed record DayTotal
{
    /// <summary>进项 or 销项.</summary>
    public required Direction Direction { get; init; }

    /// <summary>票种.</summary>
    public required string Kind { get; init; }

    /// <summary>开票日期.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Invoices.</summary>
    public required int Count { get; init; }

    /// <summary>Σ 金额 in 分, as far as stated.</summary>
    public required long AmountFen { get; init; }

    /// <summary>Σ 税额 in 分, as far as stated.</summary>
    public required long TaxFen { get; init; }

    /// <summary>Σ 价税合计 in 分, as far as stated.</summary>
    public required long TotalFen { get; init; }

    /// <summary>How many state no 价税合计.</summary>
    public required int Unstated { get; init; }
}
