using Piaoheng.Core.Invoices;
using Piaoheng.Core.Json;
using static System.FormattableString;

namespace Piaoheng.Formats.Tests.World;

/// <summary>Compares what a reader found with what an invented file states.</summary>
internal static class Faithful
{
    /// <summary>Every difference in words; empty when the reading says exactly what the file states.</summary>
    /// <remarks>A field that the file does not state may be null or empty. White space inside 备注 depends on the layout and is left out.</remarks>
    public static IReadOnlyList<string> Differences(Reading expected, Reading actual)
    {
        var found = new List<string>();
        Compare(found, "kind", expected.Kind, actual.Kind);
        if (expected.Kind is KindId.SupportingDocument or KindId.Unreadable)
        {
            return found;
        }

        Compare(found, "printedTitle", expected.PrintedTitle, actual.PrintedTitle, mayBeKnown: true);
        Compare(found, "invoiceCode", expected.InvoiceCode, actual.InvoiceCode);
        Compare(found, "invoiceNumber", expected.InvoiceNumber, actual.InvoiceNumber);
        Compare(found, "paperCode", expected.PaperCode, actual.PaperCode);
        Compare(found, "paperNumber", expected.PaperNumber, actual.PaperNumber);
        Compare(found, "issueDate", Day(expected.IssueDate), Day(actual.IssueDate));
        Compare(found, "checkCode", expected.CheckCode, actual.CheckCode);
        Compare(found, "machineNumber", expected.MachineNumber, actual.MachineNumber);
        Compare(found, "buyerName", expected.BuyerName, actual.BuyerName);
        Compare(found, "buyerTaxId", expected.BuyerTaxId, actual.BuyerTaxId);
        Compare(found, "sellerName", expected.SellerName, actual.SellerName);
        Compare(found, "sellerTaxId", expected.SellerTaxId, actual.SellerTaxId);
        Compare(found, "amountExTax", expected.AmountExTax?.ToString(), actual.AmountExTax?.ToString());
        Compare(found, "taxAmount", expected.TaxAmount?.ToString(), actual.TaxAmount?.ToString());
        Compare(found, "totalInclTax", expected.TotalInclTax?.ToString(), actual.TotalInclTax?.ToString());
        Compare(found, "totalInChinese", expected.TotalInChinese, actual.TotalInChinese, mayBeKnown: true);
        Compare(found, "qr", expected.Qr, actual.Qr);
        Compare(found, "drawer", expected.Drawer, actual.Drawer);
        Compare(found, "remark", WithoutSpaces(expected.Remark), WithoutSpaces(actual.Remark));
        CompareRed(found, expected.RedOf, actual.RedOf);
        CompareLines(found, expected.Lines, actual.Lines);
        CompareExtra(found, expected.Extra, actual.Extra);
        return found;
    }

    private static void CompareRed(List<string> found, RedReference? expected, RedReference? actual)
    {
        Compare(found, "redOf.invoiceCode", expected?.InvoiceCode, actual?.InvoiceCode);
        Compare(found, "redOf.invoiceNumber", expected?.InvoiceNumber, actual?.InvoiceNumber);
        Compare(found, "redOf.confirmation", expected?.Confirmation, actual?.Confirmation);
    }

    private static void CompareLines(List<string> found, IReadOnlyList<InvoiceLine>? expected, IReadOnlyList<InvoiceLine>? actual)
    {
        if ((expected?.Count ?? 0) != (actual?.Count ?? 0))
        {
            found.Add(Invariant($"lines: {expected?.Count} stated, {actual?.Count} read"));
            return;
        }

        for (var at = 0; at < (expected?.Count ?? 0); at++)
        {
            var (stated, read) = (expected![at], actual![at]);
            var path = Invariant($"lines[{at}].");
            Compare(found, path + "name", stated.Name, read.Name);
            Compare(found, path + "spec", stated.Spec, read.Spec);
            Compare(found, path + "unit", stated.Unit, read.Unit);
            Compare(found, path + "quantity", stated.Quantity, read.Quantity);
            Compare(found, path + "unitPrice", stated.UnitPrice, read.UnitPrice);
            Compare(found, path + "amount", stated.Amount?.ToString(), read.Amount?.ToString());
            Compare(found, path + "taxRate", stated.TaxRate, read.TaxRate);
            Compare(found, path + "tax", stated.Tax?.ToString(), read.Tax?.ToString());
            Compare(found, path + "taxCode", stated.TaxCode, read.TaxCode, mayBeKnown: stated.TaxCode is null);
        }
    }

    private static void CompareExtra(
        List<string> found,
        IReadOnlyDictionary<string, string> expected,
        IReadOnlyDictionary<string, string> actual
    )
    {
        foreach (var (name, value) in expected)
        {
            Compare(found, "extra." + name, value, actual.GetValueOrDefault(name));
        }
    }

    private static void Compare(List<string> found, string field, string? expected, string? actual, bool mayBeKnown = false)
    {
        // Some fields can be worked out although the file does not state them.
        if (expected is null && mayBeKnown)
        {
            return;
        }

        if (!string.Equals(expected ?? "", actual ?? "", StringComparison.Ordinal))
        {
            found.Add(Invariant($"{field}: stated {Shown(expected)}, read {Shown(actual)}"));
        }
    }

    private static string? Day(DateOnly? day) => day is { } known ? ReadingJson.Day(known) : null;

    private static string? WithoutSpaces(string? text) =>
        text is null ? null : string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static string Shown(string? text) => text is null ? "nothing" : "“" + text + "”";
}
