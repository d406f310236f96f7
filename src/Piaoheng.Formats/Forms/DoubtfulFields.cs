using System.Text.RegularExpressions;
using Piaoheng.Core.Codes;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Core.Text;
using Piaoheng.Core.Validation;
using static System.FormattableString;

namespace Piaoheng.Formats.Forms;

/// <summary>Settles what a form that lost a label, a heading or a character makes doubtful: what has a sure shape is put in order, the rest is left out and said so.</summary>
internal static partial class DoubtfulFields
{
    public static void Settle(Draft draft)
    {
        (draft.BuyerName, draft.BuyerTaxId) = Party(draft.BuyerName, draft.BuyerTaxId);
        (draft.SellerName, draft.SellerTaxId) = Party(draft.SellerName, draft.SellerTaxId);
        NoteCut(draft, "buyerTaxId", "购买方纳税人识别号", draft.BuyerTaxId);
        NoteCut(draft, "sellerTaxId", "销售方纳税人识别号", draft.SellerTaxId);
        LeaveOutUnnamed(draft);
        LeaveOutUnnamedExtras(draft);
        TakeSumOffLines(draft);
        LeaveOutMisplaced(draft);
    }

    // The only text that is shaped like a number is the number; what else stands there is the rest of a label.
    private static (string? Name, string? TaxId) Party(string? name, string? taxId)
    {
        // A number drawn in two operations may show a gap between them; it holds none.
        taxId = taxId is null
            ? null
            : CompatibilityForm.Fold(taxId).Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        if (
            taxId is { Length: > 0 }
            && !Unnamed.IsIn(taxId)
            && !Shapes.TaxId.IsMatch(taxId)
            && TaxIds().Matches(taxId) is [{ Value: var only }]
        )
        {
            taxId = only;
        }

        // A number behind the name lost its own label; its check digit shows that it is one.
        if (
            string.IsNullOrEmpty(taxId)
            && name is not null
            && NumberBehind().Match(name) is { Success: true } behind
            && UnifiedSocialCreditCode.IsValid(behind.Groups["id"].ValueSpan)
        )
        {
            return (name[..behind.Index].TrimEnd(), behind.Groups["id"].Value);
        }

        return (name, taxId);
    }

    // A 统一社会信用代码 of an enterprise begins with 91, 92 or 93, as no other number does; a shorter one was cut off, or is a specimen's.
    private static void NoteCut(Draft draft, string field, string name, string? taxId)
    {
        if (taxId is not null && CutCode().IsMatch(taxId))
        {
            draft.Findings.Add(
                new Finding(
                    new CodedText(
                        "FMT-075",
                        "{name}只读到“{found}”，不足 18 位，请核对原件后更正",
                        ("name", name),
                        ("found", taxId)
                    ),
                    Severity.Error,
                    field,
                    Found: taxId
                )
            );
        }
    }

    private static void LeaveOutUnnamed(Draft draft)
    {
        draft.Title = Unnamed.Named(draft, "printedTitle", "发票名称", draft.Title);
        draft.Code = Unnamed.Named(draft, "invoiceCode", "发票代码", draft.Code);
        draft.Number = Unnamed.Named(draft, "invoiceNumber", "发票号码", draft.Number);
        draft.CheckCode = Unnamed.Named(draft, "checkCode", "校验码", draft.CheckCode);
        draft.TotalInChinese = Unnamed.Named(draft, "totalInChinese", "价税合计（大写）", draft.TotalInChinese);
        draft.BuyerName = Unnamed.Named(draft, "buyerName", "购买方名称", draft.BuyerName);
        draft.BuyerTaxId = Unnamed.Named(draft, "buyerTaxId", "购买方纳税人识别号", draft.BuyerTaxId);
        draft.SellerName = Unnamed.Named(draft, "sellerName", "销售方名称", draft.SellerName);
        draft.SellerTaxId = Unnamed.Named(draft, "sellerTaxId", "销售方纳税人识别号", draft.SellerTaxId);
        draft.Drawer = Unnamed.Named(draft, "drawer", "开票人", draft.Drawer);
        draft.Remark = Unnamed.Named(draft, "remark", "备注", draft.Remark);
        if (draft.Lines is { } lines)
        {
            draft.Lines = [.. lines.Select((line, at) => Named(draft, Invariant($"lines[{at}]"), line))];
        }
    }

    private static void LeaveOutUnnamedExtras(Draft draft)
    {
        foreach (var (key, value) in draft.Extra.Where(static pair => Unnamed.IsIn(pair.Value)).ToList())
        {
            _ = Unnamed.Named(draft, "extra." + key, "其他内容", value);
            draft.Extra.Remove(key);
        }
    }

    private static InvoiceLine Named(Draft draft, string path, InvoiceLine line) =>
        line with
        {
            Name = Unnamed.Named(draft, path + ".name", "项目名称", line.Name),
            Spec = Unnamed.Named(draft, path + ".spec", "规格型号", line.Spec),
            Unit = Unnamed.Named(draft, path + ".unit", "单位", line.Unit),
            Quantity = Unnamed.Named(draft, path + ".quantity", "数量", line.Quantity),
            UnitPrice = Unnamed.Named(draft, path + ".unitPrice", "单价", line.UnitPrice),
            TaxRate = Unnamed.Named(draft, path + ".taxRate", "税率", line.TaxRate),
        };

    // Where the word 合计 cannot be read, the row of sums looks like one more line: nothing but figures that add up all others.
    private static void TakeSumOffLines(Draft draft)
    {
        if (
            draft is { AmountExTax: null, Lines: { Count: > 1 } lines }
            && lines[^1] is { Name: null or { Length: <= 2 }, Quantity: null or "", UnitPrice: null or "", Amount: { } sum } last
            && Sum(lines, static line => line.Amount) - sum.Value == sum.Value
            && (last.Tax is not { IsMasked: false } tax || Sum(lines, static line => line.Tax) - tax.Value == tax.Value)
        )
        {
            draft.Lines = lines[..^1];
            if (last.Tax is not null)
            {
                // A form without a tax column states amounts with tax only.
                draft.AmountExTax = sum;
                draft.TaxAmount ??= last.Tax;
            }
        }
    }

    // Cells that hold a rate or several figures where a unit belongs show that a heading is missing and the figures stand under others.
    private static void LeaveOutMisplaced(Draft draft)
    {
        if (draft.Lines is not { } lines || !(lines.Exists(IsMisplaced) || LacksTax(draft, lines)))
        {
            return;
        }

        draft.Lines = null;
        draft.Findings.Add(
            new Finding(
                new CodedText("FMT-073", "明细表头没有读全，各栏无法对应，明细未采用；请核对原件，或取得 XML、OFD 原件后重读"),
                Severity.Warn,
                "lines"
            )
        );
    }

    private static bool IsMisplaced(InvoiceLine line)
    {
        var figures = (line.Unit ?? "").Split(' ').Count(static word => CellText.IsNumber(word) || CellText.IsRate(word));
        return figures > 1
            || (figures == 1 && line is { Quantity: null or "", UnitPrice: not (null or "") })
            || (line.TaxRate is { Length: > 0 } rate && !CellText.IsRate(rate));
    }

    // Rates without any tax, neither of the lines nor of the whole: the last column is under another heading.
    private static bool LacksTax(Draft draft, List<InvoiceLine> lines) =>
        draft is { AmountExTax: null, TaxAmount: null }
        && lines.TrueForAll(static line => line.Tax is null)
        && lines.Exists(static line => CellText.RateValue(line.TaxRate) > 0);

    private static Yuan Sum(List<InvoiceLine> lines, Func<InvoiceLine, PrintedAmount?> amount) =>
        lines.Aggregate(Yuan.Zero, (total, line) => total + (amount(line)?.Value ?? Yuan.Zero));

    [GeneratedRegex(@"[0-9A-Z]{15,20}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex TaxIds();

    [GeneratedRegex(
        @"^9[123]\d{0,6}\z|^9[123]\d{6}[0-9A-Z]{1,9}\z",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex CutCode();

    [GeneratedRegex(
        @"(?<![0-9A-Z\uFFFD])(?<id>[0-9A-HJ-NP-RTUW-Y]{18})\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex NumberBehind();
}
