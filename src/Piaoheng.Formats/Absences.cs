using Piaoheng.Core.Invoices;
using Piaoheng.Core.Policy;
using Piaoheng.Core.Validation;

namespace Piaoheng.Formats;

/// <summary>缺项说明: says of each field that every invoice of its kind has, and that no part of the file states, that it is missing.</summary>
internal static class Absences
{
    /// <summary>Codes that say of a field that it was not found.</summary>
    private static readonly string[] Codes = ["FMT-062", "FMT-070"];

    private static readonly (string Field, string Name, Predicate<Reading> IsStated)[] Fields =
    [
        ("invoiceNumber", "发票号码", static reading => !string.IsNullOrEmpty(reading.InvoiceNumber)),
        ("invoiceCode", "发票代码", static reading => !string.IsNullOrEmpty(reading.InvoiceCode)),
        ("issueDate", "开票日期", static reading => reading.IssueDate is not null),
        ("totalInclTax", "价税合计", static reading => reading.TotalInclTax is not null),
        ("amountExTax", "合计金额", static reading => reading.AmountExTax is not null),
        ("taxAmount", "合计税额", static reading => reading.TaxAmount is not null),
        ("buyerName", "购买方名称", static reading => IsFilled(reading, reading.BuyerName)),
        ("buyerTaxId", "购买方纳税人识别号", static reading => reading.BuyerTaxId is not null),
        ("sellerName", "销售方名称", static reading => IsFilled(reading, reading.SellerName)),
        ("sellerTaxId", "销售方纳税人识别号", static reading => reading.SellerTaxId is not null),
        ("lines", "明细", static reading => reading.Lines is { Count: > 0 }),
    ];

    /// <summary>The reading of a whole document: what one part lacks and another states is not missing, what none states is.</summary>
    public static Reading Settled(Reading reading, KindCatalogue kinds)
    {
        var kind = kinds.Find(reading.Kind);
        if (reading.Reason is not null || reading.Kind is KindId.SupportingDocument)
        {
            return reading;
        }

        var findings = reading
            .Findings.Where(finding =>
                !(Codes.Contains(finding.Code, StringComparer.Ordinal) && IsStated(reading, finding.Field))
            )
            .ToList();
        foreach (var (field, name, isStated) in Fields)
        {
            if (IsDemanded(reading, kind, field) && !isStated(reading) && !findings.Exists(finding => finding.Field == field))
            {
                findings.Add(UnreadableText.Absent(field, name));
            }
        }

        return reading with
        {
            Findings = findings,
        };
    }

    // On what is laid out like a 增值税发票 both names are always filled; a ticket names no seller.
    private static bool IsFilled(Reading reading, string? name) =>
        reading.Kind is KindId.RailETicket or KindId.AirItinerary or KindId.OtherExpense
            ? name is not null
            : !string.IsNullOrEmpty(name);

    private static bool IsStated(Reading reading, string? field) =>
        Array.Exists(Fields, one => one.Field == field && one.IsStated(reading));

    private static bool IsDemanded(Reading reading, InvoiceKind? kind, string field)
    {
        // 入账信息 names the accounting entity in place of the buyer and has no lines; expense vouchers may lack nearly everything.
        var isBrief = reading.Kind is KindId.OtherExpense || reading.Extra.ContainsKey("accountingEntity");
        var hasAmounts = kind is null or { Lines: true, LineAmounts: LineAmountStyle.ExTax };
        return field switch
        {
            "invoiceNumber" or "issueDate" or "totalInclTax" => true,
            "invoiceCode" => !isBrief && reading.InvoiceNumber is { Length: 8 } && kind?.Identity.HasCode != false,
            "lines" => !isBrief && hasAmounts,

            // The page of a railway ticket shows the fare alone; its voucher states what is in it.
            "amountExTax" or "taxAmount" => !isBrief && (hasAmounts || reading.Source is SourceId.Xbrl),
            _ => !isBrief,
        };
    }
}
