using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Piaoheng.Core.Policy;
using Piaoheng.Core.Text;

namespace Piaoheng.Connectors.Verification;

/// <summary>查验 through a gateway: limits first, then what is known, then a call.</summary>
internal sealed class VerificationConnector(VerificationVendor vendor, ConnectorSettings settings, ConnectorTools tools)
    : IVerifiesInvoices
{
    public string Id => "verification";

    public async Task<VerificationAnswer> Verify(InvoiceQuestion question, bool isByHand, CancellationToken cancellation)
    {
        var now = tools.Time.GetUtcNow();
        var today = DateOnly.FromDateTime(now.ToOffset(TimeSpan.FromHours(8)).DateTime);
        var fingerprint = Fingerprint(question);
        if (await tools.Verified.Find(vendor.Gateway, fingerprint, cancellation) is { } kept && Holds(kept, today, isByHand))
        {
            return kept.Answer with { IsKept = true };
        }

        var limits = tools.Policy.Gateways.At(vendor.Gateway, today);
        if (Forbidden(question, limits, today) is var (outcome, text))
        {
            return new VerificationAnswer(outcome, null, "", text, now, IsKept: false, "");
        }

        var calls = await tools.Verified.Count(vendor.Gateway, question.Key, today, cancellation);
        if (limits?.PerInvoicePerDay is { } most && calls > most)
        {
            return new VerificationAnswer(
                VerificationOutcome.Exhausted,
                null,
                "",
                VerificationTexts.Exhausted(most),
                now,
                IsKept: false,
                ""
            );
        }

        return await Call(question, fingerprint, today, cancellation);
    }

    private async Task<VerificationAnswer> Call(
        InvoiceQuestion question,
        string fingerprint,
        DateOnly today,
        CancellationToken cancellation
    )
    {
        var raw = await tools.Outbound.Send(vendor.Request(settings, question, KindCode(question)), cancellation);
        var verdict = vendor.Read(raw, question);
        var answer = new VerificationAnswer(
            verdict.Outcome,
            verdict.Invoice,
            verdict.Code,
            VerificationTexts.Of(verdict.Outcome, verdict.Code, verdict.Text),
            raw.At,
            IsKept: false,
            raw.Sha256
        );
        await tools.Verified.Keep(vendor.Gateway, fingerprint, new KeptAnswer(today, answer), cancellation);
        return answer with { Raw = raw };
    }

    // An answer holds for its day. 不一致 and 查无 hold until a person asks again: repeating them only spends the bureau's patience.
    private static bool Holds(KeptAnswer kept, DateOnly today, bool isByHand) =>
        kept.Day == today || (!isByHand && kept.Answer.Outcome is VerificationOutcome.Mismatch or VerificationOutcome.NoRecord);

    private static (VerificationOutcome Outcome, CodedText Text)? Forbidden(
        InvoiceQuestion question,
        GatewayLimits? limits,
        DateOnly today
    )
    {
        if (limits?.FirstDay(question.Kind, question.IssueDate) is { } first && today < first)
        {
            return (VerificationOutcome.NotYet, VerificationTexts.NotBefore(first));
        }

        return limits?.YearsBack is { } years && question.IssueDate < today.AddYears(-years)
            ? (VerificationOutcome.TooOld, VerificationTexts.TooOld(years))
            : null;
    }

    private string KindCode(InvoiceQuestion question) =>
        tools.Policy.Kinds.Find(question.Kind) is { } kind
        && kind.Codes.TryGetValue(vendor.Gateway, out var codes)
        && codes is [var code, ..]
            ? code
            : throw new ConnectorException(
                Failure.Refused,
                ConnectorTexts.Refused(vendor.Gateway, $"不查验这一票种（{question.Kind}）")
            );

    private static string Fingerprint(InvoiceQuestion question) =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{question.Kind}|{question.Code}|{question.Number}|{question.IssueDate:yyyyMMdd}|{question.CheckCode}|{question.AmountExTax}|{question.TotalInclTax}"
                    )
                )
            )
        );
}
