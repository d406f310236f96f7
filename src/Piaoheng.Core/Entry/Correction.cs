using Piaoheng.Core.Invoices;

namespace Piaoheng.Core.Entry;

/// <summary>更正: what of an invoice a person says otherwise, as a reading that states the changed fields alone.</summary>
/// <remarks>It never takes the place of another reading; the declared trust of sources decides which value counts.</remarks>
public static class Correction
{
    private static readonly string[] Keys =
    [
        "kind",
        "issueDate",
        "checkCode",
        "buyerName",
        "buyerTaxId",
        "sellerName",
        "sellerTaxId",
        "amountExTax",
        "taxAmount",
        "totalInclTax",
        "totalInChinese",
        "drawer",
        "remark",
        "lines",
    ];

    /// <summary>Fields by which the invoice is known: a number typed wrongly is another invoice, not a correction of this one.</summary>
    public static IReadOnlyList<string> Identity { get; } = ["invoiceCode", "invoiceNumber", "paperCode", "paperNumber"];

    /// <summary>The fields that differ, in the order of the face.</summary>
    public static IReadOnlyList<string> Changed(Reading held, Reading typed)
    {
        var extra = typed
            .Extra.Keys.Where(key =>
                !string.Equals(typed.Extra[key], held.Extra.GetValueOrDefault(key), StringComparison.Ordinal)
            )
            .Select(key => "extra." + key);
        return [.. Keys.Where(key => IsOther(held, typed, key)), .. extra];
    }

    /// <summary>Whether the number or code was changed.</summary>
    public static bool ChangesIdentity(Reading held, Reading typed) => Identity.Any(key => IsOther(held, typed, key));

    /// <summary>The reading that states the changed fields alone, beside what identifies the invoice.</summary>
    public static Reading Of(Reading held, Reading typed, IReadOnlyCollection<string> changed)
    {
        return typed with
        {
            Kind = Has("kind") ? typed.Kind : held.Kind,
            InvoiceCode = held.InvoiceCode,
            InvoiceNumber = held.InvoiceNumber,
            PaperCode = held.PaperCode,
            PaperNumber = held.PaperNumber,
            IssueDate = Has("issueDate") ? typed.IssueDate : null,
            CheckCode = Has("checkCode") ? typed.CheckCode : null,
            MachineNumber = null,
            BuyerName = Has("buyerName") ? typed.BuyerName : null,
            BuyerTaxId = Has("buyerTaxId") ? typed.BuyerTaxId : null,
            SellerName = Has("sellerName") ? typed.SellerName : null,
            SellerTaxId = Has("sellerTaxId") ? typed.SellerTaxId : null,
            AmountExTax = Has("amountExTax") ? typed.AmountExTax : null,
            TaxAmount = Has("taxAmount") ? typed.TaxAmount : null,
            TotalInclTax = Has("totalInclTax") ? typed.TotalInclTax : null,
            TotalInChinese = Has("totalInChinese") ? typed.TotalInChinese : null,
            Lines = Has("lines") ? typed.Lines : null,
            Drawer = Has("drawer") ? typed.Drawer : null,
            Remark = Has("remark") ? typed.Remark : null,
            Direction = held.Direction,
            Extra = typed
                .Extra.Where(pair => Has("extra." + pair.Key))
                .ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal),
            Source = SourceId.Confirmed,
        };

        bool Has(string key) => changed.Contains(key, StringComparer.Ordinal);
    }

    /// <summary>The changed fields that a source more trusted than a person states otherwise: there the correction does not win.</summary>
    public static IReadOnlyList<string> Outranked(Reading held, IReadOnlyCollection<string> changed) =>
        [
            .. changed.Where(key =>
                !string.IsNullOrEmpty(EntryReading.TextOf(held, key))
                && Capture.TrustOf(held.Sources.GetValueOrDefault(key, held.Source)) < Capture.TrustOf(SourceId.Confirmed)
            ),
        ];

    // What was left empty says nothing; a correction cannot unsay. A form ends lines in its own way.
    private static bool IsOther(Reading held, Reading typed, string key)
    {
        var was = Plain(EntryReading.TextOf(held, key));
        return Plain(EntryReading.TextOf(typed, key)) is { } now && !string.Equals(now, was ?? "", StringComparison.Ordinal);
    }

    private static string? Plain(string? text) => text?.ReplaceLineEndings("\n").Trim();
}
