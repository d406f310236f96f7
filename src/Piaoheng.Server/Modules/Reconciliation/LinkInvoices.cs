using Microsoft.EntityFrameworkCore;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Modularity;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Reconciliation;

/// <summary>人工关联、解除关联: a person says that two invoices are one, or are not. Runs are never changed: the next one takes it into account.</summary>
internal sealed class LinkInvoices(Database db, AuditLog audit, ITaxpayers taxpayers, TimeProvider time) : ISlice
{
    /// <param name="Action"><c>linked</c>, <c>unlinked</c>, or <c>open</c> to take a decision back.</param>
    /// <param name="With">The invoice of the other side: its key or number; null where the result has both sides.</param>
    /// <param name="Reason">Why; needed except for <c>open</c>.</param>
    public sealed record Request(string Action, string? With, string? Reason);

    private static readonly RefusalText NeedsOther = new("RUN-12", "请写明与{side}哪一张发票关联：发票号码，或代码和号码");
    private static readonly RefusalText NotInRun = new("RUN-13", "本次核对的{side}没有号码 {number}，请先导入后重新核对");
    private static readonly RefusalText NotUnique = new("RUN-14", "{side}有 {count} 张发票号码为 {number}，请连同发票代码填写");
    private static readonly RefusalText HasPartner = new(
        "RUN-15",
        "不能关联，因为 {number} 已与 {partner} 对应；请先解除那一对的关联（撤销人工关联后须重新核对）"
    );
    private static readonly RefusalText IsLinked = new(
        "RUN-16",
        "不能关联，因为 {number} 已人工关联 {partner}；请先撤销那次关联"
    );
    private static readonly RefusalText NoDecision = new("RUN-17", "没有可以撤销的人工关联，可能已被他人撤销");

    /// <inheritdoc />
    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapPost(
                "/api/taxpayers/{taxpayer}/reconciliations/{run:int}/results/{result:int}/link",
                (LinkInvoices slice, string taxpayer, int run, int result, Request body, Actor actor, CancellationToken ct) =>
                    slice.Decide(taxpayer, (run, result), body, actor, ct).ToHttp()
            )
            .Requires(ReconciliationPermissions.Decide);

    /// <summary>Keeps the decision, or takes it back.</summary>
    public async Task<Outcome<string>> Decide(
        string number,
        (int Run, int Result) at,
        Request request,
        Actor actor,
        CancellationToken ct
    )
    {
        var input = DecisionInput.Check(request.Action, request.Reason, LinkRecord.Linked, LinkRecord.Unlinked);
        if (!input.Succeeded(out var reason))
        {
            return input.Refusal!;
        }

        if (await taxpayers.FindByNumber(number, ct) is not { } taxpayer)
        {
            return Refusal.NotFound;
        }

        await using var work = await UnitOfWork.Begin(db, taxpayer.TaxpayerId, ct);
        if (await Result(taxpayer, at, ct) is not { } result)
        {
            return Refusal.NotFound;
        }

        var outcome = await Both(result, request.With, ct);
        if (!outcome.Succeeded(out var both))
        {
            return outcome.Refusal!;
        }

        if (await Refuse(both, request.Action, ct) is { } refusal)
        {
            return refusal;
        }

        await Keep(taxpayer, both, request.Action, reason, actor, ct);
        await work.Commit(ct);
        return request.Action;
    }

    private async Task Keep(Taxpayer taxpayer, Sides both, string action, string reason, Actor actor, CancellationToken ct)
    {
        await Links(both).ExecuteDeleteAsync(ct);
        if (action != DecisionInput.Open)
        {
            var link = new LinkRecord
            {
                TaxpayerId = taxpayer.TaxpayerId,
                OursKey = both.Ours.OursKey,
                TheirsKey = both.Theirs.TheirsKey,
                Action = action,
                Reason = reason,
                OursEvidence = both.Ours.OursEvidence,
                TheirsEvidence = both.Theirs.TheirsEvidence,
                Actor = actor.Name,
                At = time.GetUtcNow(),
            };
            await db.AddMany([link], ct);
        }

        await audit.Write(
            taxpayer.TaxpayerId,
            actor,
            new AuditEvent(
                "reconciliation.link",
                $"{both.Ours.OursKey}|{both.Theirs.TheirsKey}",
                ("action", action),
                ("reason", reason)
            ),
            ct
        );
    }

    private Task<DifferenceRecord?> Result(Taxpayer taxpayer, (int Run, int Result) at, CancellationToken ct) =>
        db.Rows<DifferenceRecord>()
            .SingleOrDefaultAsync(
                row => row.TaxpayerId == taxpayer.TaxpayerId && row.RunNo == at.Run && row.ResultNo == at.Result,
                ct
            );

    // The two invoices: both of the result, or the one of the result and the one that was named.
    private async Task<Outcome<Sides>> Both(DifferenceRecord result, string? with, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(with) && result is { OursKey: not "", TheirsKey: not "" })
        {
            return new Sides(result, result);
        }

        var isOurs = result.OursKey.Length > 0 && result.TheirsKey.Length == 0;
        var side = ("side", isOurs ? "税局" : "账内");
        if (string.IsNullOrWhiteSpace(with) || result is { OursKey: not "", TheirsKey: not "" })
        {
            return Refusal.Invalid(NeedsOther, side);
        }

        var wanted = with.Trim();
        var found = await db.Rows<DifferenceRecord>()
            .Where(row =>
                row.TaxpayerId == result.TaxpayerId
                && row.RunNo == result.RunNo
                && (isOurs ? row.TheirsKey != "" : row.OursKey != "")
                && ((isOurs ? row.TheirsKey : row.OursKey) == wanted || row.Number == wanted)
            )
            .OrderBy(row => row.ResultNo)
            .ToListAsync(ct);
        var others = found.DistinctBy(row => isOurs ? row.TheirsKey : row.OursKey, StringComparer.Ordinal).ToList();
        return others.Count switch
        {
            0 => Refusal.Invalid(NotInRun, side, ("number", wanted)),
            1 => isOurs ? new Sides(result, others[0]) : new Sides(others[0], result),
            var count => Refusal.Invalid(
                NotUnique,
                side,
                ("count", count.ToString(System.Globalization.CultureInfo.InvariantCulture)),
                ("number", wanted)
            ),
        };
    }

    private async Task<Refusal?> Refuse(Sides both, string action, CancellationToken ct)
    {
        if (action == DecisionInput.Open)
        {
            return await Links(both).AnyAsync(ct) ? null : Refusal.WrongState(NoDecision);
        }

        if (action != LinkRecord.Linked)
        {
            return null;
        }

        // A proposal holds two free invoices; any other result with both sides is a pair.
        foreach (var (row, own) in new[] { (both.Ours, both.Ours.OursKey), (both.Theirs, both.Theirs.TheirsKey) })
        {
            if (row is { OursKey: not "", TheirsKey: not "", Kind: not "number-suspect" } && !await IsUnlinked(row, ct))
            {
                var partner = row.OursKey == own ? row.TheirsKey : row.OursKey;
                return Refusal.WrongState(HasPartner, ("number", own), ("partner", partner));
            }
        }

        var other = await db.Rows<LinkRecord>()
            .Where(link =>
                link.TaxpayerId == both.Ours.TaxpayerId
                && link.Action == LinkRecord.Linked
                && (link.OursKey == both.Ours.OursKey) != (link.TheirsKey == both.Theirs.TheirsKey)
            )
            .FirstOrDefaultAsync(ct);
        if (other is null)
        {
            return null;
        }

        var (number, linked) =
            other.OursKey == both.Ours.OursKey ? (both.Ours.OursKey, other.TheirsKey) : (both.Theirs.TheirsKey, other.OursKey);
        return Refusal.WrongState(IsLinked, ("number", number), ("partner", linked));
    }

    // A pair that was unlinked since the run is free again.
    private Task<bool> IsUnlinked(DifferenceRecord row, CancellationToken ct) =>
        Links(new Sides(row, row)).AnyAsync(link => link.Action == LinkRecord.Unlinked, ct);

    private IQueryable<LinkRecord> Links(Sides both) =>
        db.Set<LinkRecord>()
            .Where(link =>
                link.TaxpayerId == both.Ours.TaxpayerId
                && link.OursKey == both.Ours.OursKey
                && link.TheirsKey == both.Theirs.TheirsKey
            );

    /// <summary>The rows of a run that hold the two invoices; one row where they are a pair there.</summary>
    private sealed record Sides(DifferenceRecord Ours, DifferenceRecord Theirs);
}
