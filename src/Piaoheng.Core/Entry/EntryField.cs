using Piaoheng.Core.Invoices;
using Piaoheng.Core.Policy;

namespace Piaoheng.Core.Entry;

/// <summary>录入表的一项.</summary>
/// <param name="Key">JSON key.</param>
/// <param name="Name">中文名称.</param>
/// <param name="Group">Where it stands on the form.</param>
/// <param name="Style">What can be typed.</param>
/// <param name="IsRequired">Whether the 票种 demands it.</param>
public sealed record EntryField(string Key, string Name, EntryGroup Group, EntryStyle Style, bool IsRequired)
{
    /// <summary>The key of 明细 among the required fields.</summary>
    public const string Lines = "lines";

    private const string ExtraPrefix = "extra.";

    /// <summary>The fields of a 票种 in the order of its face, as its policy data says.</summary>
    public static IReadOnlyList<EntryField> Of(InvoiceKind kind)
    {
        List<(string Key, EntryGroup Group, EntryStyle Style)> fields = [.. Identity(kind)];
        fields.AddRange([
            ("sellerName", EntryGroup.Seller, EntryStyle.Text),
            ("sellerTaxId", EntryGroup.Seller, EntryStyle.TaxId),
            ("buyerName", EntryGroup.Buyer, EntryStyle.Text),
            ("buyerTaxId", EntryGroup.Buyer, EntryStyle.TaxId),
        ]);
        fields.AddRange(Amounts(kind).Select(key => (key, EntryGroup.Amounts, EntryStyle.Amount)));
        fields.Add(("totalInChinese", EntryGroup.Amounts, EntryStyle.Text));
        fields.AddRange([("drawer", EntryGroup.Other, EntryStyle.Text), ("remark", EntryGroup.Other, EntryStyle.LongText)]);
        fields.AddRange(kind.Extra.Select(own => (ExtraPrefix + own.Key, EntryGroup.Own, EntryStyle.Text)));
        fields.AddRange(
            kind.Required.Where(key => key != Lines && fields.All(field => field.Key != key))
                .Select(key => (key, EntryGroup.Other, key is "issueDate" ? EntryStyle.Date : EntryStyle.Text))
                .ToList()
        );
        return
        [
            .. fields.Select(field => new EntryField(
                field.Key,
                NameOf(field.Key, kind),
                field.Group,
                field.Style,
                kind.Required.Contains(field.Key, StringComparer.Ordinal)
            )),
        ];
    }

    private static IEnumerable<(string, EntryGroup, EntryStyle)> Identity(InvoiceKind kind)
    {
        if (kind.Identity.HasCode)
        {
            yield return ("invoiceCode", EntryGroup.Identity, EntryStyle.Digits);
        }

        yield return ("invoiceNumber", EntryGroup.Identity, EntryStyle.Digits);
        if (kind.Identity.PaperPair)
        {
            yield return ("paperCode", EntryGroup.Identity, EntryStyle.Digits);
            yield return ("paperNumber", EntryGroup.Identity, EntryStyle.Digits);
        }

        yield return ("issueDate", EntryGroup.Identity, EntryStyle.Date);
        if (kind.Identity.CheckCode != CheckCodeStyle.None)
        {
            yield return ("checkCode", EntryGroup.Identity, EntryStyle.Digits);
        }
    }

    private static string[] Amounts(InvoiceKind kind) =>
        kind.Amounts switch
        {
            AmountStyle.TotalOnly => ["totalInclTax"],
            AmountStyle.TaxOnly => ["taxAmount"],
            _ => ["amountExTax", "taxAmount", "totalInclTax"],
        };

    private static string NameOf(string key, InvoiceKind kind) =>
        kind.Extra.FirstOrDefault(own => ExtraPrefix + own.Key == key)?.Name ?? FieldName.Of(key);
}

/// <summary>Where a field stands on the form.</summary>
public enum EntryGroup
{
    /// <summary>号码和日期.</summary>
    Identity,

    /// <summary>销售方.</summary>
    Seller,

    /// <summary>购买方.</summary>
    Buyer,

    /// <summary>金额.</summary>
    Amounts,

    /// <summary>专有字段 of the kind.</summary>
    Own,

    /// <summary>其他.</summary>
    Other,
}

/// <summary>What can be typed in a field.</summary>
public enum EntryStyle
{
    /// <summary>Any text of one line.</summary>
    Text,

    /// <summary>Any text.</summary>
    LongText,

    /// <summary>Digits of a number or code.</summary>
    Digits,

    /// <summary>纳税人识别号.</summary>
    TaxId,

    /// <summary>A day.</summary>
    Date,

    /// <summary>An amount in yuan.</summary>
    Amount,
}
