using Piaoheng.World.Companies;
using Piaoheng.World.Forms;
using Piaoheng.World.Invoices;

namespace Piaoheng.World.Pictures.Forms;

/// <summary>纸质增值税专用发票 and 普通发票: the preprinted form of 240 × 140 mm in both its generations, and what a printer fills in.</summary>
/// <param name="IsOld">The form before 2014: 购货单位 and 销货单位, 货物或应税劳务名称, no QR code.</param>
/// <param name="HasQr">The code in the upper left corner.</param>
internal sealed record PaperVatForm(bool IsOld, bool HasQr)
{
    private const double Pitch = 4.4;
    private const double FirstRow = 61.5;
    private const double Small = 2.9;

    /// <summary>Rows of text that the form takes.</summary>
    public const int Rows = 7;

    /// <summary>The face of an invoice; null when its lines do not fit.</summary>
    public FormPage? Page(WorldInvoice invoice)
    {
        var columns = Columns();
        if (invoice.Lines.Sum(line => GoodsTable.Rows(line, columns)) > Rows)
        {
            return null;
        }

        var page = new FormPage(240, 140);
        Frame(page);
        Head(page, invoice);
        Party(page, IsOld ? "购货单位" : "购买方", 33.5, invoice.Buyer);
        Party(page, IsOld ? "销货单位" : "销售方", 106.5, invoice.Seller);
        ControlCode(page, invoice);
        foreach (var column in columns)
        {
            page.Label(column.Heading, column.HeadingX, 57);
        }

        var baseline = FirstRow;
        foreach (var (index, line) in invoice.Lines.Index())
        {
            GoodsTable.Print(page, columns, (line, index), baseline, Pitch);
            baseline += GoodsTable.Rows(line, columns) * Pitch;
        }

        Totals(page, invoice);
        Foot(page, invoice);
        return page;
    }

    private FormColumn[] Columns() =>
        [
            new(IsOld ? "货物或应税劳务名称" : "货物或应税劳务、服务名称", 24, "", 19.5, 49, TextAlign.Left, line => line.Name)
            {
                Size = Small,
            },
            new("规格型号", 77, "", 71.5, 24, TextAlign.Left, line => line.Spec) { Size = Small },
            new("单位", 99.5, "", 103.2, 9, TextAlign.Center, line => line.Unit) { Size = Small },
            new("数 量", 114.5, "", 128.5, 19, TextAlign.Right, line => line.Quantity) { Size = Small, IsShrunk = true },
            new("单 价", 135, "", 149.5, 19.5, TextAlign.Right, line => line.UnitPrice) { Size = Small, IsShrunk = true },
            new("金 额", 160, "", 176.5, 26, TextAlign.Right, line => line.Amount.ToString()) { Size = Small },
            new("税率", 179.5, "", 187.5, 12, TextAlign.Right, line => line.Rate.Printed) { Size = Small },
            new("税 额", 197, "", 216.5, 26, TextAlign.Right, line => line.PrintedTax.ToString()) { Size = Small },
        ];

    private void Frame(FormPage page)
    {
        page.Line(88, 17.5, 152, 17.5);
        page.Line(88, 18.6, 152, 18.6);
        page.Box(18.5, 28.5, 199, 94);
        foreach (var y in (double[])[52, 96, 102.5])
        {
            page.Line(18.5, y, 217.5, y);
        }

        foreach (var x in (double[])[26, 133, 139.5])
        {
            page.Line(x, 28.5, x, 52);
            page.Line(x, 102.5, x, 122.5);
        }

        foreach (var x in (double[])[70.5, 98, 109, 129.5, 150.5, 177.5, 189])
        {
            page.Line(x, 52, x, 96);
        }

        page.Pictures.Add(new FormPicture(105, 8.5, 31, 21, IsSeal: true));
        if (HasQr)
        {
            page.Pictures.Add(new FormPicture(19, 7, 19, 19, IsSeal: false));
        }
    }

    private static void Head(FormPage page, WorldInvoice invoice)
    {
        page.Label(invoice.Title, 120, 14.5, 6.6, TextAlign.Center);
        page.SpreadLabel("发票联", 104, 25.5, 13.5);
        page.Labels.Add(new FormText(invoice.Code, 41, 16, 5.6) { Advance = invoice.Code.Length > 10 ? 2.9 : 3.4 });
        page.Label("№", 163, 16, 5.5);
        page.Labels.Add(new FormText(invoice.Number, 171, 16, 5.6) { Advance = 3.3 });
        page.Value("", invoice.Code, 197, 16.5);
        page.Value("", invoice.Number, 197, 21);
        page.Label("开票日期:", 173, 26.3);
        page.Value("", WorldInvoice.ChineseDay(invoice.Day), 192, 26.3);
        page.Value("", "机器编号:", 41, 22.5, Small);
        page.Value("", invoice.MachineNumber, 41, 26.5, Small);
        if (invoice.CheckCode.Length > 0)
        {
            var groups = string.Join(' ', invoice.CheckCode.Chunk(5).Select(group => new string(group)));
            page.Value("", "校验码 " + groups, 70, 26.5, Small);
        }
    }

    private void Party(FormPage page, string label, double baseline, Company party)
    {
        page.ColumnLabel(label, 20.8, baseline + (IsOld ? 0.6 : 2), IsOld ? 5 : 6.4);
        page.SpreadLabel("名称", 27.5, baseline, 15.6);
        page.Label(":", 46.5, baseline);
        page.Label("纳税人识别号:", 27.5, baseline + 5.3);
        page.Label("地 址、电 话:", 27.5, baseline + 10.6);
        page.Label(IsOld ? "开户行及帐号:" : "开户行及账号:", 27.5, baseline + 15.9);
        page.Value("", party.Name, 49, baseline + 0.2);
        page.Value("", party.TaxId, 49, baseline + 5.4, 4.1);
        page.Value("", party.AddressAndPhone, 49, baseline + 10.6, 2.5);
        page.Value("", party.BankAndAccount, 49, baseline + 15.9, 2.5);
    }

    private static void ControlCode(FormPage page, WorldInvoice invoice)
    {
        page.ColumnLabel("密码区", 134.6, 35.5, 6);
        var rows = invoice.TaxControlCode.Chunk(Math.Max(1, invoice.TaxControlCode.Length / 4)).Select(row => new string(row));
        page.Values.Add(new FormText(string.Join('\n', rows), 142, 34.3, 4.1) { Advance = 2.6, RowStep = 4.8 });
    }

    private static void Totals(FormPage page, WorldInvoice invoice)
    {
        page.Label("合", 37, 94.3);
        page.Label("计", 53, 94.3);
        page.Value("", Money(invoice.Amount.ToString()), 176.5, 94.3, align: TextAlign.Right);
        page.Value("", Money(invoice.TaxAmount?.ToString() ?? ""), 216.5, 94.3, align: TextAlign.Right);
        page.Label("价税合计（大写）", 33, 100.6);
        page.Value("", "⊗" + invoice.TotalInChinese, 77, 100.6);
        page.Label("（小写）", 163, 100.6);
        page.Value("", Money(invoice.Total.ToString()), 178, 100.6, 3.6);
    }

    private void Foot(FormPage page, WorldInvoice invoice)
    {
        page.ColumnLabel("备注", 134.6, 109, 8);
        foreach (var (at, row) in Widths.Wrap(invoice.Remark, 72, Small).Index())
        {
            page.Value("", row, 141, 106.8 + (at * 3.6), Small);
        }

        page.Label("收款人:", 22, 127);
        page.Value("", invoice.Payee, 36, 127);
        page.Label("复核:", 78, 127);
        page.Value("", invoice.Checker, 90, 127);
        page.Label("开票人:", 119, 127);
        page.Value("", invoice.Drawer, 134, 127);
        page.Label(IsOld ? "销货单位:（章）" : "销售方:（章）", 172, 127);
        foreach (var (at, letter) in "第三联：发票联 购买方记账凭证".Index())
        {
            page.Label(letter.ToString(), 220, 52 + (at * 4.2), 2.9);
        }
    }

    private static string Money(string amount) => amount.Length == 0 || amount.StartsWith('*') ? amount : "¥" + amount;
}
