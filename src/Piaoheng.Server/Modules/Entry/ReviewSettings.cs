using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Modularity;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Entry;

/// <summary>复核要求 of a taxpayer: what needs a second person, and from which 把握 a reading passes by itself.</summary>
internal sealed class ReviewSettings(Database db, AuditLog audit) : ISlice
{
    private const int UsualPercent = 98;

    private static readonly RefusalText BadPercent = new("ENT-30", "没有保存复核要求：把握要在 {least} 到 {most} 之间");

    /// <param name="ReviewsEntries">Whether every typed invoice needs a second person.</param>
    /// <param name="ReviewsCorrections">Whether every correction needs one.</param>
    /// <param name="AcceptPercent">把握 below which a reading is looked at.</param>
    public sealed record Request(bool ReviewsEntries, bool ReviewsCorrections, int AcceptPercent);

    /// <inheritdoc />
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPut("/api/taxpayers/{taxpayer}/review-settings", Answer).Requires(EntryPermissions.Settings);

    /// <summary>What is in force: by role alone, until a company says otherwise.</summary>
    public async Task<ReviewSettingRecord> Read(long taxpayerId, CancellationToken cancellation) =>
        await db.Rows<ReviewSettingRecord>().FirstOrDefaultAsync(row => row.TaxpayerId == taxpayerId, cancellation)
        ?? Of(taxpayerId, new Request(ReviewsEntries: false, ReviewsCorrections: false, UsualPercent));

    /// <summary>Changes it.</summary>
    public async Task<Outcome<ReviewSettingRecord>> Change(
        long taxpayerId,
        Request request,
        Actor actor,
        CancellationToken cancellation
    )
    {
        if (request.AcceptPercent is < 50 or > 100)
        {
            return Refusal.Invalid(BadPercent, ("least", "50%"), ("most", "100%"));
        }

        await using var work = await UnitOfWork.Begin(db, taxpayerId, cancellation);
        await db.Set<ReviewSettingRecord>().Where(row => row.TaxpayerId == taxpayerId).ExecuteDeleteAsync(cancellation);
        var setting = Of(taxpayerId, request);
        await db.AddMany([setting], cancellation);
        await audit.Write(
            taxpayerId,
            actor,
            new AuditEvent(
                "review.settings",
                null,
                ("entries", request.ReviewsEntries ? "all" : "by-role"),
                ("corrections", request.ReviewsCorrections ? "all" : "by-role"),
                ("acceptPercent", request.AcceptPercent.ToString(CultureInfo.InvariantCulture))
            ),
            cancellation
        );
        await work.Commit(cancellation);
        return setting;
    }

    private static ReviewSettingRecord Of(long taxpayerId, Request request) =>
        new()
        {
            TaxpayerId = taxpayerId,
            ReviewsEntries = request.ReviewsEntries,
            ReviewsCorrections = request.ReviewsCorrections,
            AcceptPercent = request.AcceptPercent,
        };

    private static async Task<IResult> Answer(
        ReviewSettings slice,
        ITaxpayers taxpayers,
        Actor actor,
        string taxpayer,
        Request body,
        CancellationToken cancellation
    ) =>
        await taxpayers.FindByNumber(taxpayer, cancellation) is { } found
            ? await slice.Change(found.TaxpayerId, body, actor, cancellation).ToHttp()
            : Refusal.NotFound.ToHttp();
}
