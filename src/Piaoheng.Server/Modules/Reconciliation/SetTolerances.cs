using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Piaoheng.Core.Money;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Modularity;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Reconciliation;

/// <summary>设置核对容差 of a company: by how much amounts may differ and still count as equal, in runs from now on.</summary>
internal sealed class SetTolerances(Database db, ITaxpayers taxpayers, AuditLog audit, TimeProvider time) : ISlice
{
    /// <summary>The amounts that have one, with their words.</summary>
    public static IReadOnlyList<(string Field, string Word)> Fields { get; } =
    [("amountExTax", "金额"), ("taxAmount", "税额"), ("totalInclTax", "价税合计")];

    /// <summary>Anything above would hide differences that matter.</summary>
    public static readonly Yuan Most = Yuan.FromFen(1_000);

    private static readonly DateOnly Always = new(1994, 1, 1);
    private static readonly RefusalText BadAmount = new("TOL-01", "{field}的容差要在 0.00 到 {most} 元之间，写到分");
    private static readonly RefusalText BadField = new("TOL-02", "没有 {field} 的容差；可设金额、税额、价税合计");

    /// <summary>What to set; a field that is left out has no tolerance of its own.</summary>
    /// <param name="Tolerances">Yuan by JSON key of the amount.</param>
    /// <param name="From">First 开票日期; null = all.</param>
    public sealed record Request(IReadOnlyDictionary<string, decimal> Tolerances, DateOnly? From = null);

    /// <inheritdoc />
    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapPut(
                "/api/taxpayers/{taxpayer}/tolerances",
                (SetTolerances slice, string taxpayer, Request body, Actor actor, CancellationToken ct) =>
                    slice.Set(taxpayer, body, actor, ct).ToHttp()
            )
            .Requires(ReconciliationPermissions.Tolerances);

    /// <summary>Those in force.</summary>
    public Task<List<ToleranceRecord>> Find(long taxpayerId, CancellationToken ct) =>
        db.Rows<ToleranceRecord>().Where(row => row.TaxpayerId == taxpayerId).OrderBy(row => row.Field).ToListAsync(ct);

    /// <summary>Sets them, replacing those there are.</summary>
    public async Task<Outcome<IReadOnlyList<ToleranceRecord>>> Set(
        string number,
        Request request,
        Actor actor,
        CancellationToken ct
    )
    {
        if (Refuse(request) is { } refusal)
        {
            return refusal;
        }

        if (await taxpayers.FindByNumber(number, ct) is not { } taxpayer)
        {
            return Refusal.NotFound;
        }

        var id = taxpayer.TaxpayerId;
        List<ToleranceRecord> rows =
        [
            .. request
                .Tolerances.Where(pair => pair.Value > 0)
                .Select(pair => new ToleranceRecord
                {
                    TaxpayerId = id,
                    Field = pair.Key,
                    Fen = Yuan.Round(pair.Value).Fen,
                    FromDate = request.From ?? Always,
                    Actor = actor.Name,
                    At = time.GetUtcNow(),
                }),
        ];
        await using var work = await UnitOfWork.Begin(db, id, ct);
        var before = await Find(id, ct);
        await db.Set<ToleranceRecord>().Where(row => row.TaxpayerId == id).ExecuteDeleteAsync(ct);
        await db.AddMany(rows, ct);
        var entry = new AuditEvent("reconciliation.tolerance", null, ("before", Text(before)), ("now", Text(rows)));
        await audit.Write(id, actor, entry, ct);
        await work.Commit(ct);
        return rows;
    }

    private static Refusal? Refuse(Request request)
    {
        foreach (var (field, amount) in request.Tolerances)
        {
            if (Fields.FirstOrDefault(each => each.Field == field) is not { Word: { } word })
            {
                return Refusal.Invalid(BadField, ("field", field));
            }

            if (amount < 0 || amount * 100 % 1 != 0 || amount * 100 > Most.Fen)
            {
                return Refusal.Invalid(BadAmount, ("field", word), ("most", Most.ToDisplay()));
            }
        }

        return null;
    }

    private static string Text(IEnumerable<ToleranceRecord> rows) =>
        string.Join(
            '、',
            rows.Select(row =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{row.Field} {Yuan.FromFen(row.Fen).ToDisplay()} {row.FromDate:yyyy-MM-dd}"
                )
            )
        );
}
