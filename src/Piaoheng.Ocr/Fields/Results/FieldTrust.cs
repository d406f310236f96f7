namespace Piaoheng.Ocr.Fields.Results;

/// <summary>Puts a value into the class and the support by which its confidence was measured.</summary>
internal static class FieldTrust
{
    /// <summary>Class of a field by its JSON key.</summary>
    public static string ClassOf(string key) =>
        key switch
        {
            "invoiceCode" or "invoiceNumber" or "checkCode" or "machineNumber" => "number",
            "issueDate" => "date",
            "buyerTaxId" or "sellerTaxId" => "taxId",
            "buyerName" or "sellerName" => "name",
            "amountExTax" or "taxAmount" or "totalInclTax" => "amount",
            "totalInChinese" => "words",
            _ when key.StartsWith("lines[", StringComparison.Ordinal) => LineClassOf(key),
            _ => "text",
        };

    /// <summary>What speaks for a value, strongest first.</summary>
    public static string SupportOf(FoundField field) =>
        field switch
        {
            { IsContradicted: true } or { Dropped.Count: > 0 } => "against",
            _ when field.Proof.HasFlag(Proof.Qr) => "strong",
            _ when (field.Proof & (Proof.Check | Proof.Twice)) != Proof.None => "checked",
            _ when field.Proof.HasFlag(Proof.Words) && field.Proof.HasFlag(Proof.Sum) => "strong",
            _ when (field.Proof & (Proof.Words | Proof.Sum)) != Proof.None => "checked",
            _ when field.Proof.HasFlag(Proof.Structure) => "shaped",
            _ => "alone",
        };

    private static string LineClassOf(string key) =>
        key[(key.LastIndexOf('.') + 1)..] switch
        {
            "name" or "spec" or "unit" => "lineText",
            _ => "lineFigure",
        };
}
