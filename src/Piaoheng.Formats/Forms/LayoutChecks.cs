using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Core.Policy;
using Piaoheng.Core.Text;
using Piaoheng.Core.Validation;

namespace Piaoheng.Formats.Forms;

/// <summary>Notes what a form does not let be read, so that nothing is missing in silence.</summary>
internal static class LayoutChecks
{
    public static void Note(Draft draft, KindCatalogue kinds)
    {
        Missing(draft, "invoiceNumber", "发票号码", draft.Number is null);
        Missing(draft, "issueDate", "开票日期", draft.IssueDate is null);
        Missing(draft, "totalInclTax", "价税合计", draft.TotalInclTax is null);
        if (kinds.Find(draft.Kind) is { Lines: true, LineAmounts: LineAmountStyle.ExTax })
        {
            Missing(draft, "amountExTax", "合计金额", draft.AmountExTax is null);
            Missing(draft, "taxAmount", "合计税额", draft.TaxAmount is null);
            Missing(draft, "lines", "明细", draft.Lines is null or []);
        }
        else if (draft.HasUnnamed)
        {
            Missing(draft, "amountExTax", "金额", draft.AmountExTax is null);
            Missing(draft, "taxAmount", "税额", draft.TaxAmount is null);
        }

        if (draft.HasUnnamed || draft.Kind is not KindId.OtherExpense)
        {
            Parties(draft);
        }

        if (draft.HasUnnamed)
        {
            Missing(draft, "invoiceCode", "发票代码", draft.Code is null && kinds.Find(draft.Kind)?.Identity.HasCode != false);
            Missing(
                draft,
                "checkCode",
                "校验码",
                draft.CheckCode is null && kinds.Find(draft.Kind) is { Identity.CheckCode: CheckCodeStyle.TwentyDigits }
            );
        }

        NoteLines(draft);
    }

    // Empty is a box without an entry; nothing at all is a label that was not found.
    private static void Parties(Draft draft)
    {
        Missing(draft, "buyerName", "购买方名称", draft.BuyerName is null);
        Missing(draft, "buyerTaxId", "购买方纳税人识别号", draft.BuyerTaxId is null);
        Missing(draft, "sellerName", "销售方名称", draft.SellerName is null);
        Missing(draft, "sellerTaxId", "销售方纳税人识别号", draft.SellerTaxId is null);
    }

    private static void Missing(Draft draft, string field, string name, bool isMissing)
    {
        // Of a field that was left out for a better reason, that one is told.
        if (isMissing && !draft.Findings.Exists(finding => finding.Field == field))
        {
            draft.Findings.Add(
                new Finding(
                    new CodedText("FMT-070", "版面上未读到{name}，请核对原件后补录", ("name", name)),
                    Severity.Warn,
                    field
                )
            );
        }
    }

    // The lines of an invoice add up to its 金额 (rule sheet V-041); where they do not, some may not have been read.
    private static void NoteLines(Draft draft)
    {
        if (draft is not { AmountExTax: { } amount, Lines: { Count: > 0 } lines })
        {
            return;
        }

        var sum = lines.Aggregate(Yuan.Zero, static (total, line) => total + (line.Amount?.Value ?? Yuan.Zero));
        if (sum != amount.Value)
        {
            draft.Findings.Add(
                new Finding(
                    new CodedText(
                        "FMT-071",
                        "读到的明细合计 {sum}，与合计金额 {amount} 不符，明细可能没有读全，请核对原件",
                        ("sum", sum.ToString()),
                        ("amount", amount.ToString())
                    ),
                    Severity.Warn,
                    "lines",
                    amount.ToString(),
                    sum.ToString()
                )
            );
        }
    }
}
