using System.Text.Json;
using Piaoheng.Connectors;
using Piaoheng.Server.Modules.Channels.Contracts;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Outcomes;

namespace Piaoheng.Server.Modules.Channels;

/// <summary>Reads from 操作日志 what was verified, and has an invoice verified.</summary>
internal sealed class Verifications(ChannelBook book, VerifyInvoice verify, AuditLog audit) : IVerification
{
    private const string Connector = "verification";

    public async Task<bool> IsSetUp(long taxpayerId, CancellationToken cancellation) =>
        await book.Find(taxpayerId, Connector, cancellation) is not null;

    public async Task<IReadOnlyList<VerifiedOnce>> About(
        long taxpayerId,
        IReadOnlyCollection<string> keys,
        CancellationToken cancellation
    )
    {
        var found = new List<VerifiedOnce>();
        foreach (var key in keys)
        {
            var entries = await audit.About(taxpayerId, $"invoice-key:{key}", cancellation);
            found.AddRange(entries.Where(entry => entry.Action == "invoice.verify").Select(Of));
        }

        return [.. found.OrderBy(each => each.At)];
    }

    public async Task<Outcome<string>> Ask(Taxpayer taxpayer, VerificationWish wish, Actor actor, CancellationToken cancellation)
    {
        var request = new VerifyInvoice.Request(
            wish.Kind ?? "",
            wish.Code,
            wish.Number ?? "",
            wish.IssueDate,
            wish.Amount,
            wish.CheckCode
        );
        var outcome = await verify.Verify(taxpayer.Number, request, actor, cancellation);
        return outcome.Succeeded(out var answer) ? VerifiedWords.Of(answer.Outcome) : outcome.Refusal!;
    }

    private static VerifiedOnce Of(AuditEntryRecord entry)
    {
        var detail = JsonSerializer.Deserialize<Dictionary<string, string>>(entry.Detail) ?? [];
        var outcome = detail.GetValueOrDefault("outcome", "");
        var word = Enum.TryParse<VerificationOutcome>(outcome, out var known) ? VerifiedWords.Of(known) : outcome;
        return new VerifiedOnce(outcome, word, detail.GetValueOrDefault("code", ""), entry.At, entry.Actor);
    }
}
