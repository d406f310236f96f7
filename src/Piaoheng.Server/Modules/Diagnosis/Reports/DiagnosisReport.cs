using System.Globalization;
using Piaoheng.Core.Diagnosis;
using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Server.Platform.Web.Markup;
using Piaoheng.World.Documents.Pdf.Flow;

namespace Piaoheng.Server.Modules.Diagnosis.Reports;

/// <summary>《发票查找情况说明》: everything a reader needs, in the order in which it is read. Its page and its PDF say the same.</summary>
internal sealed class DiagnosisReport(DiagnosisResult result)
{
    /// <summary>Title.</summary>
    public const string Title = "发票查找情况说明";

    private const int MostLists = 60;

    /// <summary>编号, by the moment in Beijing time.</summary>
    public string Number { get; } =
        "CZ-" + result.Facts.At.ToOffset(TimeSpan.FromHours(8)).ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);

    /// <summary>The text, without its seal.</summary>
    public IReadOnlyList<FlowBlock> Blocks() =>
        [
            Head(),
            new FlowHeading("结论"),
            new FlowText(result.Says, FlowWeight.Strong),
            .. Causes(),
            .. Steps(),
            .. Scope(),
            .. Questions(),
            new FlowHeading("下一步"),
            new FlowText($"{result.Next.Who}：{result.Next.Action}"),
            .. Letter(),
        ];

    private FlowTable Head()
    {
        var facts = result.Facts;
        var taxpayer = facts.Taxpayer;
        List<(string Name, string Value)> rows =
        [
            ("编号", Number),
            ("单位", $"{(taxpayer.Names is [.., var name] ? name.Text : "")} {taxpayer.TaxId}".Trim()),
            ("所查内容", facts.Query.FileName is { } file ? $"文件 {file} {facts.Query.Text}".Trim() : facts.Query.Text),
        ];
        if (facts.Face is { } face)
        {
            var total = face.TotalInclTax is { } stated ? "¥" + stated.Value.ToDisplay() : "—";
            rows.Add(
                (
                    "发票",
                    $"{face.InvoiceCode}{face.InvoiceNumber}，开票日期 {InvoiceWords.Day(face.IssueDate)}，价税合计 {total}，销方 {face.SellerName ?? "—"}，购方 {face.BuyerName ?? "—"}"
                )
            );
        }

        rows.Add(("诊断时间", $"{InvoiceWords.Moment(facts.At)}（北京时间）"));
        rows.Add(("判断截至", InvoiceWords.Day(facts.AsOf)));
        rows.Add(("政策包", facts.Policy.Version));
        return new FlowTable([], [1, 6], [.. rows.Select(row => (IReadOnlyList<string>)[row.Name, row.Value])]);
    }

    private IEnumerable<FlowBlock> Causes()
    {
        if (result.Ranked.Count > 0)
        {
            yield return new FlowHeading("可能原因");
            yield return new FlowTable(
                ["原因", "把握", "依据"],
                [2, 1, 7],
                [
                    .. result.Ranked.Select(cause =>
                        (IReadOnlyList<string>)
                            [
                                cause.Entry.Name,
                                (cause.Confidence * 100).ToString("0", CultureInfo.InvariantCulture) + "%",
                                cause.Because.Render(),
                            ]
                    ),
                ]
            );
        }
    }

    private IEnumerable<FlowBlock> Steps()
    {
        yield return new FlowHeading("检查过程");
        yield return new FlowTable(
            ["步骤", "结果", "依据", "依据时间"],
            [2, 1.4f, 6, 2],
            [
                .. result.Steps.Select(step =>
                    (IReadOnlyList<string>)
                        [
                            step.Name,
                            step.Outcome switch
                            {
                                StepOutcome.Pass => "通过",
                                StepOutcome.Fail => "未通过",
                                _ => "不能判断",
                            },
                            $"{string.Join('；', step.Evidence.Select(evidence => evidence.Render()))}（{step.Code}）",
                            InvoiceWords.Moment(step.At),
                        ]
                ),
            ]
        );
    }

    private IEnumerable<FlowBlock> Scope()
    {
        yield return new FlowHeading("已查范围");
        var lists = result.Facts.Coverage;
        if (lists.Count == 0)
        {
            yield return new FlowText("没有可以证明完整的税局清单。");
            yield break;
        }

        yield return new FlowTable(
            ["税局清单", "方向", "开票日期", "依据", "张数", "读取时间"],
            [4, 1, 3, 1.6f, 1.2f, 2],
            [
                .. lists
                    .OrderByDescending(list => list.To)
                    .Take(MostLists)
                    .Select(list =>
                        (IReadOnlyList<string>)
                            [
                                list.Source + (list.Truncated ? "（达到导出上限被截断）" : ""),
                                list.Direction == Direction.In ? "取得" : "开具",
                                $"{InvoiceWords.Day(list.From)} 至 {InvoiceWords.Day(list.To)}",
                                BasisOf(list.Basis),
                                InvoiceWords.Count(list.Rows),
                                list.ReadAt is { } at ? InvoiceWords.Moment(at) : "不详",
                            ]
                    ),
            ]
        );
        if (lists.Count > MostLists)
        {
            yield return new FlowText($"另有 {InvoiceWords.Count(lists.Count - MostLists)} 份较早的清单。", FlowWeight.Hint);
        }
    }

    private IEnumerable<FlowBlock> Questions()
    {
        if (result.Questions.Count > 0)
        {
            yield return new FlowHeading("尚待核实");
            yield return new FlowList([.. result.Questions.Select(question => question.Text)]);
        }
    }

    private IEnumerable<FlowBlock> Letter()
    {
        if (result.Next.Letter is { } letter)
        {
            yield return new FlowHeading("致对方的函");
            yield return new FlowText(letter);
        }
    }

    private static string BasisOf(CoverageBasis basis) =>
        basis switch
        {
            CoverageBasis.Sync => "同步",
            CoverageBasis.Stated => "声明",
            _ => "按首末日期推断",
        };
}
