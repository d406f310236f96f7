using Piaoheng.Core.Money;

namespace Piaoheng.Server.Modules.Completeness.Contracts;

/// <summary>税局汇总: what the bureau states of whole months apart from its lists. Implemented by whoever reads it.</summary>
public interface IControlTotals
{
    /// <summary>Months of issued invoices that were read after they had ended.</summary>
    Task<IReadOnlyList<ControlTotal>> Months(long taxpayerId, CancellationToken cancellation);
}

/// <summary>税局汇总 of one month beside what its lists gave.</summary>
/// <param name="Month">First day of the month.</param>
/// <param name="Stated">What the bureau states.</param>
/// <param name="Held">What its lists gave.</param>
/// <param name="ReadAt">When the bureau was asked.</param>
public sealed record ControlTotal(DateOnly Month, ControlFigures Stated, ControlFigures Held, DateTimeOffset ReadAt)
{
    /// <summary>Whether both are the same to the fen.</summary>
    public bool Agrees => Stated == Held;
}

/// <summary>张数、金额、税额.</summary>
/// <param name="Count">Invoices.</param>
/// <param name="Amount">Σ 金额.</param>
/// <param name="Tax">Σ 税额.</param>
public sealed record ControlFigures(int Count, Yuan Amount, Yuan Tax);
