namespace Piaoheng.Core.Documents;

/// <summary>勾选清单的一半: a list of only 已勾选 or only 未勾选 invoices. By itself it proves presence; both halves together cover.</summary>
/// <param name="IsSelected">Whether it is the list of 已勾选 invoices.</param>
/// <param name="Reach">How far it would reach if the other half were there.</param>
public sealed record SelectionHalf(bool IsSelected, Coverage Reach)
{
    /// <summary>What several workbooks cover: what each covers by itself, and what halves of 勾选 lists cover together.</summary>
    /// <remarks>Two halves cover the days that both of them reach.</remarks>
    public static IReadOnlyList<Coverage> Joined(IEnumerable<WorkbookReading> workbooks)
    {
        var all = workbooks.ToList();
        var halves = all.Select(workbook => workbook.Half).OfType<SelectionHalf>().ToList();
        return
        [
            .. all.SelectMany(workbook => workbook.Coverage),
            .. from selected in halves
            where selected.IsSelected
            from unselected in halves
            where !unselected.IsSelected
            let together = Together(unselected.Reach, selected.Reach)
            where together is not null
            select together,
        ];
    }

    private static Coverage? Together(Coverage unselected, Coverage selected)
    {
        var from = unselected.From > selected.From ? unselected.From : selected.From;
        var to = unselected.To < selected.To ? unselected.To : selected.To;
        return from > to || unselected.Direction != selected.Direction
            ? null
            : unselected with
            {
                From = from,
                To = to,
                Basis = unselected.Basis < selected.Basis ? unselected.Basis : selected.Basis,
                ReadAt = Earlier(unselected.ReadAt, selected.ReadAt),
                Rows = unselected.Rows + selected.Rows,
                Amount = unselected.Amount + selected.Amount,
                Tax = unselected.Tax + selected.Tax,
                Truncated = unselected.Truncated || selected.Truncated,
                Source = unselected.Source + " + " + selected.Source,
            };
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? first, DateTimeOffset? second) =>
        first is null || second is null ? null
        : first < second ? first
        : second;
}
