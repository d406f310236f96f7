using Piaoheng.Core.Diagnosis;
using Piaoheng.Core.Json;

namespace Piaoheng.Server.Modules.Diagnosis.Pages;

/// <summary>手工录入 from a diagnosis: the address of the form with the fields that are known.</summary>
internal static class EntryAddress
{
    /// <summary>The address, below the taxpayer.</summary>
    /// <param name="facts">What is known.</param>
    /// <param name="item">The waiting file whose content would be typed; null or empty when there is none.</param>
    public static string Of(DiagnosisFacts facts, string? item)
    {
        if (!string.IsNullOrEmpty(item))
        {
            return "entry/form?item=" + Uri.EscapeDataString(item);
        }

        var face = facts.Face;
        var number = face?.InvoiceNumber ?? (facts.Query.IsWhole ? facts.Query.Digits : null);
        var amount = (face?.TotalInclTax?.Value ?? facts.Query.Amount)?.ToString();
        var known = new (string Key, string? Value)[]
        {
            ("code", string.IsNullOrEmpty(face?.InvoiceCode) ? null : face.InvoiceCode),
            ("number", number),
            ("date", facts.IssueDate is { } day ? ReadingJson.Day(day) : null),
            ("amount", amount),
        };
        return "entry/form"
            + QueryString.Create(
                known.Where(pair => !string.IsNullOrEmpty(pair.Value)).Select(pair => KeyValuePair.Create(pair.Key, pair.Value))
            );
    }
}
