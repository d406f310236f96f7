using System.Globalization;
using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Core.Policy;
using Piaoheng.Core.Validation;

namespace Piaoheng.Formats.Workbooks.Books;

/// <summary>税局数据覆盖: how far a bureau file proves to be complete.</summary>
internal sealed class CoverageFinder(PolicyPack policy, ReadOptions options, string file)
{
    /// <summary>The coverage of a file; empty where it only proves presence.</summary>
    /// <param name="layout">Id of the layout.</param>
    /// <param name="rows">The header rows in the order of the sheet.</param>
    /// <param name="texts">File name and titles, which may state the range.</param>
    /// <param name="findings">Where limits of the proof are noted.</param>
    public IReadOnlyList<Coverage> Find(
        string layout,
        IReadOnlyList<Reading> rows,
        IReadOnlyList<string> texts,
        List<Finding> findings
    )
    {
        // What was confirmed for use is a choice, and a list for import what somebody wants.
        if (layout is BureauLayouts.PurposeConfirm or BureauLayouts.ImportList)
        {
            return [];
        }

        if (rows.Count > 0 && rows.All(row => row.Direction is null))
        {
            findings.Add(WorkbookFindings.NoDirection());
            return [];
        }

        var kinds = layout == BureauLayouts.Selection ? SelectionKinds() : [];
        var coverage = new List<Coverage>();
        foreach (var direction in (Direction[])[Direction.In, Direction.Out])
        {
            // 收购 stands among the issued invoices and is an input all the same: it says nothing of the received ones.
            var own = rows.Where(row => row.Direction == direction && !DirectionRule.IsPurchase(row)).ToList();
            if (own.Count > 0 && Of(layout, own, direction, texts, findings) is { } found)
            {
                coverage.Add(found with { Kinds = kinds });
            }
        }

        return coverage;
    }

    /// <summary>Which half a 勾选 list is: true = 已勾选; null where it is both, or no such list.</summary>
    public static bool? IsSelectedHalf(string layout, IReadOnlyList<Reading> rows)
    {
        if (layout != BureauLayouts.Selection || rows.Count == 0)
        {
            return null;
        }

        var hasSelected = rows.Any(row => IsIn(row, ExtraFields.Selected));
        return hasSelected && rows.Any(row => IsIn(row, ExtraFields.Unselected)) ? null : hasSelected;
    }

    private static bool IsIn(Reading row, string half) =>
        string.Equals(row.Extra.GetValueOrDefault(ExtraFields.Selection), half, StringComparison.Ordinal);

    private Coverage? Of(
        string layout,
        List<Reading> rows,
        Direction direction,
        IReadOnlyList<string> texts,
        List<Finding> findings
    )
    {
        var days = rows.ConvertAll(row => row.IssueDate).OfType<DateOnly>().ToList();
        if (days.Count == 0)
        {
            return null;
        }

        var (from, to, basis) = Range(days, texts, findings);
        var exportDay = options.ReadAt is { } readAt ? BeijingDay(readAt) : to;
        if (to > exportDay)
        {
            to = exportDay;
        }

        var ceiling = policy.ExportCeilings.Rows(layout, exportDay);
        var isTruncated = rows.Count >= ceiling;
        if (isTruncated)
        {
            (from, to) = Proven(from, to, days);
            findings.Add(WorkbookFindings.Truncated(rows.Count, ceiling!.Value, ProvenText(from, to)));
        }

        return from > to
            ? null
            : new Coverage
            {
                Direction = direction,
                From = from,
                To = to,
                Basis = basis,
                ReadAt = options.ReadAt,
                Rows = rows.Count,
                Amount = Sum(rows, row => row.AmountExTax),
                Tax = Sum(rows, row => row.TaxAmount),
                Truncated = isTruncated,
                Source = file,
            };
    }

    private static (DateOnly From, DateOnly To, CoverageBasis Basis) Range(
        List<DateOnly> days,
        IReadOnlyList<string> texts,
        List<Finding> findings
    )
    {
        var (first, last) = (days.Min(), days.Max());
        var stated = texts.Select(StatedRange.Find).FirstOrDefault(range => range is not null);
        if (stated is not { } range)
        {
            return (first, last, CoverageBasis.Inferred);
        }

        if (first < range.From || last > range.To)
        {
            findings.Add(
                WorkbookFindings.RangeContradicted(
                    $"{Day(range.From)} 至 {Day(range.To)}",
                    Day(first < range.From ? first : last)
                )
            );
            return (first, last, CoverageBasis.Inferred);
        }

        return (range.From, range.To, CoverageBasis.Stated);
    }

    // A file that was cut off holds the beginning of a sorted list: all days but the one in which it was cut.
    private static (DateOnly From, DateOnly To) Proven(DateOnly from, DateOnly to, List<DateOnly> days)
    {
        var isAscending = true;
        var isDescending = true;
        for (var index = 1; index < days.Count; index++)
        {
            isAscending &= days[index] >= days[index - 1];
            isDescending &= days[index] <= days[index - 1];
        }

        return (isAscending, isDescending) switch
        {
            (true, false) => (from, days[^1].AddDays(-1)),
            (false, true) => (days[^1].AddDays(1), to),
            // One day only, or no order: nothing is proven.
            _ => (to, from.AddDays(-1)),
        };
    }

    private static string ProvenText(DateOnly from, DateOnly to) =>
        from > to ? "各行未按日期排序，不能确定完整的范围" : $"只有 {Day(from)} 至 {Day(to)} 可视为完整";

    private List<string> SelectionKinds() =>
        [
            .. policy
                .Kinds.All.Where(kind => kind.BureauLists.Contains(BureauList.Selection, StringComparer.Ordinal))
                .Select(kind => kind.Id)
                .Order(StringComparer.Ordinal),
        ];

    private static DateOnly BeijingDay(DateTimeOffset moment) =>
        DateOnly.FromDateTime(moment.ToOffset(TimeSpan.FromHours(8)).DateTime);

    private static Yuan Sum(List<Reading> rows, Func<Reading, PrintedAmount?> amount) =>
        rows.Aggregate(Yuan.Zero, (sum, row) => sum + (amount(row)?.Value ?? Yuan.Zero));

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
