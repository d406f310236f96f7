using System.Text.RegularExpressions;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Core.Text;
using Piaoheng.Core.Validation;

namespace Piaoheng.Formats.Forms;

/// <summary>电子发票（航空运输电子客票行程单）: 合计 = 票价 + 燃油附加费 + 税额 + 民航发展基金 + 其他税费.</summary>
internal static partial class AirForm
{
    private static readonly string[] Labels =
    [
        .. FormLabels.Head,
        "GP单号",
        "旅客姓名",
        "有效身份证件号码",
        "签注",
        "自",
        "至",
        "承运人",
        "航班号",
        "座位等级",
        "日期",
        "时间",
        "客票级别/客票类别",
        "客票生效日期",
        "有效截止日期",
        "免费行李",
        "票价",
        "燃油附加费",
        "增值税税率",
        "增值税税额",
        "民航发展基金",
        "其他税费",
        "合计",
        "电子客票号码",
        "验证码",
        "提示信息",
        "保险费",
        "销售网点代号",
        "填开单位",
        "购买方名称",
        "统一社会信用代码/纳税人识别号",
    ];

    public static Draft Read(Sheet sheet)
    {
        var draft = new Draft
        {
            Kind = KindId.AirItinerary,
            Title = sheet.Title,
            SellerTaxId = "",
            Lines = [],
        };
        draft.Pages.Add(sheet.Page);
        HeadFields.Read(sheet, draft, double.MaxValue);
        var grid = new CellGrid(sheet, Labels);
        draft.BuyerName = grid.Beside("购买方名称");
        draft.BuyerTaxId = grid.Beside("统一社会信用代码/纳税人识别号");
        draft.SellerName = grid.Beside("填开单位");
        ReadAmounts(grid, draft);
        ReadTexts(grid, draft);
        draft.Keep("legs", string.Join('；', Legs(sheet, grid)));
        if (grid.Beside("开具状态") is { Length: > 0 } state)
        {
            draft.Status = InvoiceStatus.Unknown with { Text = state };
            draft.Keep("issueState", state);
        }

        return draft;
    }

    private static void ReadAmounts(CellGrid grid, Draft draft)
    {
        NoteUnnamed(grid, draft);
        var fare = Amount(grid, "票价");
        var fuel = Amount(grid, "燃油附加费");
        draft.TaxAmount = Amount(grid, "增值税税额");
        draft.TotalInclTax = Amount(grid, "合计");
        draft.Keep("fare", fare?.ToString());
        draft.Keep("fuelSurcharge", fuel?.ToString());
        draft.Keep("vatRate", grid.Below("增值税税率", 2.6));
        draft.Keep("civilAviationFund", Amount(grid, "民航发展基金")?.ToString());
        draft.Keep("otherTaxes", Amount(grid, "其他税费")?.ToString());
        if (fare is not { } net)
        {
            return;
        }

        if (draft.Findings.Exists(static finding => finding.Code is Unnamed.Code && finding.Field is "amountExTax"))
        {
            return;
        }

        // What is taxed is 票价 and 燃油附加费; the form does not print their sum.
        var taxed = net.Value + (fuel?.Value ?? Yuan.Zero);
        if (draft is { TaxAmount: { } tax, TotalInclTax: { } total } && taxed + tax.Value + Untaxed(grid) != total.Value)
        {
            draft.Findings.Add(
                new Finding(
                    new CodedText(
                        "FMT-074",
                        "票价、燃油附加费、税额、民航发展基金等之和与合计不符，可能有一项没有读到，不含税金额未采用；请核对原件"
                    ),
                    Severity.Error,
                    "amountExTax"
                )
            );
            return;
        }

        draft.AmountExTax = taxed;
        draft.Sources["amountExTax"] = SourceId.Derived;
    }

    private static void NoteUnnamed(CellGrid grid, Draft draft)
    {
        foreach (var label in (string[])["票价", "燃油附加费", "民航发展基金", "其他税费"])
        {
            _ = Unnamed.Named(draft, "amountExTax", label, grid.Below(label, 2.6));
        }

        _ = Unnamed.Named(draft, "taxAmount", "增值税税额", grid.Below("增值税税额", 2.6));
        _ = Unnamed.Named(draft, "totalInclTax", "合计", grid.Below("合计", 2.6));
    }

    private static Yuan Untaxed(CellGrid grid) =>
        (Amount(grid, "民航发展基金")?.Value ?? Yuan.Zero) + (Amount(grid, "其他税费")?.Value ?? Yuan.Zero);

    private static PrintedAmount? Amount(CellGrid grid, string label) =>
        grid.Below(label, 2.6) is { } text && PrintedAmount.TryParse(CellText.Plain(text), out var amount) ? amount : null;

    private static void ReadTexts(CellGrid grid, Draft draft)
    {
        draft.Keep(ExtraKey.PassengerName, PersonMask.Name(grid.Below("旅客姓名", 3.5) ?? ""));
        draft.Keep(ExtraKey.PassengerId, PersonMask.Id(grid.Below("有效身份证件号码", 3.5) ?? ""));
        draft.Keep("endorsement", grid.Below("签注", 3.5));
        draft.Keep("eTicketNumber", grid.Beside("电子客票号码"));
        draft.Keep("verificationCode", grid.Beside("验证码"));
        draft.Keep("promptText", grid.Beside("提示信息"));
        draft.Keep("insurance", grid.Beside("保险费"));
        draft.Keep("agentCode", grid.Beside("销售网点代号"));
        draft.Keep("issuingUnit", draft.SellerName);
        draft.Keep("domesticMark", grid.Beside("国内国际标识"));
        draft.Keep("gpNumber", grid.Beside("GP单号"));
    }

    // The facts of a flight stand between the rows 自 and 至 of its leg.
    private static IEnumerable<string> Legs(Sheet sheet, CellGrid grid)
    {
        var ends = grid.Places("至").Where(static spot => spot.HasColon).ToList();
        foreach (var from in grid.Places("自").Where(static spot => spot.HasColon))
        {
            var to = ends.Find(spot => spot.Center > from.Center);
            if (to.Row is null)
            {
                continue;
            }

            var leg = new List<string> { "自" + grid.Beside(from), "至" + grid.Beside(to) };
            foreach (
                var row in sheet.RowsIn(new Box(from.Right, from.Center - sheet.Size, double.MaxValue, to.Center + sheet.Size))
            )
            {
                var flight = row.Runs.Select(static run => run.Text).FirstOrDefault(static text => Flight().IsMatch(text));
                var day = row
                    .Runs.Select(static run => run.Text)
                    .FirstOrDefault(static text => PrintedDate.TryParse(text, out _));
                if (flight is null || day is null)
                {
                    continue;
                }

                var words = row.Runs.Select(static run => run.Text).ToList();
                var at = words.IndexOf(flight);
                leg.Add(at > 0 ? "承运人" + words[at - 1] : "");
                leg.Add("航班" + flight);
                leg.Add(words.ElementAtOrDefault(at + 1) is { Length: <= 3 } cabin ? "舱位" + cabin : "");
                leg.Add("日期" + day);
                leg.Add(words.Find(static word => Time().IsMatch(word)) is { } time ? "时间" + time : "");
            }

            yield return string.Join(' ', leg.Where(static part => part.Length > 0));
        }
    }

    [GeneratedRegex(@"^[0-9A-Z]{2}\d{2,5}[A-Z]?\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Flight();

    [GeneratedRegex(@"^\d{1,2}:\d{2}\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Time();
}
