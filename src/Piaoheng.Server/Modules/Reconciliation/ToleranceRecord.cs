using Piaoheng.Core.Money;
using Piaoheng.Core.Reconciliation;

namespace Piaoheng.Server.Modules.Reconciliation;

/// <summary>本单位容差 of one amount; goes before the policy pack's.</summary>
public sealed class ToleranceRecord
{
    /// <summary>Taxpayer.</summary>
    public required long TaxpayerId { get; init; }

    /// <summary>JSON key of the amount: <c>amountExTax</c>.</summary>
    public required string Field { get; init; }

    /// <summary>In 分.</summary>
    public required long Fen { get; init; }

    /// <summary>First 开票日期 for which it holds.</summary>
    public required DateOnly FromDate { get; init; }

    /// <summary>Who set it.</summary>
    public required string Actor { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    internal TaxpayerTolerance ToTolerance() => new(Field, Yuan.FromFen(Fen), FromDate, To: null, Kinds: []);
}
