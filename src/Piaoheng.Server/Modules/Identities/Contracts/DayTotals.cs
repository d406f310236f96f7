using Microsoft.EntityFrameworkCore;
using Piaoheng.Core.Invoices;

namespace Piaoheng.Server.Modules.Identities.Contracts;

/// <summary>Adds invoices of either side up by direction, 票种 and day.</summary>
internal static class DayTotals
{
    /// <summary>The totals of some rows.</summary>
    public static Task<List<DayTotal>> Of<T>(IQueryable<T> rows, CancellationToken cancellation)
        where T : class, IStatedAmounts =>
        rows.GroupBy(row => new
            {
                row.Direction,
                row.Kind,
                row.IssueDate,
            })
            .Select(day => new DayTotal
            {
                Direction = day.Key.Direction,
                Kind = day.Key.Kind,
                Day = day.Key.IssueDate,
                Count = day.Count(),
                AmountFen = day.Sum(row => row.AmountFen) ?? 0,
                TaxFen = day.Sum(row => row.TaxFen) ?? 0,
                TotalFen = day.Sum(row => row.TotalFen) ?? 0,
                Unstated = day.Count(row => row.TotalFen == null),
            })
            .ToListAsync(cancellation);
}

/// <summary>A row of either side, as far as days and months are added up.</summary>
internal interface IStatedAmounts
{
    /// <summary>进项 or 销项.</summary>
    Direction Direction { get; }

    /// <summary>票种.</summary>
    string Kind { get; }

    /// <summary>开票日期.</summary>
    DateOnly IssueDate { get; }

    /// <summary>金额 in 分; null when not stated.</summary>
    long? AmountFen { get; }

    /// <summary>税额 in 分; null when not stated.</summary>
    long? TaxFen { get; }

    /// <summary>价税合计 in 分; null when not stated.</summary>
    long? TotalFen { get; }
}
