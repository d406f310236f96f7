using System.Globalization;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Formats.Workbooks;
using Piaoheng.Formats.Workbooks.Writing;
using Piaoheng.World.Documents;

namespace Piaoheng.World.Workbooks;

/// <summary>本单位台账: a company's own list of received invoices, in the wordings that accountants use.</summary>
public static class OwnLedger
{
    private const string Sheet = "发票台账";

    private static readonly string[][] Headings =
    [
        [
            "序号",
            "发票代码",
            "发票号码",
            "开票日期",
            "销售方名称",
            "销售方税号",
            "不含税金额",
            "税额",
            "价税合计",
            "本次报销金额",
            "部门",
            "凭证号",
            "入账日期",
            "摘要",
        ],
        [
            "编号",
            "票据代码",
            "发票号",
            "开票时间",
            "供应商",
            "供应商税号",
            "金额（不含税）",
            "税金",
            "含税金额",
            "入账金额",
            "成本中心",
            "记账凭证号",
            "记账日期",
            "用途",
        ],
        [
            "序号",
            "发票代码",
            "数电票号码/发票号码",
            "发票日期",
            "销货单位",
            "销货单位识别号",
            "未税金额",
            "进项税额",
            "金额（价税合计）",
            "使用金额",
            "报销部门",
            "凭证编号",
            "凭证日期",
            "说明",
        ],
    ];

    internal static int Wordings => Headings.Length;

    /// <summary>The ledger.</summary>
    /// <param name="name">File name without its ending.</param>
    /// <param name="owner">Name of the company above the table.</param>
    /// <param name="rows">The rows in their order.</param>
    /// <param name="style">How it is kept.</param>
    public static WorldFile Write(string name, string owner, IReadOnlyList<LedgerRow> rows, LedgerStyle style)
    {
        var headings = Headings[style.Wording];
        using var bytes = new MemoryStream();
        using (var workbook = new WorkbookWriter(bytes))
        {
            var sheet = workbook.AddPlainSheet(Sheet, [], 0);
            if (style.HasTitle)
            {
                sheet.WriteTitle("进项发票台账", headings.Length);
                sheet.WriteRow("编制单位：" + owner);
            }

            sheet.WriteHeader(headings);
            foreach (var (at, row) in rows.Index())
            {
                sheet.WriteRow(Cells(at + 1, row, style));
            }

            if (style.HasTotal)
            {
                WriteTotal(sheet, rows, style);
            }
        }

        var grid = WorkbookGrid.Parse(bytes.ToArray());
        var (file, content) = BureauFile.Written(name, grid, Sheet, AsText(style));
        return new WorldFile(file, content, [.. rows.Select(row => Expected(file, row))]);
    }

    // A spreadsheet date in a CSV would be a bare number; programs write it as shown.
    private static WorkbookForm AsText(LedgerStyle style) =>
        style is { HasRealDates: true, Form: WorkbookForm.CsvGb18030 or WorkbookForm.CsvUtf8 }
            ? WorkbookForm.Untouched
            : style.Form;

    private static SheetCell[] Cells(int number, LedgerRow row, LedgerStyle style)
    {
        var invoice = row.Invoice;
        return
        [
            number,
            invoice.Code,
            invoice.Number,
            Day(invoice.Day, style),
            invoice.Seller.Name,
            invoice.Seller.TaxId,
            Money(invoice.Amount, style),
            Money(invoice.Tax, style),
            Money(invoice.Total, style),
            Money(row.Used ?? invoice.Total, style),
            row.Department,
            row.Voucher,
            row.Booked is { } booked ? Day(booked, style) : SheetCell.Empty,
            row.Note,
        ];
    }

    private static void WriteTotal(SheetWriter sheet, IReadOnlyList<LedgerRow> rows, LedgerStyle style)
    {
        var (amount, tax, total, used) = (Yuan.Zero, Yuan.Zero, Yuan.Zero, Yuan.Zero);
        foreach (var row in rows)
        {
            amount += row.Invoice.Amount;
            tax += row.Invoice.Tax;
            total += row.Invoice.Total;
            used += row.Used ?? row.Invoice.Total;
        }

        sheet.WriteRow([
            "合计",
            .. Enumerable.Repeat(SheetCell.Empty, 5),
            Money(amount, style),
            Money(tax, style),
            Money(total, style),
            Money(used, style),
        ]);
    }

    private static SheetCell Money(Yuan amount, LedgerStyle style) =>
        style.HasTextAmounts
            ? SheetCell.Text(amount.Value.ToString("#,##0.00", CultureInfo.InvariantCulture))
            : SheetCell.Money(amount);

    private static SheetCell Day(DateOnly day, LedgerStyle style) =>
        style.HasRealDates ? SheetCell.Date(day) : SheetCell.Text(day.ToString("yyyy'/'M'/'d", CultureInfo.InvariantCulture));

    private static Reading Expected(string file, LedgerRow row)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [ExtraFields.UsedAmount] = (row.Used ?? row.Invoice.Total).ToString(),
        };
        Put(ExtraFields.Department, row.Department);
        Put(ExtraFields.Voucher, row.Voucher);
        return new Reading
        {
            File = file,
            Kind = row.Invoice.Kind,
            InvoiceCode = row.Invoice.Code,
            InvoiceNumber = row.Invoice.Number,
            IssueDate = row.Invoice.Day,
            SellerName = row.Invoice.Seller.Name,
            SellerTaxId = row.Invoice.Seller.TaxId,
            AmountExTax = row.Invoice.Amount,
            TaxAmount = row.Invoice.Tax,
            TotalInclTax = row.Invoice.Total,
            Extra = fields,
        };

        void Put(string field, string value)
        {
            if (value.Length > 0)
            {
                fields[field] = value;
            }
        }
    }
}
