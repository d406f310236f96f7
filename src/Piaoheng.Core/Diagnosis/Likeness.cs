using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Core.Reconciliation;
using Piaoheng.Core.Reconciliation.Comparing;
using Piaoheng.Core.Reconciliation.Numbers;

namespace Piaoheng.Core.Diagnosis;

/// <summary>相近的发票: judges candidates for being the invoice under a mistyped number.</summary>
internal static class Likeness
{
    private const int DaysApart = 31;

    /// <summary>The candidates that something speaks for, the best first.</summary>
    public static IReadOnlyList<LikeInvoice> Rank(DiagnosisCase on) =>
        [
            .. on
                .Facts.Near.Select(candidate => Judge(on, candidate))
                .OfType<LikeInvoice>()
                .OrderByDescending(like => like.Confidence)
                .ThenBy(like => CaseWords.Number(like.Candidate.Record), StringComparer.Ordinal),
        ];

    private static LikeInvoice? Judge(DiagnosisCase on, NearInvoice candidate)
    {
        var agreement = Agreement.Of(on.Facts, candidate.Record);
        if (agreement.Conflicts)
        {
            return null;
        }

        // An invoice that one side holds was mistyped on the other only if that side has no partner for its number yet.
        if (!on.Facts.IsAbsent && (candidate.IsOnOtherSideToo || !agreement.HasAmount))
        {
            return null;
        }

        var agrees = agreement.Text;
        var digits = NumberOf(on.Facts);
        var own = CaseWords.Number(candidate.Record);
        if (IsShortForm(digits, own))
        {
            var sure = agreement.HasAmount ? Sureness.AgreeingNumber : Sureness.OneSlip;
            return new(candidate, sure, "CODE", "{side}登记的 {number} 只有 8 位号码、没有发票代码，后 8 位相同{agrees}", agrees);
        }

        return NumberDistance.Of(digits, own) switch
        {
            1 => new(
                candidate,
                Sure(digits, own, agreement, Sureness.OneSlip),
                IsSwap(digits, own) ? "SWAP" : "ONE",
                IsSwap(digits, own) ? "{side}有 {number}，相邻两位前后颠倒{agrees}" : "{side}有 {number}，只差一位{agrees}",
                agrees
            ),
            2 => new(
                candidate,
                Sure(digits, own, agreement, Sureness.TwoSlips),
                "TWO",
                "{side}有 {number}，差两位{agrees}",
                agrees
            ),
            _ => digits.Length == 0 && agreement.HasAmount && agreement.HasDay
                ? new(candidate, Sureness.SameAmountAndDay, "AMOUNT", "{side}有金额和日期都相同的 {invoice}", agrees)
                : null,
        };
    }

    private static string NumberOf(DiagnosisFacts facts) =>
        facts.Query.Digits.Length > 0 ? facts.Query.Digits
        : facts.Face is { } face ? CaseWords.Number(face)
        : "";

    private static decimal Sure(string digits, string own, Agreement agreement, decimal alone)
    {
        if (agreement.HasAmount || (agreement.HasDay && agreement.HasSeller))
        {
            // Two slips stay a little behind one, so that the nearer of two candidates is named.
            return alone == Sureness.OneSlip ? Sureness.AgreeingNumber : Sureness.AgreeingNumber - 0.01m;
        }

        return digits.Length == own.Length && digits[..^2] == own[..^2] ? Sureness.NextNumber : alone;
    }

    private static bool IsShortForm(string digits, string own) =>
        (own.Length == 8 && digits.Length > 8 && digits.EndsWith(own, StringComparison.Ordinal))
        || (digits.Length == 8 && own.Length > 8 && own.EndsWith(digits, StringComparison.Ordinal));

    private static bool IsSwap(string left, string right) =>
        left.Length == right.Length && left.Zip(right).Count(pair => pair.First != pair.Second) == 2;

    /// <summary>What is known of the invoice beside its number, against a candidate.</summary>
    private sealed record Agreement(bool HasAmount, bool HasDay, bool HasSeller, bool Conflicts)
    {
        public string Text
        {
            get
            {
                string[] parts =
                [
                    .. new[] { HasAmount ? "金额" : null, HasDay ? "日期" : null, HasSeller ? "销方" : null }.OfType<string>(),
                ];
                return parts.Length == 0 ? "" : $"，{string.Join('、', parts)}相同";
            }
        }

        public static Agreement Of(DiagnosisFacts facts, InvoiceRecord candidate)
        {
            var amount = SameAmount(facts, candidate);
            var day =
                facts.IssueDate is { } known && candidate.IssueDate is { } other
                    ? Math.Abs(known.DayNumber - other.DayNumber)
                    : (int?)null;
            var seller = SameSeller(facts.Face, candidate);
            return new Agreement(amount == true, day == 0, seller == true, amount == false || day > DaysApart || seller == false);
        }

        private static bool? SameAmount(DiagnosisFacts facts, InvoiceRecord candidate)
        {
            if (facts.Face is { } face)
            {
                return Same(face.TotalInclTax?.Value, candidate.TotalInclTax?.Value)
                    ?? Same(face.AmountExTax?.Value, candidate.AmountExTax?.Value);
            }

            if (facts.Query.Amount is not { } asked)
            {
                return null;
            }

            Yuan?[] own = [candidate.TotalInclTax?.Value, candidate.AmountExTax?.Value, candidate.TaxAmount?.Value];
            return own.All(each => each is null) ? null : own.Contains(asked);
        }

        private static bool? Same(Yuan? left, Yuan? right) => left is { } mine && right is { } other ? mine == other : null;

        private static bool? SameSeller(InvoiceRecord? face, InvoiceRecord candidate) =>
            face is null || !PartyText.IsStated(face.SellerTaxId) || !PartyText.IsStated(candidate.SellerTaxId)
                ? null
                : PartyText.TaxId(face.SellerTaxId) == PartyText.TaxId(candidate.SellerTaxId);
    }
}
