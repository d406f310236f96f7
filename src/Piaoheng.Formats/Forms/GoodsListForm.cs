using Piaoheng.Core.Invoices;

namespace Piaoheng.Formats.Forms;

/// <summary>销售货物或者提供应税劳务、服务清单: the lines of an invoice whose own table only points here.</summary>
internal static class GoodsListForm
{
    private static readonly string[] Labels = ["发票代码", "代码", "号码", "购买方名称", "销售方名称", "填开日期"];

    public static Draft Read(Sheet sheet)
    {
        var draft = SheetReader.Plain(sheet, SheetRole.GoodsList);
        var everywhere = new Box(double.MinValue, double.MinValue, double.MaxValue, double.MaxValue);
        var values = new LabelledValues(sheet, Labels);
        draft.Code = values.Find(Shapes.InvoiceCode, everywhere, "代码");
        draft.Number = values.Find(Shapes.InvoiceNumber, everywhere, "号码");
        if (ItemTable.FindHeadings(sheet) is { } headings)
        {
            var sum = Totals.FirstSum(sheet, headings.Bottom, double.MaxValue);
            var bottom = sum is { } row ? row.Center - (0.55 * sheet.Size) : sheet.Bottom;
            var area = new Box(double.MinValue, headings.Bottom, double.MaxValue, bottom);
            draft.Lines = ItemTable.Read(headings.Columns, sheet.RowsIn(area), sheet.Size).Lines();
        }

        return draft;
    }
}
