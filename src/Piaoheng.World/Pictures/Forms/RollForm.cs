using System.Globalization;
using Piaoheng.World.Forms;
using Piaoheng.World.Invoices;
using SkiaSharp;

namespace Piaoheng.World.Pictures.Forms;

/// <summary>增值税普通发票（卷票）: a strip of 57 or 76 mm.</summary>
internal static class RollForm
{
    public static PictureForm Make(WorldInvoice invoice, Dice dice)
    {
        var width = dice.PerMille(500) ? 76 : 57;
        var page = new FormPage(width, 178);
        var y = 14.0;
        page.Label(invoice.Title.Replace("（卷式）", "(卷票)", StringComparison.Ordinal), width / 2.0, y, 4, TextAlign.Center);
        page.SpreadLabel("发票联", (width / 2.0) - 16, y += 8, 14);
        Row(page, "发票代码", invoice.Code, y += 11);
        Row(page, "发票号码", invoice.Number, y += 5);
        page.Label("机打号码", 4, y += 6, 2.7);
        page.Value("", invoice.Number, 20, y, 2.7);
        page.Label("机器编号", 4, y += 4.6, 2.7);
        page.Value("", invoice.MachineNumber, 20, y, 2.7);
        Wrapped(page, "销售方名称：", invoice.Seller.Name, ref y, width);
        Wrapped(page, "纳税人识别号：", invoice.Seller.TaxId, ref y, width);
        page.Label("开票日期：", 4, y += 4.6, 2.7);
        page.Value("", invoice.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), 20, y, 2.7);
        page.Label("收款员：", 4, y += 4.6, 2.7);
        page.Value("", invoice.Drawer, 20, y, 2.7);
        Wrapped(page, "购买方名称：", invoice.Buyer.Name, ref y, width);
        Wrapped(page, "纳税人识别号：", invoice.Buyer.TaxId, ref y, width);
        page.Label("项目 单价 数量 金额", 4, y += 6, 2.7);
        foreach (var line in invoice.Lines)
        {
            page.Value("", Widths.Wrap(line.Name, width - 10, 2.7)[0], 4, y += 4.6, 2.7);
            page.Value("", (line.Amount + line.Tax).ToString(), width - 5, y += 4.2, 2.7, TextAlign.Right);
        }

        page.Label("合计金额(小写)：", 4, y += 7, 2.7);
        page.Value("", "￥" + invoice.Total, 28, y, 2.7);
        page.Label("合计金额(大写)：", 4, y += 4.6, 2.7);
        page.Value("", Widths.Wrap(invoice.TotalInChinese, width - 4, 2.7)[0], 4, y += 4.6, 2.7);
        page.Label("校验码：", 4, y += 4.8, 2.7);
        page.Value("", invoice.CheckCode, 15, y, 2.7);
        page.Pictures.Add(new FormPicture((width / 2.0) - 13, 9, 26, 17, IsSeal: true));
        page.Pictures.Add(new FormPicture((width / 2.0) - 10, Math.Min(y + 4, 155), 20, 20, IsSeal: false));
        var truth = invoice.ToReading("") with { Qr = null };
        return new PictureForm(
            page,
            truth,
            new PrintLook { FormInk = new SKColor(130, 40, 40), ValueInk = new SKColor(40, 40, 40) }
        )
        {
            Qr = QrText.Of(invoice),
            Place = invoice.Seller.Region.Title,
        };
    }

    private static void Row(FormPage page, string label, string value, double y)
    {
        page.Label(label, 4, y);
        page.Labels.Add(new FormText(value, 20, y, 3.6));
    }

    private static void Wrapped(FormPage page, string label, string value, ref double y, double width)
    {
        page.Label(label, 4, y += 4.6, 2.7);
        var from = 4 + Widths.Of(label, 2.7) + 0.5;
        var rows = Widths.Wrap(value, width - from - 3, 2.7);
        foreach (var (at, row) in rows.Index())
        {
            page.Value("", row, from, y + (at * 3.6), 2.7);
        }

        y += (rows.Count - 1) * 3.6;
    }
}
