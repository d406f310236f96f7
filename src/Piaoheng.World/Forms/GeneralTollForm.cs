using System.Globalization;
using Piaoheng.World.Companies;
using Piaoheng.World.Invoices;

namespace Piaoheng.World.Forms;

/// <summary>版式 of a local 车辆通行费通用（电子）发票: name, quantity and amount only; no tax, no 校验码.</summary>
public static class GeneralTollForm
{
    /// <summary>The one page.</summary>
    public static FormPage Page(WorldInvoice invoice)
    {
        var page = new FormPage(214.8, 141.1);
        Frame(page);
        page.Pictures.Add(new FormPicture(16, 18, 12, 12, IsSeal: false));
        page.Label(invoice.Title, 97, 22, 5.8, TextAlign.Center);
        Pair(page, "发票代码:", invoice.Code, 161.6, 177.1, 22.1);
        Pair(page, "发票号码:", invoice.Number, 161.6, 177.1, 27.4);
        page.Label("开票日期:", 161.6, 32.7);
        page.Value("", invoice.Day.ToString("yyyy' 年 'MM' 月 'dd' 日'", CultureInfo.InvariantCulture), 178.2, 32.7);
        Party(page, "购买方", invoice.Buyer, 38);
        Party(page, "销售方", invoice.Seller, 109.9);
        page.ColumnLabel("密码区", 128.1, 39.9, 5.5);
        foreach (var (at, part) in invoice.TaxControlCode.Chunk(40).Index())
        {
            page.Labels.Add(new FormText(new string(part), 133.3, 42.8 + (at * 3.6), FormPage.Letters));
        }

        page.Label("货物或应税劳务、服务名称", 21.3, 61.1);
        page.Label("数量", 104.9, 61.1);
        page.Label("金额（元）", 166.3, 61.1);
        foreach (var (at, line) in invoice.Lines.Index())
        {
            page.Value("", line.Name, 32.5, 66.4 + (at * 4.5));
            page.Value("", line.Quantity, 106.5, 66.4 + (at * 4.5));
            page.Value("", line.Amount.ToString(), 170.3, 66.4 + (at * 4.5));
        }

        page.Label("合", 29.3, 98.8);
        page.Label("计", 48.3, 98.8);
        page.Value("", invoice.Total.ToString(), 170.3, 98.8);
        page.Label("价税合计（大写）", 21.9, 104.6);
        page.Value("", invoice.TotalInChinese, 62.1, 104.6);
        page.Label("（小写）", 151.2, 104.6);
        page.Value("", invoice.Total.ToString(), 169.3, 104.6);
        page.ColumnLabel("备注", 128.1, 114.6, 5.1);
        foreach (var (at, row) in invoice.Remark.Split('\n').Index())
        {
            page.Value("", row, 133.3, 110.6 + (at * 3.6));
        }

        Pair(page, "收款人:", invoice.Payee, 7.1, 21.2, 131.6);
        Pair(page, "复核:", invoice.Checker, 64.9, 73.7, 131.6);
        Pair(page, "开票人:", invoice.Drawer, 120.6, 134.8, 131.6);
        page.Label("销 售 方:（章）", 159.1, 131.6);
        return page;
    }

    private static void Frame(FormPage page)
    {
        page.Box(7.1, 34, 201, 93);
        foreach (var y in (double[])[56.2, 100.3, 105.7])
        {
            page.Line(7.1, y, 208.1, y);
        }

        foreach (var x in (double[])[13.6, 126.5, 132.5])
        {
            page.Line(x, 34, x, 56.2);
            page.Line(x, 105.7, x, 127);
        }
    }

    private static void Party(FormPage page, string label, Company party, double baseline)
    {
        page.ColumnLabel(label, 9.2, baseline + 1.9, 5.6);
        page.SpreadLabel("名称", 14.5, baseline, 15.8);
        page.Label(":", 33.4, baseline);
        page.Value("", party.Name, 37.4, baseline);
        Pair(page, "纳税人识别号:", party.TaxId, 14.5, 37.4, baseline + 5.4);
        page.Label("地 址、电 话:", 14.5, baseline + 10.8);
        page.Value("", party.AddressAndPhone, 37.4, baseline + 10.8, 2.8);
        Pair(page, "开户行及账号:", party.BankAndAccount, 14.5, 37.4, baseline + 16.2);
    }

    private static void Pair(FormPage page, string label, string value, double x, double valueX, double baseline)
    {
        page.Label(label, x, baseline);
        page.Value("", value, valueX, baseline);
    }
}
