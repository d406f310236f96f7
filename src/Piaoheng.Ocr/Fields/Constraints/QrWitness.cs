using System.Globalization;
using Piaoheng.Core.Codes;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Policy;
using Piaoheng.Core.Validation;
using Piaoheng.Ocr.Fields.Results;

namespace Piaoheng.Ocr.Fields.Constraints;

/// <summary>二维码佐证: the code on the page states number, day and an amount without any print; where both agree they are certain, where they differ both are kept and said.</summary>
internal static class QrWitness
{
    /// <summary>Puts the code of its own invoice beside each draft.</summary>
    /// <param name="drafts">What was found on one page.</param>
    /// <param name="texts">Texts of the codes on that page.</param>
    /// <param name="kinds">票种.</param>
    public static void Hear(IReadOnlyList<SheetDraft> drafts, IReadOnlyList<string> texts, KindCatalogue kinds)
    {
        foreach (var text in texts)
        {
            if (!QrText.TryParse(text, out var qr))
            {
                continue;
            }

            var own = drafts.FirstOrDefault(draft =>
                string.Equals(draft["invoiceNumber"]?.Value, qr.InvoiceNumber, StringComparison.Ordinal)
            );
            own ??= drafts is [var only] && texts.Count == 1 ? only : null;
            if (own is { Qr: null })
            {
                Hear(own, qr, text, kinds);
            }
        }
    }

    private static void Hear(SheetDraft draft, QrText qr, string text, KindCatalogue kinds)
    {
        draft.Qr = text;
        var kind = kinds.FromQrType(qr.TypeCode, qr.InvoiceCode);
        if (kind is not KindId.Unknown)
        {
            draft.Kind = kind;
        }

        Compare(draft, "invoiceCode", qr.InvoiceCode);
        Compare(draft, "invoiceNumber", qr.InvoiceNumber);
        Compare(draft, "issueDate", qr.IssueDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Compare(draft, "checkCode", qr.CheckCode);
        var field = kinds.Find(draft.Kind)?.Qr?.Amount;
        if (qr.Amount is { } amount && field is "amountExTax" or "totalInclTax")
        {
            Compare(draft, field, amount.Value.ToString());
        }
    }

    private static void Compare(SheetDraft draft, string key, string? stated)
    {
        if (string.IsNullOrEmpty(stated))
        {
            return;
        }

        var printed = draft[key];
        if (printed is null || printed.Value.Length == 0)
        {
            draft[key] = new FoundField(stated, null) { Source = SourceId.Qr, Proof = Proof.Structure };
        }
        else if (string.Equals(printed.Value, stated, StringComparison.Ordinal))
        {
            draft[key] = printed with { Proof = printed.Proof | Proof.Qr, IsContradicted = false };
        }
        else
        {
            draft[key] = printed with { Value = stated, Source = SourceId.Qr, IsContradicted = true };
            draft.Findings.Add(Findings.SourcesDisagree(key, (SourceId.Qr, stated), (SourceId.Ocr, printed.Value)));
        }
    }
}
