using System.Text.RegularExpressions;
using Piaoheng.Core.Text;

namespace Piaoheng.Formats.Workbooks.Layouts;

/// <summary>识别版式: tells what a table file is by sheet names, headings and file name.</summary>
internal static partial class LayoutFinder
{
    /// <summary>The layout of a file.</summary>
    /// <param name="fileName">Its name without folders.</param>
    /// <param name="tops">The tops of its sheets.</param>
    public static Layout Find(string fileName, IReadOnlyList<SheetTop> tops)
    {
        var isPurpose = IsPurpose(tops);
        var sheets = tops.Select(top => (Top: top, Role: RoleOf(top, isPurpose))).ToList();
        var nameSaysQuery = QueryFileName().IsMatch(NormalText.Compact(fileName));
        var hasQuerySheet = sheets.Exists(sheet => sheet.Role is SheetRole.QueryHeaders or SheetRole.QueryLines);
        if (nameSaysQuery && !hasQuerySheet)
        {
            sheets = [.. sheets.Select(sheet => sheet.Role == SheetRole.Ledger ? (sheet.Top, SheetRole.QueryHeaders) : sheet)];
        }

        var id = IdOf(sheets.ConvertAll(sheet => sheet.Role));
        var isNamed = sheets.Exists(sheet =>
            sheet.Role is SheetRole.QueryHeaders or SheetRole.QueryLines && IsQuerySheet(sheet.Top.Sheet.Name)
        );
        return new Layout(
            id,
            id is BureauLayouts.Selection or BureauLayouts.PurposeConfirm || nameSaysQuery || isNamed,
            id is BureauLayouts.FullQuery,
            sheets
        );
    }

    private static string? IdOf(List<SheetRole> roles)
    {
        if (roles.Contains(SheetRole.QueryHeaders) || roles.Contains(SheetRole.QueryLines))
        {
            return BureauLayouts.FullQuery;
        }

        if (roles.Contains(SheetRole.Purpose) || roles.Contains(SheetRole.PurposeAbnormal))
        {
            return BureauLayouts.PurposeConfirm;
        }

        if (roles.Contains(SheetRole.Selection))
        {
            return BureauLayouts.Selection;
        }

        if (roles.Contains(SheetRole.ImportList))
        {
            return BureauLayouts.ImportList;
        }

        return roles.Contains(SheetRole.Ledger) ? BureauLayouts.Ledger : null;
    }

    private static SheetRole RoleOf(SheetTop top, bool isPurpose)
    {
        if (top.Table is not { } table)
        {
            return SheetRole.None;
        }

        var name = NormalText.Compact(top.Sheet.Name);
        if (isPurpose && PurposeRole(name, table) is { } role)
        {
            return role;
        }

        if (name == BureauLayouts.HeaderSheet)
        {
            return SheetRole.QueryHeaders;
        }

        if (name == BureauLayouts.LineSheet)
        {
            return SheetRole.QueryLines;
        }

        if (BureauLayouts.SpecialSheets.ContainsKey(name) && table.Has(Column.InvoiceSource))
        {
            return SheetRole.QuerySpecial;
        }

        if (table.Has(Column.Selected) || (table.Has(Column.DeductibleTax) && table.Has(Column.KindText)))
        {
            return SheetRole.Selection;
        }

        return IsQueryTable(table) ? QueryRole(table) : OwnRole(table);
    }

    private static SheetRole OwnRole(BoundTable table)
    {
        var isTemplate =
            table.Has(Column.DigitalNumber)
            && table.Has(Column.AmountExTax)
            && table.Has(Column.Sequence)
            && table.Known is 6 or 7;
        return
            isTemplate
            && table is { Unknown.Count: 0 }
            && !table.Has(Column.Code)
            && table.Has(Column.TaxAmount)
            && table.Has(Column.SellerTaxId)
            ? SheetRole.ImportList
            : SheetRole.Ledger;
    }

    private static SheetRole QueryRole(BoundTable table)
    {
        if (table.Has(Column.ItemName))
        {
            return SheetRole.QueryLines;
        }

        return table.Has(Column.Amount) || table.Has(Column.AmountExTax) || table.Has(Column.TotalInclTax)
            ? SheetRole.QueryHeaders
            : SheetRole.QuerySpecial;
    }

    // 是否正数发票 and 发票来源 are words of the bureau; no ledger has a use for them.
    private static bool IsQueryTable(BoundTable table) =>
        table.Has(Column.IsPositive) && table.Has(Column.InvoiceSource) && table.Has(Column.KindText);

    private static SheetRole? PurposeRole(string name, BoundTable table)
    {
        if (name == BureauLayouts.AbnormalSheet)
        {
            return SheetRole.PurposeAbnormal;
        }

        if (BureauLayouts.PurposeOtherSheets.ContainsKey(name) || table.Has(Column.PaymentNumber))
        {
            return SheetRole.PurposeOther;
        }

        return table.Has(Column.KindText) ? SheetRole.Purpose : null;
    }

    private static bool IsPurpose(IReadOnlyList<SheetTop> tops) =>
        tops.Any(top => top.Table?.Has(Column.Selected) == true && top.ValueOf("税款所属期") is not null);

    private static bool IsQuerySheet(string name) =>
        NormalText.Compact(name) is BureauLayouts.HeaderSheet or BureauLayouts.LineSheet;

    [GeneratedRegex("全量发票|发票查询导出|开具发票查询|取得发票查询", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex QueryFileName();
}
