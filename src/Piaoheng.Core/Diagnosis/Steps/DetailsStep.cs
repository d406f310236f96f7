using Piaoheng.Core.Invoices;
using Piaoheng.Core.Validation;

namespace Piaoheng.Core.Diagnosis.Steps;

/// <summary>要素: whether what we hold states the date, the parties, the amounts and the lines.</summary>
public sealed class DetailsStep : DiagnosisStep
{
    private static readonly string[] OfBookRows = ["issueDate", "totalInclTax"];
    private static readonly string[] OfDocuments =
    [
        "issueDate",
        "buyerName",
        "sellerName",
        "totalInclTax",
        "amountExTax",
        "taxAmount",
        "lines",
    ];

    /// <inheritdoc />
    public override string Code => "DIA-DETAILS";

    /// <inheritdoc />
    public override string Name => "要素完整";

    /// <inheritdoc />
    public override int Order => 170;

    /// <inheritdoc />
    public override StepFinding Check(DiagnosisCase on)
    {
        var facts = on.Facts;
        if (facts.Ours is not [var held, ..])
        {
            return Unknown(Say("NONE", "账内没有，无从判断"));
        }

        var missing = Missing(held, facts).ToList();
        if (missing.Count == 0)
        {
            return Pass(Say("WHOLE", "日期、双方、金额{lines}齐全", ("lines", held.Record.HasDocument ? "、明细" : "")));
        }

        var names = string.Join('、', missing.Select(FieldName.Of));
        var from = held.Record.HasDocument ? "原件只读出部分内容" : "只有台账，没有原件";
        return Fail(Say("MISSING", "账内缺{fields}（{from}）", ("fields", names), ("from", from)), "不全")
            .For(Cause.IncompleteDetails, Sureness.Stated, [.. CaseWords.Args(on), ("fields", names)]);
    }

    // A kind states what its file says; book rows need not repeat a document, but must say when and how much.
    private static IEnumerable<string> Missing(HeldInvoice held, DiagnosisFacts facts)
    {
        if (!held.Record.HasDocument)
        {
            return OfBookRows.Where(field => !IsStated(held.Merged, field));
        }

        var required = FieldCompleteness.Of(held.Merged, facts.Policy.Kinds).Missing;
        return OfDocuments.Where(field => required.Contains(field, StringComparer.Ordinal));
    }

    private static bool IsStated(Reading reading, string field) =>
        field switch
        {
            "issueDate" => reading.IssueDate is not null,
            _ => reading.TotalInclTax is not null || reading.AmountExTax is not null,
        };
}
