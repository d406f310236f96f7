using Piaoheng.Core.Invoices;
using Piaoheng.Core.Text;

namespace Piaoheng.Formats.Forms;

/// <summary>财政电子票据 (医疗收费, 非税收入, 捐赠): an expense voucher of 票据代码 and 票据号码, no tax invoice.</summary>
internal static class FiscalForm
{
    private static readonly string[] Labels =
    [
        "票据代码",
        "票据号码",
        "校验码",
        "开票日期",
        "交款人统一社会信用代码",
        "交款人",
        "金额合计(大写)",
        "金额合计",
        "(大写)",
        "(小写)",
        "收款单位(章)",
        "收款单位",
        "复核人",
        "收款人",
        "备注",
        "其他信息",
    ];

    public static bool IsOne(Sheet sheet, string title) =>
        (title.Contains("票据", StringComparison.Ordinal) || title.Contains("缴款书", StringComparison.Ordinal))
        && sheet.Find("票据号码").Any();

    public static Draft Read(Sheet sheet)
    {
        var draft = new Draft
        {
            Kind = KindId.OtherExpense,
            Title = sheet.Title,
            MachineNumber = "",
        };
        draft.Pages.Add(sheet.Page);
        var grid = new CellGrid(sheet, Labels);
        draft.Code = grid.Beside("票据代码");
        draft.Number = grid.Beside("票据号码");
        draft.CheckCode = grid.Beside("校验码");
        var printed = Unnamed.Named(draft, "issueDate", "开票日期", grid.Beside("开票日期"));
        draft.IssueDate = PrintedDate.TryParse(printed, out var day) ? day : null;
        draft.BuyerName = grid.Beside("交款人");
        draft.BuyerTaxId = grid.Beside("交款人统一社会信用代码");
        draft.SellerName = grid.Beside("收款单位(章)", "收款单位");
        draft.Drawer = grid.Beside("收款人");
        draft.Keep("reviewer", grid.Beside("复核人"));
        var words = grid.Beside("金额合计(大写)", "(大写)") ?? "";
        draft.TotalInChinese = Shapes.Words.Match(words) is { Success: true } match ? match.Groups["v"].Value : null;
        var figures = CellText.Plain(grid.Beside("(小写)") ?? "");
        figures = Unnamed.Named(draft, "totalInclTax", "金额合计", Shapes.Amount.Match(figures).Value);
        draft.TotalInclTax = PrintedAmount.TryParse(figures, out var total) ? total : null;
        return draft;
    }
}
