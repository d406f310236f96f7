using System.Xml.Linq;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Core.Text;
using Piaoheng.Formats.Xml;

namespace Piaoheng.Formats.Ofd;

/// <summary>OFD 自定义标引: what the tag files of a document state, each field by references to text objects.</summary>
/// <remarks>
/// Two families of names are in use: those of the old electronic invoice (<c>InvoiceNo</c>, <c>BuyerTaxID</c>), for 数电票 with flat items,
/// and those of the 数电票 XML (<c>InvoiceNumber</c>, <c>BuyerIdNum</c>). Some makers tag the <c>¥</c> and forget the figure: that counts as not stated.
/// </remarks>
internal sealed class OfdTags
{
    private static readonly string[] ItemNames = ["Item", "ItemName"];

    private readonly IReadOnlyList<OfdPage> _pages;
    private readonly List<XElement> _roots;

    private OfdTags(IReadOnlyList<OfdPage> pages, List<XElement> roots)
    {
        _pages = pages;
        _roots = roots;
    }

    /// <summary>A reading of the tags; null when they name no invoice number.</summary>
    public static Reading? TryRead(IEnumerable<XElement> roots, IReadOnlyList<OfdPage> pages, VoucherContext context) =>
        new OfdTags(pages, [.. roots]).Read(context);

    private Reading? Read(VoucherContext context)
    {
        var number = Compact("InvoiceNo", "InvoiceNumber");
        if (string.IsNullOrEmpty(number))
        {
            return null;
        }

        var code = Compact("InvoiceCode");
        return new Reading
        {
            File = context.File,
            Source = SourceId.OfdTag,
            Kind = context.Kinds.FromCode(code),
            InvoiceCode = code,
            InvoiceNumber = number,
            IssueDate = PrintedDate.TryParse(Stated("IssueDate", "IssueTime"), out var day) ? day : null,
            CheckCode = Compact("InvoiceCheckCode"),
            MachineNumber = Compact("MachineNo"),
            BuyerName = Stated("BuyerName"),
            BuyerTaxId = Compact("BuyerTaxID", "BuyerIdNum"),
            SellerName = Stated("SellerName"),
            SellerTaxId = Compact("SellerTaxID", "SellerIdNum"),
            AmountExTax = Amount(Stated("TaxExclusiveTotalAmount", "TotalAmWithoutTax")),
            TaxAmount = Amount(Stated("TaxTotalAmount", "TotalTaxAm")),
            TotalInclTax = Amount(Stated("TaxInclusiveTotalAmount", "TotalTax-includedAmount")),
            TotalInChinese = Stated("TotalTax-includedAmountInChinese"),
            Lines = Lines(),
            Drawer = Stated("InvoiceClerk", "Drawer"),
            Remark = Stated("Note", "Remark"),
        };
    }

    /// <summary>The text of the first tag of one of these names that points to any text; null when none does.</summary>
    private string? Stated(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            foreach (var root in _roots)
            {
                foreach (var tag in root.Descendants())
                {
                    if (tag.Is(name) && TextOf(tag) is { Length: > 0 } text)
                    {
                        return text;
                    }
                }
            }
        }

        return null;
    }

    private string? Compact(params ReadOnlySpan<string> names) =>
        Stated(names)?.Replace(" ", string.Empty, StringComparison.Ordinal);

    /// <summary>The texts that a tag refers to, one after the other: a currency sign and its figure are two objects, a wrapped name is two.</summary>
    /// <remarks>A head that is drawn again on every page is referred to on every page, and is one value.</remarks>
    private string TextOf(XElement tag)
    {
        var onPages = tag.Descendants()
            .Where(element => element.Is("ObjectRef"))
            .Select(Find)
            .GroupBy(found => found.Page, found => found.Text?.Text)
            .Select(texts => string.Concat(texts).Trim());
        return string.Concat(onPages.Distinct(StringComparer.Ordinal));
    }

    private (OfdPage? Page, OfdText? Text) Find(XElement reference)
    {
        var id = reference.Text() ?? string.Empty;
        var page = reference.AttributeOf("PageRef");
        var named = _pages.FirstOrDefault(candidate => string.Equals(candidate.Id, page, StringComparison.Ordinal));
        var holder = named ?? _pages.FirstOrDefault(candidate => candidate.Find(id) is not null);
        return (holder, holder?.Find(id));
    }

    private static PrintedAmount? Amount(string? text) => PrintedAmount.TryParse(text, out var amount) ? amount : null;

    /// <summary>Lines as groups (<c>GoodsInfo</c>, <c>IssuItemInformation</c>), or flat, where each item name begins one.</summary>
    private IReadOnlyList<InvoiceLine>? Lines()
    {
        var groups = _roots
            .SelectMany(root => root.Descendants())
            .Where(tag => tag.Is("GoodsInfo") || tag.Is("IssuItemInformation"))
            .ToList();
        var lines = new List<InvoiceLine>();
        foreach (var fields in groups.Count > 0 ? groups.Select(group => group.Elements()) : Flat())
        {
            LineLimit.Demand(lines.Count);
            lines.Add(Line([.. fields]));
        }

        return lines.Count == 0 ? null : SalesList.WithoutMarker(lines);
    }

    private IEnumerable<IEnumerable<XElement>> Flat()
    {
        List<XElement>? line = null;
        foreach (var tag in _roots.SelectMany(root => root.Elements()))
        {
            if (ItemNames.Any(tag.Is))
            {
                if (line is not null)
                {
                    yield return line;
                }

                line = [];
            }

            line?.Add(tag);
        }

        if (line is not null)
        {
            yield return line;
        }
    }

    private InvoiceLine Line(List<XElement> fields)
    {
        return new InvoiceLine
        {
            Name = Field("Item", "ItemName"),
            Spec = Field("Specification", "SpecMod") ?? string.Empty,
            Unit = Field("MeasurementDimension", "MeaUnits") ?? string.Empty,
            Quantity = Field("Quantity", "Quantity") ?? string.Empty,
            UnitPrice = Field("Price", "UnPrice") ?? string.Empty,
            Amount = Amount(Field("Amount", "Amount")),
            TaxRate = PrintedRate.Of(Field("TaxScheme", "TaxRate")),
            Tax = Amount(Field("TaxAmount", "ComTaxAm")),
        };

        string? Field(string oldName, string newName)
        {
            var tag = fields.Find(field => field.Is(oldName) || field.Is(newName));
            return tag is null ? null : TextOf(tag);
        }
    }
}
