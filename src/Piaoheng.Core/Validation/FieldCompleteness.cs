using Piaoheng.Core.Invoices;
using Piaoheng.Core.Policy;

namespace Piaoheng.Core.Validation;

/// <summary>完整度: how many of the 必填字段 of its kind a reading states.</summary>
/// <param name="Stated">Number of required fields that are stated.</param>
/// <param name="Required">Number of required fields.</param>
/// <param name="Missing">JSON keys of those that are missing, in the order of the kind's file.</param>
public sealed record FieldCompleteness(int Stated, int Required, IReadOnlyList<string> Missing)
{
    /// <summary>What every invoice has, for those whose kind is unknown.</summary>
    private static readonly string[] OfUnknownKind = ["invoiceNumber", "issueDate", "sellerName", "totalInclTax"];

    /// <summary>Whether nothing is missing.</summary>
    public bool IsComplete => Missing.Count == 0;

    /// <summary>Examines a reading by the list of its kind.</summary>
    public static FieldCompleteness Of(Reading reading, KindCatalogue kinds)
    {
        var required = kinds.Find(reading.Kind)?.Required ?? OfUnknownKind;
        List<string> missing = [.. required.Where(field => !IsStated(reading, field))];
        return new FieldCompleteness(required.Count - missing.Count, required.Count, missing);
    }

    /// <summary>Stated means: found and not empty; a printed <c>***</c> is stated. Lines need a name and an amount each.</summary>
    private static bool IsStated(Reading reading, string field) =>
        field switch
        {
            "invoiceCode" => Has(reading.InvoiceCode),
            "invoiceNumber" => Has(reading.InvoiceNumber),
            "paperCode" => Has(reading.PaperCode),
            "paperNumber" => Has(reading.PaperNumber),
            "issueDate" => reading.IssueDate is not null,
            "checkCode" => Has(reading.CheckCode),
            "machineNumber" => Has(reading.MachineNumber),
            "buyerName" => Has(reading.BuyerName),
            "buyerTaxId" => Has(reading.BuyerTaxId),
            "sellerName" => Has(reading.SellerName),
            "sellerTaxId" => Has(reading.SellerTaxId),
            "amountExTax" => reading.AmountExTax is not null,
            "taxAmount" => reading.TaxAmount is not null,
            "totalInclTax" => reading.TotalInclTax is not null,
            "lines" => reading.Lines is { Count: > 0 } lines && lines.All(line => Has(line.Name) && line.Amount is not null),
            _ when field.StartsWith(ExtraPrefix, StringComparison.Ordinal) => Has(
                reading.Extra.GetValueOrDefault(field[ExtraPrefix.Length..])
            ),
            _ => throw new PolicyException($"{reading.Kind}: required field '{field}' is unknown"),
        };

    private const string ExtraPrefix = "extra.";

    private static bool Has(string? text) => !string.IsNullOrWhiteSpace(text);
}
