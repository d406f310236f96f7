using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Core.Reconciliation.Comparing;

namespace Piaoheng.Core.Reconciliation.Pairs;

/// <summary>发票使用: the sum of our book rows against the total of the invoice (contracts §3).</summary>
/// <param name="State">What the sum is.</param>
/// <param name="Field">JSON key of the amount compared.</param>
/// <param name="Used">Σ of the rows.</param>
/// <param name="Limit">The total: of our document, else of the bureau.</param>
/// <param name="IsOfDocument">Whether the total is our document's.</param>
internal readonly record struct UseVerdict(UseState State, string Field, Yuan Used, Yuan Limit, bool IsOfDocument)
{
    /// <summary>Judges a group of ours that has a total on either side.</summary>
    /// <param name="ours">Our group.</param>
    /// <param name="bureau">The bureau's statement; null when unpaired.</param>
    /// <param name="fields">Knows the tolerances.</param>
    public static UseVerdict Of(RecordGroup ours, InvoiceRecord? bureau, FieldComparison fields)
    {
        if (ours.Book is null || (bureau is not null && !IsSummed(ours)))
        {
            // One row against the bureau is compared as it is, amount by amount.
            return default;
        }

        if (ours.Used is { } used && TotalOf(ours.Document, bureau, record => record.TotalInclTax) is { } total)
        {
            return Judge(FieldKey.TotalInclTax, used, total, ours.Document ?? bureau!, fields);
        }

        // 勾选 lists state no 价税合计; their 金额 says as much.
        return ours.Book.AmountExTax is { } sum && TotalOf(ours.Document, bureau, record => record.AmountExTax) is { } amount
            ? Judge(FieldKey.AmountExTax, sum.Value, amount, ours.Document ?? bureau!, fields)
            : default;
    }

    /// <summary>Whether the rows are shares to be summed: several, or one that states its use apart.</summary>
    public static bool IsSummed(RecordGroup ours) =>
        ours.Records.Count(record => record.Nature == RecordNature.BookRow) > 1
        || ours.Records.Any(record => record.UsedAmount is not null);

    private static (Yuan Amount, bool IsOfDocument)? TotalOf(
        InvoiceRecord? document,
        InvoiceRecord? bureau,
        Func<InvoiceRecord, PrintedAmount?> amount
    )
    {
        if (document is not null && amount(document) is { } ofDocument)
        {
            return (ofDocument.Value, true);
        }

        return bureau is not null && amount(bureau) is { } ofBureau ? (ofBureau.Value, false) : null;
    }

    private static UseVerdict Judge(
        string field,
        Yuan used,
        (Yuan Amount, bool IsOfDocument) total,
        InvoiceRecord invoice,
        FieldComparison fields
    )
    {
        if (fields.SameAmount(field, used, total.Amount, invoice))
        {
            return new UseVerdict(UseState.Whole, field, used, total.Amount, total.IsOfDocument);
        }

        // A red invoice is used up downwards.
        var isMore = total.Amount < Yuan.Zero ? used < total.Amount : used > total.Amount;
        return new UseVerdict(isMore ? UseState.More : UseState.Less, field, used, total.Amount, total.IsOfDocument);
    }
}

/// <summary>What the used sum is against the total.</summary>
internal enum UseState
{
    /// <summary>There is nothing to sum, or no total to compare with.</summary>
    NotJudged,

    /// <summary>Used exactly.</summary>
    Whole,

    /// <summary>有未用余额.</summary>
    Less,

    /// <summary>超额使用.</summary>
    More,
}
