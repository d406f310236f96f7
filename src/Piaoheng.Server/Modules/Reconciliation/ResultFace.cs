using System.Globalization;
using System.Text.Json;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Reconciliation;
using Piaoheng.Core.Reconciliation.Nearest;

namespace Piaoheng.Server.Modules.Reconciliation;

/// <summary>An invoice of a stored result, as far as near ones are looked for by it.</summary>
internal static class ResultFace
{
    /// <summary>Reads one side of a stored result; null when the result does not have it.</summary>
    public static Face? Parse(string body, Side side)
    {
        using var json = JsonDocument.Parse(body);
        var group = json.RootElement.GetProperty(side == Side.Ours ? "ours" : "theirs");
        if (group.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var record = new InvoiceRecord
        {
            Id = "",
            Nature = side == Side.Ours ? RecordNature.Document : RecordNature.BureauRow,
            Source = "",
            Kind = Text("kind") ?? KindId.Unknown,
            InvoiceCode = Text("invoiceCode"),
            InvoiceNumber = Text("invoiceNumber"),
            PaperCode = Text("paperCode"),
            PaperNumber = Text("paperNumber"),
            IssueDate = DateOnly.TryParseExact(
                Text("issueDate"),
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var day
            )
                ? day
                : null,
            BuyerName = Text("buyerName"),
            BuyerTaxId = Text("buyerTaxId"),
            SellerName = Text("sellerName"),
            SellerTaxId = Text("sellerTaxId"),
            AmountExTax = Amount("amountExTax"),
            TaxAmount = Amount("taxAmount"),
            TotalInclTax = Amount("totalInclTax"),
        };
        return new Face(record, DirectionOf(Text("direction")));

        string? Text(string name) => group.TryGetProperty(name, out var value) ? value.GetString() : null;

        PrintedAmount? Amount(string name) => PrintedAmount.TryParse(Text(name), out var amount) ? amount : null;
    }

    private static Direction? DirectionOf(string? word) =>
        word switch
        {
            "in" => Direction.In,
            "out" => Direction.Out,
            _ => null,
        };
}
