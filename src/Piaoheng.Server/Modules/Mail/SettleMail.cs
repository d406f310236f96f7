using Microsoft.EntityFrameworkCore;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Jobs;
using Piaoheng.Server.Platform.Modularity;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Mail;

/// <summary>处理邮件 that wait for a person: opened again, or settled because the person has dealt with it.</summary>
internal sealed class SettleMail(Database db, ITaxpayers taxpayers, WorkQueue queue, WorkSignal signal, AuditLog audit) : ISlice
{
    private static readonly RefusalText NotWaiting = new("MAIL-62", "这封邮件不在待处理状态，刷新页面查看最新情况");

    /// <inheritdoc />
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapPost(
                "/api/taxpayers/{taxpayer}/mails/{mail:long}/retry",
                (SettleMail slice, string taxpayer, long mail, Actor actor, CancellationToken ct) =>
                    slice.Retry(taxpayer, mail, actor, ct).ToHttp(_ => Results.Accepted())
            )
            .Requires(MailPermissions.Fetch);
        routes
            .MapPost(
                "/api/taxpayers/{taxpayer}/mails/{mail:long}/settle",
                (SettleMail slice, string taxpayer, long mail, Actor actor, CancellationToken ct) =>
                    slice.Settle(taxpayer, mail, actor, ct).ToHttp(_ => Results.NoContent())
            )
            .Requires(MailPermissions.Fetch);
    }

    /// <summary>重新拆开.</summary>
    public Task<Outcome<long>> Retry(string number, long mailId, Actor actor, CancellationToken ct) =>
        Change(
            (number, mailId, actor),
            (MailState.Waiting, MailActions.Retry),
            taxpayerId => queue.Add(taxpayerId, OpenMail.WorkKind, MailboxBook.Key(mailId), ct),
            ct
        );

    /// <summary>标为已处理.</summary>
    public Task<Outcome<long>> Settle(string number, long mailId, Actor actor, CancellationToken ct) =>
        Change((number, mailId, actor), (MailState.Done, MailActions.Settle), _ => Task.CompletedTask, ct);

    private async Task<Outcome<long>> Change(
        (string Number, long MailId, Actor Actor) asked,
        (string State, AuditAction Action) to,
        Func<long, Task> also,
        CancellationToken ct
    )
    {
        if (await taxpayers.FindByNumber(asked.Number, ct) is not { } taxpayer)
        {
            return Refusal.NotFound;
        }

        await using var work = await UnitOfWork.Begin(db, taxpayer.TaxpayerId, ct);
        var mail = db.Set<MailMessageRecord>().Where(row => row.TaxpayerId == taxpayer.TaxpayerId && row.MailId == asked.MailId);
        if (!await mail.AnyAsync(ct))
        {
            return Refusal.NotFound;
        }

        var changed = await mail.Where(row => row.State == MailState.Attention)
            .ExecuteUpdateAsync(row => row.SetProperty(own => own.State, to.State), ct);
        if (changed == 0)
        {
            return Refusal.WrongState(NotWaiting);
        }

        await also(taxpayer.TaxpayerId);
        var entry = new AuditEvent(to.Action.Id, "mail:" + MailboxBook.Key(asked.MailId));
        await audit.Write(taxpayer.TaxpayerId, asked.Actor, entry, ct);
        await work.Commit(ct);
        signal.Wake();
        return asked.MailId;
    }
}
