using Piaoheng.Core.Invoices;
using Piaoheng.Core.Json;
using Piaoheng.Core.Money;
using Piaoheng.Core.Policy;
using Piaoheng.Core.Reconciliation;
using Piaoheng.Formats.Workbooks.Writing;

namespace Piaoheng.Server.Modules.Reconciliation.Reports;

/// <summary>核对报告 as a workbook: a summary whose counts lead to one sheet for each kind, both sides side by side.</summary>
internal sealed class ReportWorkbook(ReconciliationReport report, KindCatalogue kinds)
{
    private static readonly SheetColumn[] Columns =
    [
        new("序号", 6),
        new("结果", 16),
        new("发票代码（账内）", 15),
        new("发票号码（账内）", 23),
        new("发票代码（税局）", 15),
        new("发票号码（税局）", 23),
        new("票种", 14),
        new("方向", 7),
        new("开票日期（账内）", 13),
        new("开票日期（税局）", 13),
        new("对方名称（账内）", 30),
        new("对方名称（税局）", 30),
        new("金额（账内）", 14),
        new("金额（税局）", 14),
        new("税额（账内）", 13),
        new("税额（税局）", 13),
        new("价税合计（账内）", 15),
        new("价税合计（税局）", 15),
        new("价税合计差额", 14),
        new("不一致项", 40),
        new("说明", 70),
        new("规则", 20),
        new("把握", 7),
        new("来源（账内）", 36),
        new("来源（税局）", 36),
    ];

    /// <summary>Writes the workbook; the stream stays open.</summary>
    public void Write(Stream output)
    {
        using var workbook = new WorkbookWriter(output);
        var byKind = report.Results.GroupBy(result => result.Kind).OrderBy(group => group.Key).ToList();
        WriteSummary(workbook, byKind);
        WriteCoverage(workbook);
        foreach (var group in byKind)
        {
            var sheet = workbook.AddSheet(SheetName(group.Key), Columns);
            foreach (var (index, result) in group.Index())
            {
                WriteResult(sheet, index + 1, result);
            }
        }
    }

    private static string SheetName(DifferenceKind kind) => DifferenceWords.ChineseOf(kind);

    private void WriteSummary(WorkbookWriter workbook, List<IGrouping<DifferenceKind, ReconciliationResult>> byKind)
    {
        var sheet = workbook.AddPlainSheet("汇总", [30, 12, 18, 18, 18, 60], frozenRows: 0);
        sheet.WriteTitle("发票核对报告", 6);
        sheet.WriteRow("纳税人识别号", report.Taxpayer);
        sheet.WriteRow("核对期间", $"{Day(report.From) ?? "不限"} 至 {Day(report.To) ?? "不限"}");
        sheet.WriteRow("判断截至", Day(report.AsOf));
        sheet.WriteRow("政策包", report.Policy);
        sheet.WriteRow("账内记录", report.Summary.Ours);
        sheet.WriteRow("税局记录", report.Summary.Theirs);
        sheet.WriteRow("一致（对）", report.Summary.Matched);
        sheet.WriteRow();
        sheet.WriteHeader("结果", "项数", "价税合计（账内）", "价税合计（税局）", "差额", "含义");
        foreach (var group in byKind)
        {
            var ours = Sum(group.Select(result => result.Ours));
            var theirs = Sum(group.Select(result => result.Theirs));
            sheet.WriteRow(
                SheetCell.Link(DifferenceWords.ChineseOf(group.Key), SheetName(group.Key)),
                group.Count(),
                ours,
                theirs,
                ours - theirs,
                DifferenceMeaning.Of(group.Key)
            );
        }
    }

    private void WriteCoverage(WorkbookWriter workbook)
    {
        var sheet = workbook.AddSheet(
            "税局数据覆盖",
            [
                new("方向", 8),
                new("票种", 30),
                new("自", 12),
                new("至", 12),
                new("依据", 10),
                new("张数", 10),
                new("金额", 16),
                new("税额", 16),
                new("是否截断", 10),
                new("来源", 50),
            ]
        );
        foreach (var coverage in report.Coverage)
        {
            sheet.WriteRow(
                ReportWords.Of(coverage.Direction),
                coverage.Kinds.Count == 0 ? "全部" : string.Join('、', coverage.Kinds.Select(KindName)),
                coverage.From,
                coverage.To,
                ReportWords.Of(coverage.Basis),
                coverage.Rows,
                coverage.Amount,
                coverage.Tax,
                coverage.Truncated ? "是" : "否",
                coverage.Source
            );
        }
    }

    private void WriteResult(SheetWriter sheet, int number, ReconciliationResult result)
    {
        var ours = result.Ours?.Face;
        var theirs = result.Theirs?.Face;
        var face = ours ?? theirs;
        var direction = result.Ours?.Direction ?? result.Theirs?.Direction;
        sheet.WriteRow(
            number,
            SheetCell.Text(DifferenceWords.ChineseOf(result.Kind)).In(ToneOf(result.Kind)),
            ours?.InvoiceCode,
            ours?.InvoiceNumber,
            theirs?.InvoiceCode,
            theirs?.InvoiceNumber,
            KindName(face?.Kind ?? KindId.Unknown),
            direction is { } known ? ReportWords.Of(known) : "",
            SheetCell.Date(ours?.IssueDate),
            SheetCell.Date(theirs?.IssueDate),
            OtherParty(ours, direction),
            OtherParty(theirs, direction),
            SheetCell.Money(ours?.AmountExTax),
            SheetCell.Money(theirs?.AmountExTax),
            SheetCell.Money(ours?.TaxAmount),
            SheetCell.Money(theirs?.TaxAmount),
            SheetCell.Money(ours?.TotalInclTax),
            SheetCell.Money(theirs?.TotalInclTax),
            SheetCell.Money(ours?.TotalInclTax?.Value - theirs?.TotalInclTax?.Value),
            Fields(result),
            result.Reason.Render(),
            result.Rule,
            SheetCell.Number(result.Confidence),
            Sources(result.Ours),
            Sources(result.Theirs)
        );
    }

    private string KindName(string kind) => kinds.Find(kind)?.ShortName ?? kind;

    private static string? OtherParty(InvoiceRecord? record, Direction? direction) =>
        direction == Direction.Out ? record?.BuyerName : record?.SellerName;

    private static string Fields(ReconciliationResult result) =>
        string.Join(
            '；',
            result.Fields.Select(field =>
                $"{ReportWords.Field(field.Field)}：账内 {field.Ours ?? "无"}，税局 {field.Theirs ?? "无"}"
            )
        );

    private static string Sources(RecordGroup? group) =>
        group is null
            ? ""
            : string.Join(
                '；',
                group.Records.Select(record => record.Part is null ? record.Source : $"{record.Source} {record.Part}")
            );

    private static Yuan Sum(IEnumerable<RecordGroup?> groups) =>
        groups.Aggregate(Yuan.Zero, (sum, group) => sum + (group?.Face.TotalInclTax?.Value ?? Yuan.Zero));

    private static CellTone ToneOf(DifferenceKind kind) =>
        kind switch
        {
            DifferenceKind.Matched => CellTone.Good,
            DifferenceKind.MissingOurs or DifferenceKind.MissingTheirs or DifferenceKind.WrongTaxpayer => CellTone.Bad,
            _ when DifferenceWords.IsDifference(kind) => CellTone.Warn,
            _ => CellTone.Muted,
        };

    private static string? Day(DateOnly? day) => day is { } known ? ReadingJson.Day(known) : null;
}
