using System.Globalization;
using Piaoheng.World.Forms;
using Piaoheng.World.Invoices;
using SkiaSharp;

namespace Piaoheng.World.Pictures.Forms;

/// <summary>机动车销售统一发票 and 二手车销售统一发票 on paper; 241 × 177 mm.</summary>
internal static class VehicleForms
{
    public static PictureForm Make(WorldInvoice invoice, Dice dice)
    {
        var page = new FormPage(241, 177);
        page.Label(invoice.Title, 120, 16, 6.6, TextAlign.Center);
        page.SpreadLabel("发票联", 104, 26, 14);
        page.Label("发票代码 " + invoice.Code, 172, 25, 3.6);
        page.Label("发票号码 " + invoice.Number, 172, 31, 3.6);
        page.Label("开票日期", 20, 37);
        page.Value("", invoice.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), 38, 37);
        page.Box(18, 40, 205, 118);
        var rows = invoice.Special is VehicleSale vehicle
            ? New(invoice, vehicle)
            : Used(invoice, (UsedVehicleSale)invoice.Special!);
        foreach (var (at, row) in rows.Index())
        {
            var y = 47 + (at * 8.6);
            page.Line(18, y + 2.6, 223, y + 2.6);
            foreach (var (column, cell) in row.Index())
            {
                var x = 20 + (column * 102);
                page.Label(cell.Label, x, y);
                page.Value("", cell.Value, x + 34, y, 3);
            }
        }

        page.Pictures.Add(new FormPicture(105, 9, 31, 21, IsSeal: true));
        var truth = invoice.ToReading("") with { Qr = null };
        var look = PrintLook.OnPrintedForm(dice) with { ShiftX = 0.4, ShiftY = 0.3, FormInk = new SKColor(110, 60, 30) };
        return new PictureForm(page, truth, look) { Place = invoice.Seller.Region.Title };
    }

    private static (string Label, string Value)[][] New(WorldInvoice invoice, VehicleSale vehicle) =>
        [
            [("机打代码", invoice.Code), ("税控码", "")],
            [("机打号码", invoice.Number), ("", "")],
            [("购买方名称", invoice.Buyer.Name), ("", "")],
            [("纳税人识别号", invoice.Buyer.TaxId), ("", "")],
            [("车辆类型", vehicle.VehicleType), ("厂牌型号", vehicle.Model)],
            [("产地", vehicle.Origin), ("合格证号", vehicle.Certificate)],
            [("发动机号码", vehicle.Engine), ("车辆识别代号/车架号码", vehicle.Vin)],
            [("价税合计（大写）", invoice.TotalInChinese), ("小写", "￥" + invoice.Total)],
            [("销货单位名称", invoice.Seller.Name), ("电话", invoice.Seller.Phone)],
            [("纳税人识别号", invoice.Seller.TaxId), ("", "")],
            [("增值税税率", "13%"), ("增值税税额", "￥" + invoice.Tax)],
            [("不含税价", "￥" + invoice.Amount), ("主管税务机关", invoice.Seller.Region.BureauName)],
        ];

    private static (string Label, string Value)[][] Used(WorldInvoice invoice, UsedVehicleSale vehicle) =>
        [
            [("机打代码", invoice.Code), ("税控码", "")],
            [("机打号码", invoice.Number), ("", "")],
            [("买方单位/个人", invoice.Buyer.Name), ("单位代码", invoice.Buyer.TaxId)],
            [("卖方单位/个人", invoice.Seller.Name), ("单位代码", invoice.Seller.TaxId)],
            [("车牌照号", vehicle.Plate), ("登记证号", vehicle.Registration)],
            [("车架号/车辆识别代码", vehicle.Vin), ("厂牌型号", vehicle.Model)],
            [("转入地车辆管理所名称", vehicle.Office), ("", "")],
            [("车价合计（大写）", invoice.TotalInChinese), ("小写", "￥" + invoice.Total)],
            [("二手车市场", invoice.Seller.Name), ("纳税人识别号", invoice.Seller.TaxId)],
        ];
}
