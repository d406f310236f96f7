using System.Xml.Linq;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Core.Validation;

namespace Piaoheng.Formats.Xml;

/// <summary>数电票 XML (<c>EInvoice</c>): reads the document that the electronic invoice platform issues.</summary>
/// <remarks>
/// Structure: 财政部《电子凭证会计数据标准——全面数字化的电子发票》 and files of versions 0.2 to 0.37. Absent elements mean blank.
/// </remarks>
internal static class EInvoiceXml
{
    /// <summary>Whether the root is a 数电票 (and not an old electronic invoice, nor a 财政电子票据, which have the same root name).</summary>
    public static bool IsOne(XElement root) =>
        root.Is("EInvoice")
        && (root.Child("TaxSupervisionInfo") is not null || root.At("EInvoiceData", "BasicInformation") is not null);

    /// <summary>Reads one invoice.</summary>
    public static Reading Read(XElement root, VoucherContext context)
    {
        var data = root.Child("EInvoiceData");
        var basic = data.Child("BasicInformation");
        var supervision = root.Child("TaxSupervisionInfo");
        var labels = root.At("Header", "InherentLabel");
        var remark = data.At("AdditionalInformation", "Remark").Text() ?? string.Empty;
        var title = Title(labels);
        var parser = new FieldParser();
        var number = FirstStated(supervision.TextOf("InvoiceNumber"), root.At("Header", "EIid").Text());
        var reading = new Reading
        {
            File = context.File,
            Source = context.Source,
            Kind = context.Kinds.FromTitle(title),
            PrintedTitle = title,
            Signature = string.IsNullOrEmpty(root.At("TaxBureauSignature", "SignatureValue").Text())
                ? SignatureState.Absent
                : SignatureState.Unchecked,
            InvoiceCode = string.Empty,
            InvoiceNumber = number,
            IssueDate = IssueDate(supervision, basic, parser),
            CheckCode = string.Empty,
            MachineNumber = string.Empty,
            BuyerName = data.At("BuyerInformation", "BuyerName").Text(),
            BuyerTaxId = FieldParser.TaxId(data.At("BuyerInformation", "BuyerIdNum").Text()) ?? string.Empty,
            SellerName = data.At("SellerInformation", "SellerName").Text(),
            SellerTaxId = FieldParser.TaxId(data.At("SellerInformation", "SellerIdNum").Text()),
            AmountExTax = parser.Amount("amountExTax", basic.TextOf("TotalAmWithoutTax")),
            TaxAmount = parser.Amount("taxAmount", basic.TextOf("TotalTaxAm")),
            TotalInclTax = parser.Amount("totalInclTax", basic.TextOf("TotalTax-includedAmount")),
            TotalInChinese = basic.TextOf("TotalTax-includedAmountInChinese") ?? string.Empty,
            Lines = Lines(data, parser),
            Drawer = basic.TextOf("Drawer") ?? string.Empty,
            Remark = remark,
            RedOf = RedOf(data.At("SpecificInformation", "RedEInvoice"), remark),
            Extra = EInvoiceExtra.Of(root),
        };
        parser.NoteRepeated(
            root.Child("Header"),
            basic,
            supervision,
            data.Child("SellerInformation"),
            data.Child("BuyerInformation")
        );
        return reading with { Findings = [.. parser.Findings, .. NumbersDiffer(root, supervision, context.Source)] };
    }

    /// <summary>电子发票 + （普通发票）; in some files the second label has its brackets already, in some both labels are empty.</summary>
    private static string? Title(XElement? labels)
    {
        var kind = Label(labels.Child("GeneralOrSpecialVAT")).Trim('（', '）', '(', ')');
        if (kind.Length == 0)
        {
            return null;
        }

        var medium = Label(labels.Child("EInvoiceType"));
        return $"{(medium.Length == 0 ? "电子发票" : medium)}（{kind}）";
    }

    private static string Label(XElement? label)
    {
        var name = label.TextOf("LabelName") ?? string.Empty;
        return name.Length > 0 || !(label?.Is("GeneralOrSpecialVAT") ?? false) ? name : NameOfCode(label.TextOf("LabelCode"));
    }

    /// <summary>Names of the codes, for files that state the code only.</summary>
    private static string NameOfCode(string? code) =>
        code switch
        {
            "01" => "增值税专用发票",
            "02" => "普通发票",
            _ => string.Empty,
        };

    private static DateOnly? IssueDate(XElement? supervision, XElement? basic, FieldParser parser) =>
        parser.Date("issueDate", FirstStated(supervision.TextOf("IssueTime"), basic.TextOf("RequestTime")));

    private static List<InvoiceLine> Lines(XElement? data, FieldParser parser)
    {
        var lines = new List<InvoiceLine>();
        foreach (var item in data.Children("IssuItemInformation"))
        {
            if (item.IsNil())
            {
                continue;
            }

            LineLimit.Demand(lines.Count);
            lines.Add(Line(item, $"lines[{lines.Count}]", parser));
        }

        return lines;
    }

    private static InvoiceLine Line(XElement item, string field, FieldParser parser) =>
        new()
        {
            Name = item.TextOf("ItemName") ?? string.Empty,
            Spec = item.TextOf("SpecMod") ?? string.Empty,
            Unit = item.TextOf("MeaUnits") ?? string.Empty,
            Quantity = item.TextOf("Quantity") ?? string.Empty,
            UnitPrice = item.TextOf("UnPrice") ?? string.Empty,
            Amount = parser.Amount(field + ".amount", item.TextOf("Amount")),
            TaxRate = Rate(item),
            Tax = parser.Amount(field + ".tax", item.TextOf("ComTaxAm")),
            TaxCode = item.TextOf("TaxClassificationCode"),
        };

    /// <summary>免税 and 不征税 are printed in place of a rate; the XML has a rate of 0 and says so beside it.</summary>
    private static string Rate(XElement item)
    {
        var rate = PrintedRate.Of(item.TextOf("TaxRate")) ?? string.Empty;
        if (rate is not ("0%" or ""))
        {
            return rate;
        }

        var word = item.Elements().Select(child => child.Text()).FirstOrDefault(text => text is "免税" or "不征税");
        return word ?? rate;
    }

    private static RedReference? RedOf(XElement? red, string remark)
    {
        var number = FirstStated(red.TextOf("OriginalInvoiceNumber"), red.TextOf("OriginalInvoiceCode"));
        if (string.IsNullOrEmpty(number))
        {
            return null;
        }

        // An old blue invoice may stand here as code and number joined; the remark has them apart.
        var inRemark = RedRemark.TryParse(remark, out var fromRemark) ? fromRemark : null;
        var isSame =
            inRemark is not null
            && string.Equals(InvoiceIdentity.Key(inRemark.InvoiceCode, inRemark.InvoiceNumber), number, StringComparison.Ordinal);
        var confirmation = FirstStated(red.TextOf("CreditNoteNumber"), inRemark?.Confirmation) is { Length: > 0 } stated
            ? stated
            : null;
        return isSame ? inRemark! with { Confirmation = confirmation } : new RedReference(string.Empty, number, confirmation);
    }

    /// <summary>The number stands twice, and both must agree.</summary>
    private static IEnumerable<Finding> NumbersDiffer(XElement root, XElement? supervision, string source)
    {
        var number = supervision.TextOf("InvoiceNumber");
        var id = root.At("Header", "EIid").Text();
        if (!string.IsNullOrEmpty(number) && !string.IsNullOrEmpty(id) && !string.Equals(number, id, StringComparison.Ordinal))
        {
            yield return Piaoheng.Core.Validation.Findings.SourcesDisagree(
                "invoiceNumber",
                ($"{source} InvoiceNumber", number),
                ($"{source} EIid", id)
            );
        }
    }

    private static string? FirstStated(string? first, string? second) => string.IsNullOrEmpty(first) ? (second ?? first) : first;
}
