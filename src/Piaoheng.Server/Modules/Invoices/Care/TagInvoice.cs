using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Modularity;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Invoices.Care;

/// <summary>标签: puts a tag on an invoice or takes it off. A word not used before becomes a tag of the taxpayer.</summary>
internal sealed class TagInvoice(Database db, AuditLog audit, IdSource ids) : ISlice
{
    private const int Longest = 20;
    private const int MostTags = 200;

    private static readonly RefusalText BadName = new("INV-32", "没有加标签：标签要有 1 到 {limit} 个字，不能有逗号");
    private static readonly RefusalText TooMany = new("INV-33", "没有加标签：本单位已有 {limit} 个标签，请用已有的标签");

    /// <param name="Name">The word of the tag.</param>
    public sealed record Request(string? Name);

    /// <inheritdoc />
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/taxpayers/{taxpayer}/invoices/{id:long}/tags", Add).Requires(InvoicesPermissions.Annotate);
        routes
            .MapDelete("/api/taxpayers/{taxpayer}/invoices/{id:long}/tags/{tag:long}", Remove)
            .Requires(InvoicesPermissions.Annotate);
    }

    /// <summary>Puts a tag on an invoice.</summary>
    /// <returns>The tag.</returns>
    public async Task<Outcome<TagRecord>> PutOn(
        long taxpayerId,
        long invoiceId,
        string? word,
        Actor actor,
        CancellationToken cancellation
    )
    {
        var name = (word ?? "").Trim();
        if (name.Length is 0 or > Longest || name.AsSpan().ContainsAny(',', '，', '\n'))
        {
            return Refusal.Invalid(BadName, ("limit", "20"));
        }

        await using var work = await UnitOfWork.Begin(db, taxpayerId, cancellation);
        if (!await InvoiceRows.IsThere(db, (taxpayerId, invoiceId), actor, cancellation))
        {
            return Refusal.NotFound;
        }

        var tag = await db.Rows<TagRecord>()
            .FirstOrDefaultAsync(row => row.TaxpayerId == taxpayerId && row.Name == name, cancellation);
        if (tag is null)
        {
            if (await db.Rows<TagRecord>().CountAsync(row => row.TaxpayerId == taxpayerId, cancellation) >= MostTags)
            {
                return Refusal.WrongState(TooMany, ("limit", "200"));
            }

            tag = new TagRecord
            {
                TaxpayerId = taxpayerId,
                TagId = ids.Next(),
                Name = name,
            };
            await db.AddMany([tag], cancellation);
        }

        if (!await Marked(taxpayerId, invoiceId, tag.TagId).AnyAsync(cancellation))
        {
            var mark = new InvoiceTagRecord
            {
                TaxpayerId = taxpayerId,
                InvoiceId = invoiceId,
                TagId = tag.TagId,
            };
            await db.AddMany([mark], cancellation);
            await Log(taxpayerId, "invoice.tag", invoiceId, tag.Name, actor, cancellation);
        }

        await work.Commit(cancellation);
        return tag;
    }

    /// <summary>Takes a tag off an invoice.</summary>
    public async Task<Outcome<TagRecord>> TakeOff(
        long taxpayerId,
        long invoiceId,
        long tagId,
        Actor actor,
        CancellationToken cancellation
    )
    {
        await using var work = await UnitOfWork.Begin(db, taxpayerId, cancellation);
        var tag = await db.Rows<TagRecord>()
            .FirstOrDefaultAsync(row => row.TaxpayerId == taxpayerId && row.TagId == tagId, cancellation);
        if (tag is null || await Marked(taxpayerId, invoiceId, tagId).ExecuteDeleteAsync(cancellation) == 0)
        {
            return Refusal.NotFound;
        }

        await Log(taxpayerId, "invoice.untag", invoiceId, tag.Name, actor, cancellation);
        await work.Commit(cancellation);
        return tag;
    }

    /// <summary>Tags of an invoice, by name.</summary>
    public static async Task<IReadOnlyList<TagRecord>> Of(
        Database db,
        long taxpayerId,
        long invoiceId,
        CancellationToken cancellation
    ) =>
        await (
            from mark in db.Rows<InvoiceTagRecord>()
            join tag in db.Rows<TagRecord>().Where(row => row.TaxpayerId == taxpayerId) on mark.TagId equals tag.TagId
            where mark.TaxpayerId == taxpayerId && mark.InvoiceId == invoiceId
            orderby tag.Name
            select tag
        ).ToListAsync(cancellation);

    /// <summary>Tags of a taxpayer, by name.</summary>
    public static async Task<IReadOnlyList<TagRecord>> All(Database db, long taxpayerId, CancellationToken cancellation) =>
        await db.Rows<TagRecord>()
            .Where(tag => tag.TaxpayerId == taxpayerId)
            .OrderBy(tag => tag.Name)
            .Take(MostTags)
            .ToListAsync(cancellation);

    private IQueryable<InvoiceTagRecord> Marked(long taxpayerId, long invoiceId, long tagId) =>
        db.Set<InvoiceTagRecord>()
            .Where(mark => mark.TaxpayerId == taxpayerId && mark.InvoiceId == invoiceId && mark.TagId == tagId);

    private Task Log(long taxpayerId, string action, long invoiceId, string name, Actor actor, CancellationToken cancellation) =>
        audit.Write(
            taxpayerId,
            actor,
            new AuditEvent(action, string.Create(CultureInfo.InvariantCulture, $"invoice:{invoiceId}"), ("tag", name)),
            cancellation
        );

    private static async Task<IResult> Add(
        TagInvoice slice,
        ITaxpayers taxpayers,
        Actor actor,
        string taxpayer,
        long id,
        Request body,
        CancellationToken cancellation
    ) =>
        await taxpayers.FindByNumber(taxpayer, cancellation) is { } found
            ? await slice.PutOn(found.TaxpayerId, id, body.Name, actor, cancellation).ToHttp(Answer)
            : Refusal.NotFound.ToHttp();

    private static async Task<IResult> Remove(
        TagInvoice slice,
        ITaxpayers taxpayers,
        Actor actor,
        string taxpayer,
        long id,
        long tag,
        CancellationToken cancellation
    ) =>
        await taxpayers.FindByNumber(taxpayer, cancellation) is { } found
            ? await slice.TakeOff(found.TaxpayerId, id, tag, actor, cancellation).ToHttp(Answer)
            : Refusal.NotFound.ToHttp();

    private static IResult Answer(TagRecord tag) =>
        Results.Ok(new { tag = tag.TagId.ToString(CultureInfo.InvariantCulture), name = tag.Name });
}
