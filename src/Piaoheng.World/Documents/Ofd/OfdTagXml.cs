using System.Globalization;
using System.Text;
using Piaoheng.World.Forms;

namespace Piaoheng.World.Documents.Ofd;

/// <summary>Writes the CustomTag file: fields that refer to the text objects of their values.</summary>
internal sealed class OfdTagXml(bool isDigital)
{
    private static readonly string[] LineFields =
    [
        "Item",
        "Specification",
        "MeasurementDimension",
        "Price",
        "Quantity",
        "Amount",
        "TaxScheme",
        "TaxAmount",
    ];

    private static readonly string[] HeadFields =
    [
        "InvoiceCode",
        "InvoiceNo",
        "IssueDate",
        "InvoiceCheckCode",
        "MachineNo",
        "TaxControlCode",
        "TaxExclusiveTotalAmount",
        "TaxTotalAmount",
        "TaxInclusiveTotalAmount",
        "InvoiceClerk",
        "Payee",
        "Checker",
        "Note",
    ];

    private static readonly string[] PartyFields = ["Name", "TaxID", "AddrTel", "FinancialAccount"];

    private readonly List<(FormText Text, int PageId, int Id)> _written = [];

    /// <summary>Notes the object of a value.</summary>
    public void Add(FormText text, int pageId, int id) => _written.Add((text, pageId, id));

    /// <summary>The file.</summary>
    public string Write(OfdTags tags)
    {
        var prefix =
            tags is OfdTags.Malformed ? ":"
            : isDigital ? "ofd:"
            : "fp:";
        var root = isDigital ? "root" : "eInvoice";
        var space = isDigital ? "http://www.ofdspec.org/2016" : "http://www.edrm.org.cn/schema/e-invoice/2019";
        var declaration = tags is OfdTags.Malformed ? "xmlns:=\"\"" : $"xmlns:{prefix[..^1]}=\"{space}\"";
        var body = new StringBuilder($"<{prefix}{root} {declaration} version=\"1.0\">");
        if (tags is not OfdTags.Empty)
        {
            foreach (var field in HeadFields)
            {
                Append(body, prefix, field, field, -1);
            }

            AppendParty(body, prefix, "Buyer");
            AppendParty(body, prefix, "Seller");
            AppendLines(body, prefix);
        }

        return body.Append("</").Append(prefix).Append(root).Append('>').ToString();
    }

    private void AppendParty(StringBuilder body, string prefix, string party)
    {
        body.Append('<').Append(prefix).Append(party).Append('>');
        foreach (var field in PartyFields)
        {
            Append(body, prefix, party + field, party + field, -1);
        }

        body.Append("</").Append(prefix).Append(party).Append('>');
    }

    // Legacy invoices group the fields of a line; in 数电票 the fields of all lines stand flat under the root.
    private void AppendLines(StringBuilder body, string prefix)
    {
        var rows = _written.Where(entry => entry.Text.Row >= 0).Select(entry => entry.Text.Row).Distinct().Order().ToList();
        if (rows.Count == 0)
        {
            return;
        }

        body.Append(isDigital ? "" : $"<{prefix}GoodsInfos>");
        foreach (var row in rows)
        {
            body.Append(isDigital ? "" : $"<{prefix}GoodsInfo>");
            foreach (var field in LineFields)
            {
                Append(body, prefix, field, field, row);
            }

            body.Append(isDigital ? "" : $"</{prefix}GoodsInfo>");
        }

        body.Append(isDigital ? "" : $"</{prefix}GoodsInfos>");
    }

    private void Append(StringBuilder body, string prefix, string element, string tag, int row)
    {
        var objects = _written
            .Where(entry => entry.Text.Row == row && string.Equals(entry.Text.Tag, tag, StringComparison.Ordinal))
            .ToList();
        if (objects.Count == 0)
        {
            return;
        }

        body.Append('<').Append(prefix).Append(element).Append('>');
        foreach (var (_, pageId, id) in objects)
        {
            body.Append(CultureInfo.InvariantCulture, $"<{prefix}ObjectRef PageRef=\"{pageId}\">{id}</{prefix}ObjectRef>");
        }

        body.Append("</").Append(prefix).Append(element).Append('>');
    }
}
