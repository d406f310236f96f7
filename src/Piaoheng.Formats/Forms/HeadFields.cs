using Piaoheng.Core.Text;

namespace Piaoheng.Formats.Forms;

/// <summary>票头: code, number, date, check code, machine number.</summary>
internal static class HeadFields
{
    /// <summary>Reads them from the part of the sheet above <paramref name="bottom"/>.</summary>
    public static void Read(Sheet sheet, Draft draft, double bottom)
    {
        var area = new Box(double.MinValue, double.MinValue, double.MaxValue, bottom);
        var values = new LabelledValues(sheet, FormLabels.Head);
        var digital = values.Find(Shapes.TwentyDigits, area, "数电发票号码", "数电票号码", "全电发票号码");
        var code = values.Find(Shapes.InvoiceCode, area, "发票代码");
        var number = values.Find(Shapes.InvoiceNumber, area, "发票号码") ?? NumberWithoutLabel(sheet, bottom);
        var printed = Named("issueDate", "开票日期", values.Find(Shapes.Day, area, "开票日期", "填开日期"));
        draft.IssueDate = PrintedDate.TryParse(printed, out var day) ? day : null;
        draft.CheckCode = Named("checkCode", "校验码", values.Find(Shapes.CheckCode, area, "校验码"));
        draft.MachineNumber = Named("machineNumber", "机器编号", values.Find(Shapes.MachineNumber, area, "机器编号"));
        if (Unnamed.IsIn(digital) || Unnamed.IsIn(code) || Unnamed.IsIn(number))
        {
            // Of an identity that is not wholly known nothing is taken: one half could be joined with a stranger's.
            _ = Named("invoiceCode", "发票代码", code);
            _ = Named("invoiceNumber", "发票号码", digital ?? number);
            return;
        }

        if (digital is not null && code is not null && number is { Length: 8 })
        {
            // 数电纸质发票: known by the 20 digits, with the pair of the paper form beside them.
            (draft.PaperCode, draft.PaperNumber) = (code, number);
            (draft.Code, draft.Number) = ("", digital);
            return;
        }

        draft.Number = digital ?? number;
        draft.Code = code ?? (draft.Number is { Length: > 12 } ? "" : null);

        string? Named(string field, string name, string? text) => Unnamed.Named(draft, field, name, text);
    }

    // Forms whose labels are a picture still print the number at the top: 20 digits, or 8 after №.
    private static string? NumberWithoutLabel(Sheet sheet, double bottom)
    {
        var runs = sheet.Runs.Where(run => run.Center < bottom).Select(static run => TextRow.Of([run]).Match).ToList();
        var twenty = runs.Where(static text => text.Length == 20 && text.All(char.IsAsciiDigit))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        if (twenty.Count == 1 && !sheet.Find("校验码").Any())
        {
            return twenty[0];
        }

        return runs.Where(static text => text.StartsWith("No", StringComparison.Ordinal) || text.StartsWith('№'))
            .Select(static text => Shapes.InvoiceNumber.Match(text))
            .FirstOrDefault(static match => match.Success)
            ?.Groups["v"]
            .Value;
    }
}
