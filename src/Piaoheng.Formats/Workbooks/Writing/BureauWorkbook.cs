using System.Globalization;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;

namespace Piaoheng.Formats.Workbooks.Writing;

/// <summary>税局导出文件写出: writes readings as the bureau's own workbooks lay them out, untouched form (inline strings).</summary>
/// <remarks>
/// For invented bureau files only (demo, simulator, tests, bench). The texts of 票种, 来源 and time come from <see cref="ExtraFields"/>;
/// amounts are numbers without trailing zeros, everything else is text, as in real exports.
/// </remarks>
public static class BureauWorkbook
{
    /// <summary>全量发票查询: the line sheet (where any reading has lines), the header sheet with its 合计行, and special-business sheets.</summary>
    /// <param name="output">Where the bytes go.</param>
    /// <param name="rows">The header rows in the order of the sheet (the bureau sorts newest first).</param>
    public static void WriteFullQuery(Stream output, IReadOnlyList<Reading> rows)
    {
        using var workbook = new WorkbookWriter(output);
        if (rows.Any(row => row.Lines is not null))
        {
            WriteLineSheet(workbook, rows);
        }

        WriteHeaderSheet(workbook, rows);
    }

    /// <summary>抵扣勾选 list of received invoices.</summary>
    /// <param name="output">Where the bytes go.</param>
    /// <param name="rows">The rows; <see cref="ExtraFields.Selection"/> tells which are 已勾选.</param>
    public static void WriteSelection(Stream output, IReadOnlyList<Reading> rows)
    {
        using var workbook = new WorkbookWriter(output);
        var sheet = workbook.AddPlainSheet("抵扣勾选增值税发票信息", [], 0);
        sheet.WriteHeader([.. BureauLayouts.SelectionColumns]);
        foreach (var (index, row) in rows.Index())
        {
            var (code, number, digital) = Numbers(row, nothing: "");
            sheet.WriteRow(
                Text(index + 1),
                Of(row, ExtraFields.Selection) == "selected" ? "是" : "否",
                digital,
                code,
                number,
                Moment(row),
                Amount(row.AmountExTax),
                Amount(row.TaxAmount),
                Deductible(row),
                row.BuyerTaxId,
                row.SellerName,
                row.SellerTaxId,
                Of(row, ExtraFields.InvoiceSource),
                Of(row, ExtraFields.KindText),
                row.Status.Text ?? "正常",
                row.Status.Red == RedState.Locked ? "已锁定" : "未锁定",
                Of(row, ExtraFields.DomesticSaleProof),
                Of(row, ExtraFields.SpecialBusiness),
                Of(row, ExtraFields.SelectedAt),
                RiskText(row.Status.Risk),
                "无风险"
            );
        }
    }

    /// <summary>用途确认信息 of one 税款所属期, with all its sheets; rows of abnormal risk stand on the sheet 异常发票.</summary>
    /// <param name="output">Where the bytes go.</param>
    /// <param name="taxpayerId">纳税人识别号.</param>
    /// <param name="taxpayerName">纳税人名称.</param>
    /// <param name="taxPeriod">税款所属期 <c>yyyyMM</c>.</param>
    /// <param name="rows">The confirmed invoices.</param>
    public static void WritePurposeConfirm(
        Stream output,
        string taxpayerId,
        string taxpayerName,
        string taxPeriod,
        IReadOnlyList<Reading> rows
    )
    {
        using var workbook = new WorkbookWriter(output);
        WritePurposeSheet(BureauLayouts.PurposeSheet, [.. rows.Where(row => row.Status.Risk != RiskState.Abnormal)]);
        foreach (var (name, columns) in BureauLayouts.PurposeOtherSheets)
        {
            Begin(name, columns);
        }

        WritePurposeSheet(BureauLayouts.AbnormalSheet, [.. rows.Where(row => row.Status.Risk == RiskState.Abnormal)]);

        SheetWriter Begin(string name, IReadOnlyList<string> columns)
        {
            var sheet = workbook.AddPlainSheet(name, [], 0);
            sheet.WriteTitle(BureauLayouts.PurposeTitle, columns.Count);
            sheet.WriteRow("纳税人识别号", taxpayerId, "税款所属期", taxPeriod, "纳税人名称", taxpayerName);
            sheet.WriteHeader([.. columns]);
            return sheet;
        }

        void WritePurposeSheet(string name, IReadOnlyList<Reading> invoices)
        {
            var sheet = Begin(name, BureauLayouts.PurposeColumns);
            foreach (var (index, row) in invoices.Index())
            {
                WritePurposeRow(sheet, index + 1, row);
            }

            if (invoices.Count > 0)
            {
                sheet.WriteRow([
                    BureauLayouts.PurposeTotal,
                    .. Enumerable.Repeat(SheetCell.Empty, 9),
                    Amount(Sum(invoices, row => row.AmountExTax)),
                    Amount(Sum(invoices, row => row.TaxAmount)),
                    Amount(Sum(invoices, row => row.TaxAmount)),
                ]);
            }
        }
    }

    private static void WriteHeaderSheet(WorkbookWriter workbook, IReadOnlyList<Reading> rows)
    {
        var sheet = workbook.AddPlainSheet(BureauLayouts.HeaderSheet, [], 0);
        sheet.WriteHeader([.. BureauLayouts.HeaderColumns]);
        foreach (var (index, row) in rows.Index())
        {
            sheet.WriteRow([
                .. Head(index + 1, row),
                Amount(row.AmountExTax),
                Amount(row.TaxAmount),
                Amount(row.TotalInclTax),
                .. Tail(row),
            ]);
        }

        sheet.WriteRow([
            BureauLayouts.HeaderTotal,
            .. Enumerable.Repeat(SheetCell.Empty, 8),
            Amount(Sum(rows, row => row.AmountExTax)),
            Amount(Sum(rows, row => row.TaxAmount)),
        ]);
    }

    private static void WriteLineSheet(WorkbookWriter workbook, IReadOnlyList<Reading> rows)
    {
        var sheet = workbook.AddPlainSheet(BureauLayouts.LineSheet, [], 0);
        sheet.WriteHeader([.. BureauLayouts.LineColumns]);
        var count = 0;
        foreach (var row in rows)
        {
            foreach (var line in LinesOf(row))
            {
                count++;
                sheet.WriteRow([
                    .. Head(count, row),
                    line.TaxCode ?? "",
                    Of(row, ExtraFields.SpecialBusiness),
                    line.Name ?? "",
                    line.Spec ?? "",
                    line.Unit ?? "",
                    line.Quantity ?? "",
                    line.UnitPrice ?? "",
                    Amount(line.Amount),
                    line.TaxRate ?? "",
                    Amount(line.Tax),
                    Amount((line.Amount?.Value ?? Yuan.Zero) + (line.Tax?.Value ?? Yuan.Zero)),
                    .. Tail(row),
                ]);
            }
        }
    }

    // Every invoice of the header sheet has a line, one that states none on its face too.
    private static IReadOnlyList<InvoiceLine> LinesOf(Reading row) =>
        row.Lines is { Count: > 0 } lines
            ? lines
            : [new InvoiceLine { Amount = row.AmountExTax ?? row.TotalInclTax, Tax = row.TaxAmount }];

    private static void WritePurposeRow(SheetWriter sheet, int count, Reading row)
    {
        // For 数电票 the bureau also fills code and number: the 20 digits cut in two.
        var (code, number, digital) = Numbers(row, nothing: "");
        if (digital.Length == 20 && code.Length == 0)
        {
            (code, number) = (digital[..12], digital[12..]);
        }

        sheet.WriteRow(
            Text(count),
            "已勾选",
            Of(row, ExtraFields.InvoiceSource),
            Of(row, ExtraFields.DomesticSaleProof),
            digital,
            code,
            number,
            Instant(row) is { } issued ? SheetCell.Time(issued) : SheetCell.Empty,
            row.SellerTaxId,
            row.SellerName,
            Amount(row.AmountExTax),
            Amount(row.TaxAmount),
            Deductible(row),
            Of(row, ExtraFields.KindText),
            Of(row, ExtraFields.KindLabel),
            row.Status.Text ?? "正常",
            Of(row, ExtraFields.SelectedAt),
            RiskText(row.Status.Risk)
        );
    }

    private static SheetCell[] Head(int count, Reading row)
    {
        var (code, number, digital) = Numbers(row, BureauLayouts.Nothing);
        return [Text(count), code, number, digital, row.SellerTaxId, row.SellerName, row.BuyerTaxId, row.BuyerName, Moment(row)];
    }

    private static SheetCell[] Tail(Reading row) =>
        [
            Of(row, ExtraFields.InvoiceSource),
            Of(row, ExtraFields.KindText),
            row.Status.Text ?? "正常",
            row.TotalInclTax?.Value < Yuan.Zero ? "否" : "是",
            RiskText(row.Status.Risk),
            row.Drawer,
            row.Remark,
        ];

    private static (string Code, string Number, string Digital) Numbers(Reading row, string nothing)
    {
        if (row.PaperNumber is { } paperNumber)
        {
            return (row.PaperCode ?? "", paperNumber, row.InvoiceNumber ?? "");
        }

        return string.IsNullOrEmpty(row.InvoiceCode)
            ? ("", "", row.InvoiceNumber ?? "")
            : (row.InvoiceCode, row.InvoiceNumber ?? "", nothing);
    }

    private static string Moment(Reading row) =>
        row.IssueDate is { } day
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{day:yyyy-MM-dd} {row.Extra.GetValueOrDefault(ExtraFields.IssueTime, "00:00:00")}"
            )
            : "";

    private static DateTime? Instant(Reading row) =>
        row.IssueDate?.ToDateTime(
            TimeOnly.ParseExact(
                row.Extra.GetValueOrDefault(ExtraFields.IssueTime, "00:00:00"),
                "HH:mm:ss",
                CultureInfo.InvariantCulture
            )
        );

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Of(Reading row, string field) => row.Extra.GetValueOrDefault(field, "");

    private static SheetCell Amount(PrintedAmount? amount) => SheetCell.Number(amount?.Value.Value);

    private static SheetCell Deductible(Reading row) =>
        row.Extra.TryGetValue(ExtraFields.DeductibleTax, out var text)
            ? SheetCell.Number(decimal.Parse(text, CultureInfo.InvariantCulture))
            : Amount(row.TaxAmount);

    private static PrintedAmount Sum(IEnumerable<Reading> rows, Func<Reading, PrintedAmount?> amount) =>
        rows.Aggregate(Yuan.Zero, (sum, row) => sum + (amount(row)?.Value ?? Yuan.Zero));

    private static string RiskText(RiskState risk) =>
        risk switch
        {
            RiskState.Doubtful => "疑点发票",
            RiskState.Abnormal => "异常凭证",
            RiskState.LostControl => "失控发票",
            _ => "正常",
        };
}
