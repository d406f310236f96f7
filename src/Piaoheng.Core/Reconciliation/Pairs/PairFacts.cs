using Piaoheng.Core.Money;
using Piaoheng.Core.Reconciliation.Comparing;

namespace Piaoheng.Core.Reconciliation.Pairs;

/// <summary>一对发票的比较结果: everything that the rules of a pair look at, compared once.</summary>
internal sealed record PairFacts
{
    public required RecordGroup Ours { get; init; }

    public required RecordGroup Theirs { get; init; }

    /// <summary>Fields that differ, in the order of their sources.</summary>
    public required IReadOnlyList<FieldDifference> Fields { get; init; }

    /// <summary>Amounts that a tolerance made equal.</summary>
    public required IReadOnlyList<ToleratedDifference> Tolerated { get; init; }

    /// <summary>Used sum against the total.</summary>
    public required UseVerdict Use { get; init; }

    /// <summary>Compares a pair: our document with the bureau, our books with the bureau, our books with our document.</summary>
    public static PairFacts Of(RecordGroup ours, RecordGroup theirs, FieldComparison comparison)
    {
        var bureau = theirs.Face;
        var found = new List<FieldDifference>();
        var tolerated = new List<ToleratedDifference>();
        if (ours.Document is { } document)
        {
            comparison.CompareDetails(document, bureau, ComparedSource.Document, found);
            comparison.CompareAmounts(document, bureau, ComparedSource.Document, found, tolerated);
        }

        var use = UseVerdict.Of(ours, bureau, comparison);
        if (ours.Book is { } book)
        {
            CompareRowDetails(ours, bureau, comparison, found);
            CompareBookAmounts(ours, book, bureau, use, comparison, found, tolerated);
        }

        return new PairFacts
        {
            Ours = ours,
            Theirs = theirs,
            Fields = found.Count == 0 ? [] : found,
            Tolerated = tolerated.Count == 0 ? [] : tolerated,
            Use = use,
        };
    }

    // Each row is asked; of several that differ in one field the first speaks for all.
    private static void CompareRowDetails(
        RecordGroup ours,
        InvoiceRecord bureau,
        FieldComparison comparison,
        List<FieldDifference> found
    )
    {
        var ofRow = new List<FieldDifference>();
        foreach (var row in ours.Records.Where(record => record.Nature == RecordNature.BookRow))
        {
            ofRow.Clear();
            comparison.CompareDetails(row, bureau, ComparedSource.Book, ofRow);
            foreach (var difference in ofRow)
            {
                if (!found.Exists(known => known.Source == ComparedSource.Book && known.Field == difference.Field))
                {
                    found.Add(difference);
                }
            }
        }
    }

    private static void CompareBookAmounts(
        RecordGroup ours,
        InvoiceRecord book,
        InvoiceRecord bureau,
        UseVerdict use,
        FieldComparison comparison,
        List<FieldDifference> found,
        List<ToleratedDifference> tolerated
    )
    {
        if (use.State == UseState.Less)
        {
            found.Add(new FieldDifference(use.Field, use.Used.ToString(), use.Limit.ToString(), SourceOf(use, bureau)));
        }

        // Shares that do not make up the whole differ in every sum; to say it once is enough.
        if (use.State is UseState.Less or UseState.More && !ours.Records.Any(record => record.UsedAmount is not null))
        {
            return;
        }

        comparison.CompareAmounts(book, bureau, ComparedSource.Book, found, tolerated);
        if (ours.Document is { } document)
        {
            CompareBookWithDocument(book, document, bureau, comparison, found);
        }
    }

    // Where the bureau says the same as our document, the difference from the bureau already stands there.
    private static void CompareBookWithDocument(
        InvoiceRecord book,
        InvoiceRecord document,
        InvoiceRecord bureau,
        FieldComparison comparison,
        List<FieldDifference> found
    )
    {
        var own = new List<FieldDifference>();
        comparison.CompareAmounts(book, document, ComparedSource.BookAgainstDocument, own, []);
        found.AddRange(
            own.Where(difference =>
                AmountOf(document, difference.Field) != AmountOf(bureau, difference.Field)
                || !found.Exists(known => known.Source == ComparedSource.Book && known.Field == difference.Field)
            )
        );
    }

    private static string SourceOf(UseVerdict use, InvoiceRecord bureau) =>
        AmountOf(bureau, use.Field) == use.Limit ? ComparedSource.Book : ComparedSource.BookAgainstDocument;

    private static Yuan? AmountOf(InvoiceRecord record, string field) =>
        (
            field switch
            {
                FieldKey.AmountExTax => record.AmountExTax,
                FieldKey.TaxAmount => record.TaxAmount,
                _ => record.TotalInclTax,
            }
        )?.Value;
}
