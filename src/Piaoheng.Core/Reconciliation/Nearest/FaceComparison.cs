using System.Globalization;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Json;
using Piaoheng.Core.Money;
using Piaoheng.Core.Reconciliation.Comparing;
using Piaoheng.Core.Reconciliation.Numbers;

namespace Piaoheng.Core.Reconciliation.Nearest;

/// <summary>Puts two invoices side by side, field by field, by the rules of the reconciliation.</summary>
public sealed class FaceComparison
{
    private readonly RunContext _context;
    private readonly AmountTolerance _tolerance;

    /// <summary>For the taxpayer, group, tolerances and policy of a run; its records may be left out.</summary>
    public FaceComparison(ReconciliationInput input)
    {
        _context = new RunContext(input);
        _tolerance = new AmountTolerance(input);
    }

    /// <summary>Every field that at least one side states, in a fixed order.</summary>
    public IReadOnlyList<FieldVerdict> Compare(Face ours, Face theirs)
    {
        var (mine, other) = (ours.Record, theirs.Record);
        List<FieldVerdict> verdicts =
        [
            Number(mine, other),
            Text(FieldKey.InvoiceCode, mine.InvoiceCode, other.InvoiceCode, static (left, right) => left == right),
            Day(mine.IssueDate, other.IssueDate),
            Text(FieldKey.Direction, Word(ours.Direction), Word(theirs.Direction), static (left, right) => left == right),
            Text(FieldKey.Kind, KindOf(mine), KindOf(other), IsSameFamily),
            TaxId(FieldKey.SellerTaxId, mine.SellerTaxId, other.SellerTaxId),
            Name(FieldKey.SellerName, (mine.SellerName, mine.SellerTaxId), (other.SellerName, other.SellerTaxId)),
            TaxId(FieldKey.BuyerTaxId, mine.BuyerTaxId, other.BuyerTaxId),
            Name(FieldKey.BuyerName, (mine.BuyerName, mine.BuyerTaxId), (other.BuyerName, other.BuyerTaxId)),
            Amount(FieldKey.AmountExTax, mine.AmountExTax, other.AmountExTax, other),
            Amount(FieldKey.TaxAmount, mine.TaxAmount, other.TaxAmount, other),
            Amount(FieldKey.TotalInclTax, mine.TotalInclTax, other.TotalInclTax, other),
        ];
        verdicts.RemoveAll(each => string.IsNullOrEmpty(each.Ours) && string.IsNullOrEmpty(each.Theirs));
        return verdicts;
    }

    /// <summary>Edits between two numbers, as near as any of their forms come; null = more than two.</summary>
    internal static int? EditsOf(InvoiceRecord ours, InvoiceRecord theirs)
    {
        var best = NumberDistance.Limit + 1;
        foreach (var left in NumberForm.Of(ours))
        {
            foreach (var right in NumberForm.Of(theirs))
            {
                if (NumberForm.AreComparable(left.Kind, right.Kind))
                {
                    best = Math.Min(best, NumberDistance.Of(left.Text, right.Text));
                }
            }
        }

        return best > NumberDistance.Limit ? null : best;
    }

    private static FieldVerdict Number(InvoiceRecord ours, InvoiceRecord theirs)
    {
        if (string.IsNullOrEmpty(ours.InvoiceNumber) || string.IsNullOrEmpty(theirs.InvoiceNumber))
        {
            return new FieldVerdict(FieldKey.InvoiceNumber, ours.InvoiceNumber, theirs.InvoiceNumber, Verdict.NotCompared);
        }

        return string.Equals(ours.InvoiceNumber, theirs.InvoiceNumber, StringComparison.Ordinal)
            ? new FieldVerdict(FieldKey.InvoiceNumber, ours.InvoiceNumber, theirs.InvoiceNumber, Verdict.Same)
            : new FieldVerdict(
                FieldKey.InvoiceNumber,
                ours.InvoiceNumber,
                theirs.InvoiceNumber,
                Verdict.Different,
                EditsOf(ours, theirs)?.ToString(CultureInfo.InvariantCulture)
            );
    }

    private static FieldVerdict Day(DateOnly? ours, DateOnly? theirs)
    {
        var (left, right) = (
            ours is { } mine ? ReadingJson.Day(mine) : null,
            theirs is { } other ? ReadingJson.Day(other) : null
        );
        if (ours is not { } first || theirs is not { } second)
        {
            return new FieldVerdict(FieldKey.IssueDate, left, right, Verdict.NotCompared);
        }

        var days = Math.Abs(first.DayNumber - second.DayNumber);
        return days == 0
            ? new FieldVerdict(FieldKey.IssueDate, left, right, Verdict.Same)
            : new FieldVerdict(FieldKey.IssueDate, left, right, Verdict.Different, days.ToString(CultureInfo.InvariantCulture));
    }

    private FieldVerdict TaxId(string field, string? ours, string? theirs) =>
        Text(field, ours, theirs, _context.Fields.SameTaxId);

    private FieldVerdict Name(string field, (string? Name, string? TaxId) ours, (string? Name, string? TaxId) theirs) =>
        Text(
            field,
            ours.Name,
            theirs.Name,
            (left, right) => _context.Fields.SameName(left, right, PartyText.IsStated(theirs.TaxId) ? theirs.TaxId : ours.TaxId)
        );

    private FieldVerdict Amount(string field, PrintedAmount? ours, PrintedAmount? theirs, InvoiceRecord invoice)
    {
        if (ours is not { } left || theirs is not { } right)
        {
            return new FieldVerdict(field, ours?.ToString(), theirs?.ToString(), Verdict.NotCompared);
        }

        if (left.Value == right.Value)
        {
            return new FieldVerdict(field, left.ToString(), right.ToString(), Verdict.Same);
        }

        var verdict = _tolerance.Differ(field, left.Value, right.Value, invoice, out _) ? Verdict.Different : Verdict.Tolerated;
        return new FieldVerdict(field, left.ToString(), right.ToString(), verdict, (left.Value - right.Value).ToString());
    }

    private bool IsSameFamily(string ours, string theirs) =>
        _context.Input.Policy.Kinds.Find(ours)?.Family == _context.Input.Policy.Kinds.Find(theirs)?.Family;

    private static FieldVerdict Text(string field, string? ours, string? theirs, Func<string, string, bool> same)
    {
        if (!PartyText.IsStated(ours) || !PartyText.IsStated(theirs))
        {
            return new FieldVerdict(field, ours, theirs, Verdict.NotCompared);
        }

        return new FieldVerdict(field, ours, theirs, same(ours, theirs) ? Verdict.Same : Verdict.Different);
    }

    private static string? KindOf(InvoiceRecord record) => record.Kind == KindId.Unknown ? null : record.Kind;

    private static string? Word(Direction? direction) => direction is { } known ? Words.Of(known) : null;
}
