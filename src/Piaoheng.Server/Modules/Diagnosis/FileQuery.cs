using Piaoheng.Core.Diagnosis;
using Piaoheng.Core.Invoices;

namespace Piaoheng.Server.Modules.Diagnosis;

/// <summary>Asks for the invoice that a file holds.</summary>
internal static class FileQuery
{
    /// <summary>The query with what the file says; what was typed beside it goes before.</summary>
    public static DiagnosisQuery Of(DiagnosisQuery typed, Reading reading)
    {
        var isTyped = typed.Digits.Length > 0;
        return typed with
        {
            Text = typed.Text.Length > 0 ? typed.Text : $"{reading.InvoiceCode}{reading.InvoiceNumber}",
            InvoiceCode = isTyped ? typed.InvoiceCode : Given(reading.InvoiceCode),
            InvoiceNumber = isTyped ? typed.InvoiceNumber : Given(reading.InvoiceNumber),
            Amount = typed.Amount ?? reading.TotalInclTax?.Value ?? reading.AmountExTax?.Value,
            IssueDate = typed.IssueDate ?? reading.IssueDate,
            Document = reading,
        };
    }

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
