using Piaoheng.Core.Invoices;
using Piaoheng.Ocr.Fields.Labels;
using Piaoheng.Ocr.Fields.Layout;

namespace Piaoheng.Ocr.Fields.Kinds;

/// <summary>Tells what a sheet is, by its words.</summary>
internal static class SheetKind
{
    private static readonly string[] TicketWords =
    [
        "出租汽车",
        "出租车",
        "的士",
        "定额发票",
        "客运发票",
        "客运汽车",
        "汽车客票",
        "公路客运",
        "通行费发票",
        "车辆通行费",
        "过路费",
        "过桥费",
        "统一车票",
        "通用机打",
        "通用发票",
        "通用手工",
        "停车费",
        "停车发票",
        "船票",
        "门票",
    ];

    private static readonly string[] FiscalWords =
    [
        "财政票据",
        "非税收入",
        "会费统一票据",
        "捐赠统一票据",
        "捐赠票据",
        "行政事业",
        "医疗收费",
        "医疗门诊",
        "医疗住院",
        "往来结算",
        "统一票据",
    ];

    public static SheetForm Of(Sheet sheet)
    {
        var text = sheet.Text;
        if (
            Holds(text, "铁路电子客票")
            || (
                text.Contains("电子客票号", StringComparison.Ordinal)
                && text.Contains("票价", StringComparison.Ordinal)
                && !Holds(text, "行程单")
                && !text.Contains("航班", StringComparison.Ordinal)
            )
        )
        {
            return SheetForm.RailETicket;
        }

        if (Holds(text, "航空运输电子客票") || (Holds(text, "电子客票行程单") && Holds(text, "燃油附加费")))
        {
            return SheetForm.Air;
        }

        if (Holds(text, "机动车销售统一发票") || Holds(text, "二手车销售统一发票"))
        {
            return SheetForm.Vehicle;
        }

        if (Holds(text, "车辆通行费") && !text.Contains("增值税", StringComparison.Ordinal))
        {
            return SheetForm.Ticket;
        }

        if (TrainTicketShape.IsOne(sheet))
        {
            return SheetForm.TrainTicket;
        }

        if (IsRoll(sheet))
        {
            return SheetForm.Roll;
        }

        if (IsVat(sheet))
        {
            return SheetForm.Vat;
        }

        return Array.Exists(FiscalWords, word => Holds(text, word)) || IsTicket(text) ? SheetForm.Ticket : SheetForm.None;
    }

    /// <summary>The kind of a form with parties and lines.</summary>
    public static string VatKind(string text)
    {
        var isElectronic =
            Holds(text, "增值税电子普通发票")
            || Holds(text, "增值税电子专用发票")
            || Holds(text, "电子普通发票")
            || Holds(text, "电子专用发票");
        if (
            !isElectronic && (Holds(text, "统一社会信用代码/纳税人识别号") || text.Contains("电子发票", StringComparison.Ordinal))
        )
        {
            // The title of a 数电票 names its kind in brackets; without it the kind is not told.
            return Holds(text, "增值税专用发票") ? KindId.DigitalVatSpecial
                : Holds(text, "普通发票") || text.Contains("(普通", StringComparison.Ordinal) ? KindId.DigitalVatNormal
                : KindId.Unknown;
        }

        var isSpecial = text.Contains("专用发票", StringComparison.Ordinal) || Holds(text, "增值税专用");
        var isNormal = text.Contains("普通发票", StringComparison.Ordinal) || Holds(text, "增值税普通");
        return (isElectronic, isSpecial, isNormal) switch
        {
            (true, true, false) => KindId.ElectronicVatSpecial,
            (true, false, true) => KindId.ElectronicVatNormal,
            (false, true, false) => KindId.PaperVatSpecial,
            (false, false, true) => KindId.PaperVatNormal,
            _ => KindId.Unknown,
        };
    }

    /// <summary>机动车 or 二手车, on paper or as 数电票.</summary>
    public static string VehicleKind(Sheet sheet)
    {
        var isDigital = sheet.Text.Contains("电子发票", StringComparison.Ordinal);
        return Holds(sheet.Text, "二手车销售统一发票")
            ? isDigital
                ? KindId.DigitalUsedVehicle
                : KindId.PaperUsedVehicle
            : isDigital
                ? KindId.DigitalVehicle
                : KindId.PaperVehicle;
    }

    private static bool IsVat(Sheet sheet)
    {
        var text = sheet.Text;
        var signs = 0;
        foreach (
            var label in (ReadOnlySpan<string>)
                [
                    "纳税人识别号",
                    "价税合计",
                    "规格型号",
                    "税率",
                    "税额",
                    "开票日期",
                    "购买方",
                    "销售方",
                    "开票人",
                    "增值税",
                    "发票号码",
                    "发票代码",
                ]
        )
        {
            signs += Holds(text, label) ? 1 : 0;
        }

        return signs >= 4 && (Holds(text, "价税合计") || Holds(text, "纳税人识别号") || Holds(text, "货物或应税劳务"));
    }

    private static bool IsRoll(Sheet sheet) =>
        Holds(sheet.Text, "普通发票(卷票)")
        || Holds(sheet.Text, "普通发票(卷式)")
        || (sheet.Text.Contains("卷票", StringComparison.Ordinal) && sheet.Text.Contains("发票", StringComparison.Ordinal))
        || (Holds(sheet.Text, "机打号码") && Holds(sheet.Text, "收款员") && Holds(sheet.Text, "增值税普通发票"));

    private static bool IsTicket(string text) =>
        Array.Exists(TicketWords, word => Holds(text, word))
        && (text.Contains("发票", StringComparison.Ordinal) || text.Contains('票', StringComparison.Ordinal));

    private static bool Holds(string text, string label)
    {
        foreach (var row in text.Split('\n'))
        {
            if (LabelText.Holds(row, label))
            {
                return true;
            }
        }

        return false;
    }
}
