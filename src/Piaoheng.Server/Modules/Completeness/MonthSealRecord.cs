using Piaoheng.Core.Invoices;

namespace Piaoheng.Server.Modules.Completeness;

/// <summary>核验封存: a proven month as it stood when a person sealed it. Never changed; a later seal of the same month has the next number.</summary>
public sealed class MonthSealRecord
{
    /// <summary>Taxpayer.</summary>
    public required long TaxpayerId { get; init; }

    /// <summary>取得 or 开具.</summary>
    public required Direction Direction { get; init; }

    /// <summary>票种大类; empty = all, where no invoice was held.</summary>
    public required string Family { get; init; }

    /// <summary>First day of the month.</summary>
    public required DateOnly Month { get; init; }

    /// <summary>From 1.</summary>
    public required int SealNo { get; init; }

    /// <summary>When it was sealed.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who sealed it.</summary>
    public required string Actor { get; init; }

    /// <summary>Invoices.</summary>
    public required int InvoiceCount { get; init; }

    /// <summary>Σ 金额 in 分.</summary>
    public required long AmountFen { get; init; }

    /// <summary>Σ 税额 in 分.</summary>
    public required long TaxFen { get; init; }

    /// <summary>Σ 价税合计 in 分.</summary>
    public required long TotalFen { get; init; }

    /// <summary>SHA-256 of <see cref="Ours"/>.</summary>
    public required string OursHash { get; init; }

    /// <summary>SHA-256 of <see cref="Theirs"/>.</summary>
    public required string TheirsHash { get; init; }

    /// <summary>账内清单, as <see cref="Core.Completeness.SealedList"/> writes it.</summary>
    public required string Ours { get; init; }

    /// <summary>税局清单.</summary>
    public required string Theirs { get; init; }

    /// <summary>Lists of the bureau that it rested on, one a line.</summary>
    public required string Sources { get; init; }

    /// <summary>Version of the policy pack.</summary>
    public required string Policy { get; init; }
}
