using System.Globalization;
using Piaoheng.Core.Money;
using Piaoheng.World.Companies;
using Piaoheng.World.Forms;
using SkiaSharp;

namespace Piaoheng.World.Pictures.Forms;

/// <summary>出租车发票: a narrow strip, preprinted above, filled in by the meter below.</summary>
internal static class TaxiForm
{
    public static PictureForm Make(Region region, Company company, DateOnly day, Dice dice)
    {
        var title = region.City.Split('市')[0] + "市出租汽车专用发票";
        var code = TicketText.Code(dice, region.LegacyCode, day);
        var number = dice.Digits(8);
        var fare = Yuan.FromFen(dice.Between(20, 260) * 50);
        var page = new FormPage(60, 150);
        page.Label(title, 30, 14, 4.3, TextAlign.Center);
        page.SpreadLabel("发票联", 13, 24, 15);
        page.Label("发票代码 " + code, 6, 34, 3.6);
        page.Label("发票号码 " + number, 6, 40, 4);
        page.Label("投诉电话: 12328", 6, 46, 2.8);
        page.Label("单位名称: " + company.Name, 6, 51, 2.4);
        page.Label("机打发票 手写无效", 30, 60, 3.4, TextAlign.Center);
        (string Label, string Value)[] rows =
        [
            ("车号", region.NamePrefix[..1] + "B" + dice.Letters("ABCDEFGH", 1) + dice.Digits(4)),
            ("证号", dice.Digits(10)),
            ("日期", WordsOf(day, dice)),
            ("上车", "0" + dice.Digits(1) + ":" + dice.Letters("012345", 1) + dice.Digits(1)),
            ("下车", "1" + dice.Digits(1) + ":" + dice.Letters("012345", 1) + dice.Digits(1)),
            ("单价", "2.70元"),
            ("里程", dice.Between(1, 40).ToString(CultureInfo.InvariantCulture) + ".6KM"),
            ("等候", "00:0" + dice.Digits(1) + ":12"),
            ("金额", "￥" + fare + "元"),
            ("卡号", ""),
        ];
        foreach (var (at, row) in rows.Index())
        {
            page.Label(row.Label + "：", 8, 70 + (at * 5.6), 3.4);
            page.Value("", row.Value, 54, 70 + (at * 5.6), 3.6, TextAlign.Right);
        }

        page.Pictures.Add(new FormPicture(16, 9, 28, 18, IsSeal: true));
        return new PictureForm(
            page,
            TicketText.Truth(title, code, number, day, fare),
            new PrintLook
            {
                FormInk = new SKColor(150, 40, 40),
                ValueInk = new SKColor(50, 50, 60),
                IsDotMatrix = dice.PerMille(700),
                ValueFace = PrintFace.Sans,
                ShiftY = dice.Between(-6, 8) / 10.0,
            }
        );
    }

    private static string WordsOf(DateOnly day, Dice dice) =>
        day.ToString(dice.PerMille(500) ? "yyyy'年'MM'月'dd'日'" : "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
