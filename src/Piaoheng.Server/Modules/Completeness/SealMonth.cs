using System.Globalization;
using System.Text;
using Piaoheng.Core.Completeness;
using Piaoheng.Core.Policy;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Modularity;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Completeness;

/// <summary>核验封存: keeps both lists of a proven month with their hashes, so that it can later be shown unchanged.</summary>
internal sealed class SealMonth(
    Database db,
    AuditLog audit,
    ITaxpayers taxpayers,
    ProvenMonths months,
    CompareMonths compare,
    MonthSeals seals,
    PolicyPack policy,
    TimeProvider time
) : ISlice
{
    private static readonly RefusalText NotProven = new(
        "CPL-01",
        "{month} {family}还不是“已核实齐全”，不能封存；先看右侧说明补齐清单、处理差异"
    );
    private static readonly RefusalText AlreadySealed = new("CPL-02", "{month} {family}已经封存，之后没有变化，不需要再封存");

    /// <param name="Cell">方向、票种大类、月份: <c>in.vat-normal.2026-10</c>.</param>
    public sealed record Request(string? Cell);

    /// <inheritdoc />
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapPost(
                "/api/taxpayers/{taxpayer}/coverage/seals",
                (SealMonth slice, string taxpayer, Request body, Actor actor, CancellationToken ct) =>
                    slice.Seal(taxpayer, body, actor, ct).ToHttp()
            )
            .Requires(CompletenessPermissions.Seal);
        routes
            .MapGet(
                "/api/taxpayers/{taxpayer}/coverage/seals/{cell}/{sealNo:int}",
                (SealMonth slice, string taxpayer, string cell, int sealNo, CancellationToken ct) =>
                    slice
                        .Read(taxpayer, cell, sealNo, ct)
                        .ToHttp(text =>
                            Results.File(
                                Encoding.UTF8.GetBytes(text),
                                "text/plain; charset=utf-8",
                                string.Create(CultureInfo.InvariantCulture, $"核验封存-{cell}-{sealNo}.txt")
                            )
                        )
            )
            .Requires(CompletenessPermissions.View);
    }

    /// <summary>Seals a month that is proven now.</summary>
    public async Task<Outcome<SealHead>> Seal(string number, Request request, Actor actor, CancellationToken ct)
    {
        if (await taxpayers.FindByNumber(number, ct) is not { } taxpayer || CoverageWords.CellOf(request.Cell) is not { } key)
        {
            return Refusal.NotFound;
        }

        // Inside the unit of work nobody else changes either list between the proof and the seal.
        await using var work = await UnitOfWork.Begin(db, taxpayer.TaxpayerId, ct);
        if (await months.Now(taxpayer.TaxpayerId, key, ct) is not var (cell, lists))
        {
            return Refusal.NotFound;
        }

        var named = (("month", CoverageWords.Month(key.Month)), ("family", new CoverageWords(policy).Family(cell.Family)));
        if (cell.Verdict == CellVerdict.Sealed)
        {
            return Refusal.WrongState(AlreadySealed, named.Item1, named.Item2);
        }

        if (!cell.IsProven)
        {
            return Refusal.WrongState(NotProven, named.Item1, named.Item2);
        }

        var record = Record(taxpayer.TaxpayerId, cell, lists, actor);
        await db.AddMany([record], ct);
        await audit.Write(
            taxpayer.TaxpayerId,
            actor,
            new AuditEvent(
                "completeness.seal",
                CoverageWords.IdOf(key),
                ("seal", record.SealNo.ToString(CultureInfo.InvariantCulture)),
                ("count", record.InvoiceCount.ToString(CultureInfo.InvariantCulture)),
                ("ours", record.OursHash),
                ("theirs", record.TheirsHash)
            ),
            ct
        );
        await work.Commit(ct);
        return new SealHead(record.SealNo, record.At, record.Actor, record.InvoiceCount, record.OursHash, record.TheirsHash);
    }

    /// <summary>A seal as text: its head, both lists, and what is otherwise now. The hashes can be checked without this program.</summary>
    public async Task<Outcome<string>> Read(string number, string cell, int sealNo, CancellationToken ct)
    {
        if (
            await taxpayers.FindByNumber(number, ct) is not { } taxpayer
            || CoverageWords.CellOf(cell) is not { } key
            || await seals.Find(taxpayer.TaxpayerId, key, sealNo, ct) is not { } seal
        )
        {
            return Refusal.NotFound;
        }

        var now = (await compare.Read(taxpayer.TaxpayerId, key.Month, ct)).GetValueOrDefault(key) ?? new MonthLists();
        return SealText.Of(taxpayer, seal, now);
    }

    private MonthSealRecord Record(long taxpayerId, CoverageCell cell, MonthLists lists, Actor actor)
    {
        var (ours, theirs) = (SealedList.Of(lists.AllOurs), SealedList.Of(lists.AllTheirs));
        return new MonthSealRecord
        {
            TaxpayerId = taxpayerId,
            Direction = cell.Direction,
            Family = cell.Family ?? "",
            Month = cell.Month,
            SealNo = (cell.Seal?.Seal.SealNo ?? 0) + 1,
            At = time.GetUtcNow(),
            Actor = actor.Name,
            InvoiceCount = lists.AllOurs.Count,
            AmountFen = lists.AllOurs.Sum(entry => entry.Amount?.Fen ?? 0),
            TaxFen = lists.AllOurs.Sum(entry => entry.Tax?.Fen ?? 0),
            TotalFen = lists.AllOurs.Sum(entry => entry.Total?.Fen ?? 0),
            OursHash = ours.Hash,
            TheirsHash = theirs.Hash,
            Ours = ours.Text,
            Theirs = theirs.Text,
            Sources = string.Join('\n', cell.Lists.Select(list => list.Reach.Source).Distinct(StringComparer.Ordinal)),
            Policy = policy.Version,
        };
    }
}
