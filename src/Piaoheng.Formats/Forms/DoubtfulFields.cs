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
    /// <summary>Characters that stand for one that the font does not name.</summary>
    private const char Unnamed = '\uFFFD';

    public static void Settle(Draft draft)
    {
        (draft.BuyerName, draft.BuyerTaxId) = Party(draft.BuyerName, draft.BuyerTaxId);
        (draft.SellerName, draft.SellerTaxId) = Party(draft.SellerName, draft.SellerTaxId);
        NoteCut(draft, "buyerTaxId", "购买方纳税人识别号", draft.BuyerTaxId);
        NoteCut(draft, "sellerTaxId", "销售方纳税人识别号", draft.SellerTaxId);
        LeaveOutUnnamed(draft);
        TakeSumOffLines(draft);
        LeaveOutMisplaced(draft);
    }

    // The only text that is shaped like a number is the number; what else stands there is the rest of a label.
    private static (string? Name, string? TaxId) Party(string? name, string? taxId)
    {
        if (taxId is { Length: > 0 } && !Shapes.TaxId.IsMatch(taxId) && TaxIds().Matches(taxId) is [{ Value: var only }])
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
        draft.BuyerName = Named(draft, "buyerName", "购买方名称", draft.BuyerName);
        draft.BuyerTaxId = Named(draft, "buyerTaxId", "购买方纳税人识别号", draft.BuyerTaxId);
        draft.SellerName = Named(draft, "sellerName", "销售方名称", draft.SellerName);
        draft.SellerTaxId = Named(draft, "sellerTaxId", "销售方纳税人识别号", draft.SellerTaxId);
        draft.Drawer = Named(draft, "drawer", "开票人", draft.Drawer);
        draft.Remark = Named(draft, "remark", "备注", draft.Remark);
        if (draft.Lines is { } lines)
        {
            draft.Lines = [.. lines.Select((line, at) => Named(draft, Invariant($"lines[{at}]"), line))];
        }
    }

    private static InvoiceLine Named(Draft draft, string path, InvoiceLine line) =>
        line with
        {
            Name = Named(draft, path + ".name", "项目名称", line.Name),
            Spec = Named(draft, path + ".spec", "规格型号", line.Spec),
            Unit = Named(draft, path + ".unit", "单位", line.Unit),
        };

    private static string? Named(Draft draft, string field, string name, string? text)
    {
        if (text?.Contains(Unnamed, StringComparison.Ordinal) != true)
        {
            return text;
        }

        draft.Findings.Add(
            new Finding(
                new CodedText(
                    "FMT-072",
                    "{name}中有字符没有对应的文字，只读到“{found}”，请核对原件后补录",
                    ("name", name),
                    ("found", text.Replace(Unnamed, '□'))
                ),
                Severity.Error,
                field,
                Found: text.Replace(Unnamed, '□')
            )
        );
        return null;
    }

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
        @"(?<![0-9A-Z])(?<id>[0-9A-HJ-NP-RTUW-Y]{18})\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex NumberBehind();
}
