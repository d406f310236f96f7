using System.Globalization;
using Piaoheng.Core.Json;
using Piaoheng.Core.Policy;
using Piaoheng.Core.Reconciliation.Comparing;
using Piaoheng.Core.Text;

namespace Piaoheng.Core.Reconciliation.Pairs;

/// <summary>账内信息不全: the bureau states a date, party or amount that we lack; lines only where we hold a document (contracts §6).</summary>
internal sealed class IncompleteOursRule(RunContext context) : PairRule
{
    protected override string Rule => "REC-COMPLETE";

    public override ReconciliationResult? Judge(PairFacts pair)
    {
        var lacking = new List<FieldDifference>();
        var theirs = pair.Theirs.Face;
        if (theirs.IssueDate is { } day && !Any(pair.Ours, record => record.IssueDate is not null))
        {
            lacking.Add(new FieldDifference(FieldKey.IssueDate, null, ReadingJson.Day(day), ComparedSource.Side));
        }

        AddParty(FieldKey.BuyerName, pair, record => record.BuyerName, lacking);
        AddParty(FieldKey.BuyerTaxId, pair, record => record.BuyerTaxId, lacking);
        AddParty(FieldKey.SellerName, pair, record => record.SellerName, lacking);
        AddParty(FieldKey.SellerTaxId, pair, record => record.SellerTaxId, lacking);
        AddAmounts(pair, lacking);
        if (
            theirs.Lines is { Count: > 0 } lines
            && pair.Ours.Document is { HasDocument: true }
            && KindOf(pair) is null or { Lines: true }
            && !Any(pair.Ours, record => record.Lines is { Count: > 0 })
        )
        {
            var count = string.Create(CultureInfo.InvariantCulture, $"{lines.Count} 行");
            lacking.Add(new FieldDifference(FieldKey.Lines, null, count, ComparedSource.Side));
        }

        return lacking.Count == 0
            ? null
            : Found(
                DifferenceKind.IncompleteOurs,
                pair,
                lacking,
                new CodedText("REC-INCOMPLETE-OURS", "税局载有而账内缺少：{fields}", ("fields", FieldKey.ChineseOf(lacking)))
            );
    }

    private void AddParty(string field, PairFacts pair, Func<InvoiceRecord, string?> value, List<FieldDifference> lacking)
    {
        if (
            PartyText.IsStated(value(pair.Theirs.Face))
            && !Any(pair.Ours, record => !string.IsNullOrWhiteSpace(value(record)))
            && IsAskedOf(pair, field)
        )
        {
            lacking.Add(new FieldDifference(field, null, value(pair.Theirs.Face), ComparedSource.Side));
        }
    }

    // A document is asked for the parties that its kind has (a railway ticket names no seller), a ledger for what it keeps.
    private bool IsAskedOf(PairFacts pair, string field) =>
        (pair.Ours.Document is not null && HasParty(KindOf(pair), field))
        || pair.Ours.Records.Any(record => record.Nature == RecordNature.BookRow && context.Books.Keeps(record.Source, field));

    private static bool HasParty(InvoiceKind? kind, string field)
    {
        var isSeller = field is FieldKey.SellerName or FieldKey.SellerTaxId;
        return kind is null
            || kind.Required.Any(each =>
                isSeller ? each is FieldKey.SellerName or FieldKey.SellerTaxId : each is FieldKey.BuyerName or FieldKey.BuyerTaxId
            );
    }

    private InvoiceKind? KindOf(PairFacts pair) =>
        context.Input.Policy.Kinds.Find(pair.Ours.Face.Kind) ?? context.Input.Policy.Kinds.Find(pair.Theirs.Face.Kind);

    // Two of the three amounts give the third.
    private static void AddAmounts(PairFacts pair, List<FieldDifference> lacking)
    {
        var theirs = pair.Theirs.Face;
        var hasAmount = Any(pair.Ours, record => record.AmountExTax is not null);
        var hasTax = Any(pair.Ours, record => record.TaxAmount is not null);
        var hasTotal = Any(pair.Ours, record => record.TotalInclTax is not null);
        if (theirs.AmountExTax is { } amount && !hasAmount && !(hasTax && hasTotal))
        {
            lacking.Add(new FieldDifference(FieldKey.AmountExTax, null, amount.ToString(), ComparedSource.Side));
        }

        if (theirs.TaxAmount is { } tax && !hasTax && !(hasAmount && hasTotal))
        {
            lacking.Add(new FieldDifference(FieldKey.TaxAmount, null, tax.ToString(), ComparedSource.Side));
        }

        if (theirs.TotalInclTax is { } total && !hasTotal && !(hasAmount && hasTax))
        {
            lacking.Add(new FieldDifference(FieldKey.TotalInclTax, null, total.ToString(), ComparedSource.Side));
        }
    }

    private static bool Any(RecordGroup ours, Func<InvoiceRecord, bool> states)
    {
        foreach (var record in ours.Records)
        {
            if (states(record))
            {
                return true;
            }
        }

        return false;
    }
}
