using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Modularity;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Intake;

/// <summary>导入记录: what was received, newest first, and what became of it.</summary>
public sealed class ListIntakeItems(Database db, Actor actor) : ISlice
{
    /// <summary>Items of a page, and most ids that can be asked for at once.</summary>
    public const int PageSize = 100;

    /// <inheritdoc />
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/t/{taxpayer}/intake/items", Answer).Requires(IntakePermissions.View);

    /// <summary>One page.</summary>
    /// <param name="taxpayerId">Taxpayer.</param>
    /// <param name="outcome">Only this outcome; null = all.</param>
    /// <param name="text">Part of the file name or of a reason; null = all.</param>
    /// <param name="before">The last item of the page before; null = the first page.</param>
    /// <param name="cancellation">Stops the search.</param>
    public async Task<IReadOnlyList<IntakeItem>> Page(
        long taxpayerId,
        string? outcome,
        string? text,
        long? before,
        CancellationToken cancellation
    )
    {
        var items = Seen().Where(item => item.TaxpayerId == taxpayerId);
        if (!string.IsNullOrEmpty(outcome))
        {
            items = items.Where(item => item.Outcome == outcome);
        }

        if (!string.IsNullOrWhiteSpace(text))
        {
            var wanted = text.Trim();
            items = items.Where(item => item.FileName.Contains(wanted) || item.Reasons.Contains(wanted));
        }

        if (before is { } last)
        {
            items = items.Where(item => item.ItemId < last);
        }

        var rows = await items.OrderByDescending(item => item.ItemId).Take(PageSize).ToListAsync(cancellation);
        return [.. rows.Select(IntakeItem.Of)];
    }

    /// <summary>Items by id, in the order of their ids; unknown ids are left out.</summary>
    public async Task<IReadOnlyList<IntakeItem>> Find(
        long taxpayerId,
        IReadOnlyCollection<long> itemIds,
        CancellationToken cancellation
    )
    {
        var rows = await Seen()
            .Where(item => item.TaxpayerId == taxpayerId && itemIds.Contains(item.ItemId))
            .OrderBy(item => item.ItemId)
            .ToListAsync(cancellation);
        return [.. rows.Select(IntakeItem.Of)];
    }

    /// <summary>The members of an archive, in their order.</summary>
    public async Task<IReadOnlyList<IntakeItem>> Members(long taxpayerId, long itemId, CancellationToken cancellation)
    {
        var rows = await Seen()
            .Where(item => item.TaxpayerId == taxpayerId && item.ParentId == itemId)
            .OrderBy(item => item.ItemId)
            .ToListAsync(cancellation);
        return [.. rows.Select(IntakeItem.Of)];
    }

    /// <summary>How many files there are of each outcome; archives count by their members.</summary>
    public async Task<IReadOnlyDictionary<string, int>> Totals(long taxpayerId, CancellationToken cancellation) =>
        await db.Rows<IntakeItemRecord>()
            .Files(taxpayerId)
            .SeenBy(db, actor, IntakePermissions.View)
            .GroupBy(item => item.Outcome)
            .Select(own => new { own.Key, Count = own.Count() })
            .ToDictionaryAsync(own => own.Key, own => own.Count, StringComparer.Ordinal, cancellation);

    private IQueryable<IntakeItemRecord> Seen() => db.Rows<IntakeItemRecord>().SeenBy(db, actor, IntakePermissions.View);

    private static async Task<IResult> Answer(
        ListIntakeItems slice,
        ITaxpayers taxpayers,
        string taxpayer,
        string? ids,
        string? outcome,
        string? q,
        long? before,
        CancellationToken cancellation
    )
    {
        if (await taxpayers.FindByNumber(taxpayer, cancellation) is not { } found)
        {
            return Refusal.NotFound.ToHttp();
        }

        if (ids is null)
        {
            return Results.Ok(await slice.Page(found.TaxpayerId, outcome, q, before, cancellation));
        }

        var wanted = ids.Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Take(PageSize)
            .Select(id => long.TryParse(id, CultureInfo.InvariantCulture, out var known) ? known : 0)
            .ToList();
        return Results.Ok(await slice.Find(found.TaxpayerId, wanted, cancellation));
    }
}
