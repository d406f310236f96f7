using Piaoheng.Core.Invoices;
using Piaoheng.Core.Policy;
using Piaoheng.Core.Text;

namespace Piaoheng.Formats.Forms;

/// <summary>机动车 and 二手车销售统一发票: a grid of labelled cells, one vehicle.</summary>
internal static class VehicleForm
{
    private static readonly (string Key, string[] Labels)[] Facts =
    [
        ("vehicleType", ["车辆类型"]),
        ("brandModel", ["厂牌型号"]),
        ("origin", ["产地"]),
        ("certificateNumber", ["合格证号"]),
        ("importCertificateNumber", ["进口证明书号"]),
        ("inspectionNumber", ["商检单号"]),
        ("engineNumber", ["发动机号码"]),
        ("vin", ["车辆识别代号/车架号码", "车架号/车辆识别代码", "车架号码/车辆识别代号"]),
        ("taxOffice", ["主管税务机关及代码", "主管税务机关"]),
        ("taxPaymentNumber", ["完税凭证号码"]),
        ("tonnage", ["吨位"]),
        ("passengerLimit", ["限乘人数"]),
        ("plateNumber", ["车牌照号"]),
        ("registrationNumber", ["登记证号"]),
        ("transferOffice", ["转入地车辆管理所名称", "转入地车辆管理所"]),
        ("auctionName", ["经营、拍卖单位"]),
        ("marketName", ["二手车市场"]),
    ];

    private static readonly string[] BuyerName = ["购买方名称", "购货单位(人)", "买方单位/个人", "购买方"];

    private static readonly string[] BuyerId =
    [
        "纳税人识别号/统一社会信用代码/身份证明号码",
        "统一社会信用代码/纳税人识别号/身份证明号码",
        "身份证号码/组织机构代码",
        "单位代码/身份证号码",
    ];

    private static readonly string[] SellerName = ["销货单位名称", "销售方名称", "卖方单位/个人"];

    private static readonly string[] Others =
    [
        "价税合计",
        "车价合计",
        "(大写)",
        "大写",
        "(小写)",
        "小写",
        "不含税价",
        "增值税税率或征收率",
        "增值税税额",
        "电话",
        "账号",
        "地址",
        "开户银行",
        "开票人",
        "备注",
        "买方单位/个人住址",
        "卖方单位/个人住址",
    ];

    public static Draft Read(Sheet sheet, KindCatalogue kinds)
    {
        var draft = new Draft { Kind = KindId.Unknown, Title = sheet.Title };
        draft.Pages.Add(sheet.Page);
        HeadFields.Read(sheet, draft, double.MaxValue);
        draft.Kind = kinds.FromTitle(draft.Title, draft.Code);
        if (draft.Number is { Length: 20 })
        {
            draft.Kind = Digital(draft);
        }

        var grid = new CellGrid(
            sheet,
            [
                .. FormLabels.Head,
                .. Facts.SelectMany(static fact => fact.Labels),
                .. BuyerName,
                .. BuyerId,
                .. SellerName,
                .. FormLabels.TaxId,
                .. Others,
            ]
        );
        ReadParties(grid, draft);
        ReadAmounts(grid, draft);
        foreach (var (key, labels) in Facts)
        {
            draft.Keep(key, grid.Beside(labels));
        }

        draft.Drawer = grid.Beside("开票人");
        draft.Remark = grid.Beside("备注");
        return draft;
    }

    // The title of the 数电 form may be the old one; the 20 digits show what it is.
    private static string Digital(Draft draft) =>
        (draft.Title?.Contains("二手车", StringComparison.Ordinal), draft.PaperCode) switch
        {
            (true, null) => KindId.DigitalUsedVehicle,
            (true, _) => KindId.DigitalPaperUsedVehicle,
            (_, null) => KindId.DigitalVehicle,
            _ => KindId.DigitalPaperVehicle,
        };

    private static void ReadParties(CellGrid grid, Draft draft)
    {
        draft.BuyerName = grid.Beside(BuyerName);
        draft.SellerName = grid.Beside(SellerName);
        var ids = BuyerId
            .Concat(FormLabels.TaxId)
            .SelectMany(grid.Places)
            .OrderBy(static spot => spot.Center)
            .Select(grid.Beside)
            .ToList();
        draft.BuyerTaxId = ids.Count > 0 ? CellText.Plain(ids[0]) : null;
        draft.SellerTaxId = ids.Count > 1 ? CellText.Plain(ids[1]) : null;
    }

    private static void ReadAmounts(CellGrid grid, Draft draft)
    {
        var whole = grid.Beside("价税合计", "车价合计", "(大写)", "大写") ?? "";
        var words = Shapes.Words.Match(whole + (grid.Beside("(大写)", "大写") ?? ""));
        draft.TotalInChinese = words.Success ? words.Groups["v"].Value : null;
        var figures = grid.Places("小写")
            .Concat(grid.Places("(小写)"))
            .OrderBy(static spot => spot.Center)
            .Select(grid.Beside)
            .ToList();
        var net = grid.Beside("不含税价") is { Length: > 0 } stated ? stated : figures.ElementAtOrDefault(1);
        draft.TotalInclTax = Amount(Unnamed.Named(draft, "totalInclTax", "价税合计", figures.FirstOrDefault()));
        draft.TaxAmount = Amount(Unnamed.Named(draft, "taxAmount", "增值税税额", grid.Beside("增值税税额")));
        draft.AmountExTax = Amount(Unnamed.Named(draft, "amountExTax", "不含税价", net));
        draft.Keep("taxRate", grid.Beside("增值税税率或征收率"));
    }

    private static PrintedAmount? Amount(string? text) =>
        text is not null && PrintedAmount.TryParse(Shapes.Amount.Match(CompatibilityForm.Fold(text)).Value, out var amount)
            ? amount
            : null;
}
