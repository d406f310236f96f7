using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;

namespace Piaoheng.Server.Modules.Invoices;

/// <summary>合并: what all evidence of one invoice says together.</summary>
/// <param name="Reading">The merged reading: of the documents, where there are any, else of the book rows.</param>
/// <param name="Others">The readings of documents behind the most trusted one.</param>
/// <param name="Direction">进项 or 销项; null when nothing tells.</param>
internal sealed record InvoiceMerge(Reading Reading, IReadOnlyList<Reading> Others, Direction? Direction)
{
    public static InvoiceMerge Of(InvoiceEvidence evidence)
    {
        List<Reading> documents =
        [
            .. evidence
                .Documents.Select(document => document.Reading)
                .Index()
                // Of what people said, the latest counts; of what was read, the first.
                .OrderBy(each => Capture.TrustOf(each.Item.Source))
                .ThenBy(each => IsByHand(each.Item) ? -each.Index : each.Index)
                .Select(each => each.Item),
        ];
        var reading = documents.Count > 0 ? OfDocuments(documents) : OfRows(evidence.Uses);
        var direction = documents
            .Concat(evidence.Uses.Select(use => use.Reading))
            .Select(said => said.Direction)
            .FirstOrDefault(said => said is not null);
        return new InvoiceMerge(reading, documents.Count > 1 ? documents[1..] : [], direction);
    }

    /// <summary>What the most trusted document states that states it; where two documents disagree, a finding names both files.</summary>
    private static Reading OfDocuments(List<Reading> mostTrustedFirst)
    {
        var merged = ReadingMerge.Merge(mostTrustedFirst);
        if (mostTrustedFirst.Count == 1)
        {
            return merged;
        }

        var compared = ReadingMerge.Merge([
            .. Unsettled(mostTrustedFirst).Select(reading => reading with { Source = reading.File, Findings = [] }),
        ]);
        return merged with
        {
            Findings =
            [
                .. mostTrustedFirst.SelectMany(reading => reading.Findings).Distinct(),
                .. compared.Findings.Select(finding => finding with { Text = finding.Text with { Template = FilesDisagree } }),
            ],
        };
    }

    private static bool IsByHand(Reading reading) => reading.Source is SourceId.Typed or SourceId.Confirmed;

    // What a person has corrected is settled against weaker sources and earlier words of people: they say nothing of it any more.
    private static IEnumerable<Reading> Unsettled(List<Reading> mostTrustedFirst)
    {
        var said = new List<Reading>();
        foreach (var reading in mostTrustedFirst)
        {
            yield return said.Aggregate(reading, Less);
            if (IsByHand(reading))
            {
                said.Add(reading);
            }
        }
    }

    private static Reading Less(Reading reading, Reading said) =>
        reading with
        {
            IssueDate = said.IssueDate is null ? reading.IssueDate : null,
            BuyerName = said.BuyerName is null ? reading.BuyerName : null,
            BuyerTaxId = said.BuyerTaxId is null ? reading.BuyerTaxId : null,
            SellerName = said.SellerName is null ? reading.SellerName : null,
            SellerTaxId = said.SellerTaxId is null ? reading.SellerTaxId : null,
            AmountExTax = said.AmountExTax is null ? reading.AmountExTax : null,
            TaxAmount = said.TaxAmount is null ? reading.TaxAmount : null,
            TotalInclTax = said.TotalInclTax is null ? reading.TotalInclTax : null,
        };

    // As V-090 within one file, whose "sources" are here the files.
    private const string FilesDisagree =
        "同一张发票的两份文件内容不一致：“{trustedSource}”为“{trusted}”，“{otherSource}”为“{other}”，请核对原件";

    /// <summary>Book rows are shares of one invoice: what they state beside the amounts is the same, the amounts add up.</summary>
    private static Reading OfRows(List<(long? UsedFen, Reading Reading)> uses)
    {
        var first = uses[0].Reading;
        if (uses.Count == 1)
        {
            return first;
        }

        List<Reading> rows = [.. uses.Select(use => use.Reading)];
        var merged = ReadingMerge.Merge(rows) with { Findings = [.. rows.SelectMany(row => row.Findings).Distinct()] };
        return StatesWholeInvoice(first)
            ? merged with
            {
                AmountExTax = first.AmountExTax,
                TaxAmount = first.TaxAmount,
                TotalInclTax = first.TotalInclTax,
            }
            : merged with
            {
                AmountExTax = Sum(rows, row => row.AmountExTax),
                TaxAmount = Sum(rows, row => row.TaxAmount),
                TotalInclTax = Sum(rows, row => row.TotalInclTax),
            };
    }

    // A ledger with a column of its own for the amount used repeats the amounts of the invoice in every row.
    private static bool StatesWholeInvoice(Reading row) => row.Extra.ContainsKey(Formats.Workbooks.ExtraFields.UsedAmount);

    private static PrintedAmount? Sum(List<Reading> rows, Func<Reading, PrintedAmount?> amount)
    {
        var sum = Yuan.Zero;
        foreach (var row in rows)
        {
            if (amount(row) is not { } share)
            {
                return null;
            }

            sum += share.Value;
        }

        return sum;
    }
}
