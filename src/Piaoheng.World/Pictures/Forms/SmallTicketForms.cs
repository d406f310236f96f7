using System.Globalization;
using Piaoheng.Core.Money;
using Piaoheng.World.Companies;
using Piaoheng.World.Forms;
using Piaoheng.World.Invoices;
using SkiaSharp;

namespace Piaoheng.World.Pictures.Forms;

/// <summary>定额, 客运, 过路费 and 财政票据: tickets of which number, code, date and total are wanted.</summary>
internal static class SmallTicketForms
{
    private static readonly PrintLook Printed = new() { FormInk = new SKColor(120, 50, 50), ValueInk = new SKColor(30, 30, 40) };

    /// <summary>通用定额发票: no date, the amount in words.</summary>
    public static PictureForm Fixed(Region region, Dice dice)
    {
        var title = region.Bureau[..^3] + "通用定额发票";
        var code = TicketText.Code(dice, region.LegacyCode, new DateOnly(2023, 1, 1));
        var number = dice.Digits(8);
        var amount = Yuan.FromFen(dice.Pick([100L, 200, 500, 1_000, 2_000, 5_000, 10_000]));
        var page = new FormPage(150, 70);
        page.Label(title, 75, 15, 6, TextAlign.Center);
        page.SpreadLabel("发票联", 58, 24, 14);
        page.Label("发票代码 " + code, 12, 36, 4);
        page.Label("发票号码 " + number, 12, 43, 4.4);
        page.Label(AmountWords(amount), 75, 55, 8, TextAlign.Center);
        page.Label("收款单位（盖章有效）", 12, 65, 3.2);
        page.Pictures.Add(new FormPicture(60, 8, 30, 20, IsSeal: true));
        return new PictureForm(page, TicketText.Truth(title, code, number, null, amount), Printed) { Place = region.Title };
    }

    /// <summary>公路客运发票.</summary>
    public static PictureForm Coach(Region region, DateOnly day, Dice dice)
    {
        var title = region.Bureau[..^3] + "公路客运发票";
        var code = TicketText.Code(dice, region.LegacyCode, day);
        var number = dice.Digits(8);
        var fare = Yuan.FromFen(dice.Between(10, 300) * 50);
        var page = new FormPage(120, 60);
        page.Label(title, 60, 9, 4.6, TextAlign.Center);
        page.Label("发票代码：" + code, 8, 17);
        page.Label("发票号码：" + number, 68, 17);
        page.Value("", dice.Pick(["城东", "城西", "汽车南"]) + "站", 8, 26, 4.6);
        page.Label("至", 52, 26, 4);
        page.Value("", dice.Pick(["临江", "平安里", "石桥"]) + "站", 70, 26, 4.6);
        page.Label("乘车日期", 8, 35);
        page.Value("", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), 24, 35);
        page.Label("开车时间", 68, 35);
        page.Value("", "0" + dice.Between(6, 9).ToString(CultureInfo.InvariantCulture) + ":30", 84, 35);
        page.Label("票价", 8, 43);
        page.Value("", fare + "元", 24, 43, 3.8);
        page.Label("座号", 68, 43);
        page.Value("", dice.Between(1, 48).ToString(CultureInfo.InvariantCulture), 84, 43);
        page.Label("当日当次有效 盖章有效", 8, 53, 2.8);
        return new PictureForm(page, TicketText.Truth(title, code, number, day, fare), Printed);
    }

    /// <summary>车辆通行费票据, by a machine at the gate.</summary>
    public static PictureForm Toll(Region region, DateOnly day, Dice dice)
    {
        var title = region.Bureau[..^3] + "车辆通行费发票";
        var code = TicketText.Code(dice, region.LegacyCode, day);
        var number = dice.Digits(8);
        var toll = Yuan.FromFen(dice.Between(1, 90) * 500);
        var page = new FormPage(70, 90);
        page.Label(title, 35, 10, 4.2, TextAlign.Center);
        page.Label("发票代码 " + code, 6, 19);
        page.Label("发票号码 " + number, 6, 25);
        (string Label, string Value)[] rows =
        [
            ("入口", dice.Pick(["金河站", "长桥站", "新安站"])),
            ("出口", dice.Pick(["湖东站", "园区站", "望亭站"])),
            ("车型", "客一"),
            ("金额", toll + "元"),
            ("日期", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            ("时间", "1" + dice.Digits(1) + ":21:07"),
            ("工号", dice.Digits(6)),
        ];
        foreach (var (at, row) in rows.Index())
        {
            page.Label(row.Label + "：", 8, 36 + (at * 6.5), 3.6);
            page.Value("", row.Value, 24, 36 + (at * 6.5), 3.6);
        }

        return new PictureForm(page, TicketText.Truth(title, code, number, day, toll), Printed);
    }

    /// <summary>财政票据: 非税收入 or 社会团体会费.</summary>
    public static PictureForm Fiscal(Region region, Company payer, DateOnly day, Dice dice)
    {
        var title =
            region.Bureau[..^3] + dice.Pick(["非税收入统一票据", "社会团体会费统一票据", "公益事业捐赠统一票据"]) + "（电子）";
        var code = region.District[..2] + "06" + day.ToString("yy", CultureInfo.InvariantCulture) + dice.Digits(2);
        var number = "00" + dice.Digits(8);
        var total = Yuan.FromFen(dice.Between(100, 90_000) * 100);
        var page = new FormPage(210, 120);
        page.Label(title, 105, 15, 6, TextAlign.Center);
        page.Label("票据代码：" + code, 12, 27);
        page.Label("票据号码：" + number, 140, 27);
        page.Label("交款人统一社会信用代码：", 12, 33);
        page.Value("", payer.TaxId, 50, 33);
        page.Label("校验码：", 140, 33);
        page.Value("", dice.Letters("0123456789abcdef", 6), 153, 33);
        page.Label("交款人：", 12, 39);
        page.Value("", payer.Name, 25, 39);
        page.Label("开票日期：", 140, 39);
        page.Value("", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), 156, 39);
        page.Box(12, 43, 186, 50);
        page.Line(12, 50, 198, 50);
        page.Line(12, 84, 198, 84);
        page.Label("项目名称", 30, 48);
        page.Label("金额（元）", 150, 48);
        page.Value("", "会费及专项收入", 20, 56);
        page.Value("", total.ToString(), 170, 56, align: TextAlign.Right);
        page.Label("金额合计（大写）", 14, 90);
        page.Value("", ChineseAmount.Format(total), 42, 90);
        page.Label("（小写）", 140, 90);
        page.Value("", total.ToString(), 155, 90);
        page.Label("收款单位（章）：", 12, 103);
        page.Label("复核人：", 90, 103);
        page.Label("收款人：", 150, 103);
        return new PictureForm(page, TicketText.Truth(title, code, number, day, total), Printed);
    }

    private static string AmountWords(Yuan amount) => ChineseAmount.Format(amount);
}
