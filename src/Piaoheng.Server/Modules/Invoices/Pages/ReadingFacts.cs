using Piaoheng.Core.Invoices;
using Piaoheng.Server.Platform.Web.Markup;

namespace Piaoheng.Server.Modules.Invoices.Pages;

/// <summary>What a reading states, in words.</summary>
internal static class ReadingFacts
{
    /// <summary>Everything but the lines.</summary>
    public static IReadOnlyList<(string Name, string Value)> All(Reading reading) =>
        [
            .. Named(
                ("invoiceCode", reading.InvoiceCode),
                ("invoiceNumber", reading.InvoiceNumber),
                ("issueDate", reading.IssueDate is { } day ? InvoiceWords.Day(day) : null),
                ("sellerName", reading.SellerName),
                ("sellerTaxId", reading.SellerTaxId),
                ("buyerName", reading.BuyerName),
                ("buyerTaxId", reading.BuyerTaxId),
                ("amountExTax", FaceField.Money(reading.AmountExTax)),
                ("taxAmount", FaceField.Money(reading.TaxAmount)),
                ("totalInclTax", FaceField.Money(reading.TotalInclTax))
            ),
            .. Others(reading),
        ];

    /// <summary>What stands beside the compared fields.</summary>
    public static IReadOnlyList<(string Name, string Value)> Others(Reading reading) =>
        [
            .. Named(
                ("printedTitle", reading.PrintedTitle),
                ("totalInChinese", reading.TotalInChinese),
                ("extra.paperCode", reading.PaperCode),
                ("extra.paperNumber", reading.PaperNumber),
                ("checkCode", reading.CheckCode),
                ("machineNumber", reading.MachineNumber),
                ("drawer", reading.Drawer),
                ("remark", reading.Remark),
                ("signature", Signature(reading.Signature))
            ),
            .. Named([
                .. reading
                    .Extra.OrderBy(pair => pair.Key, StringComparer.Ordinal)
                    .Select(pair => ("extra." + pair.Key, (string?)pair.Value)),
            ]),
        ];

    private static string? Signature(SignatureState state) =>
        state switch
        {
            SignatureState.Valid => "有效",
            SignatureState.Broken => "无效，内容可能被改动",
            SignatureState.Unchecked => "有签名，未验证",
            _ => null,
        };

    private static IEnumerable<(string Name, string Value)> Named(params (string Key, string? Value)[] facts) =>
        facts.Where(fact => !string.IsNullOrWhiteSpace(fact.Value)).Select(fact => (FieldName.Of(fact.Key), fact.Value!));
}
