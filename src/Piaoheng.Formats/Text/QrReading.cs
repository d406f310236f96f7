using Piaoheng.Core.Codes;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Policy;
using Piaoheng.Core.Validation;

namespace Piaoheng.Formats.Text;

/// <summary>Turns the text of a QR code into a reading.</summary>
internal static class QrReading
{
    /// <summary>A reading with what the code states, and nothing else.</summary>
    public static Reading Of(QrText qr, string text, string file, KindCatalogue kinds)
    {
        var kind = qr.TypeCode is null ? KindId.OtherExpense : kinds.FromQrType(qr.TypeCode, qr.InvoiceCode);

        // Which amount the code repeats is a fact of the kind: without tax on tax-control invoices, the total on 数电票.
        var amountField = qr.TypeCode is null ? "totalInclTax" : kinds.Find(kind)?.Qr?.Amount;
        return new Reading
        {
            File = file,
            Source = SourceId.Qr,
            Kind = kind,
            InvoiceCode = qr.InvoiceCode,
            InvoiceNumber = qr.InvoiceNumber,
            IssueDate = qr.IssueDate,
            CheckCode = qr.CheckCode,
            BuyerName = qr.BuyerName,
            AmountExTax = amountField is "amountExTax" ? qr.Amount : null,
            TotalInclTax = amountField is "totalInclTax" ? qr.Amount : null,
            Qr = text,
            Findings =
            [
                .. Absent("issueDate", "开票日期", qr.IssueDate is null),
                .. Absent(amountField ?? "totalInclTax", "金额", qr.Amount is null),
            ],
        };
    }

    private static IEnumerable<Finding> Absent(string field, string name, bool isAbsent) =>
        isAbsent ? [UnreadableText.Absent(field, name)] : [];
}
