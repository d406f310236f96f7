using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Jobs;
using Piaoheng.Server.Platform.Modularity;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Mail;

/// <summary>立即收取: looks into a mailbox now instead of when its time comes.</summary>
internal sealed class FetchNow(MailboxBook book, ITaxpayers taxpayers, Database db, AuditLog audit, WorkSignal signal) : ISlice
{
    private static readonly RefusalText IsOff = new("MAIL-60", "邮箱“{name}”已停用；在设置中启用后再收取");
    private static readonly RefusalText IsRunning = new("MAIL-61", "邮箱“{name}”正在收取，稍后刷新页面");

    /// <inheritdoc />
    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapPost(
                "/api/taxpayers/{taxpayer}/mailboxes/{mailbox:long}/fetch",
                (FetchNow slice, string taxpayer, long mailbox, Actor actor, CancellationToken ct) =>
                    slice.Fetch(taxpayer, mailbox, actor, ct).ToHttp(_ => Results.Accepted())
            )
            .Requires(MailPermissions.Fetch);

    /// <summary>Asks for it; the work is done in the background.</summary>
    public async Task<Outcome<long>> Fetch(string number, long mailboxId, Actor actor, CancellationToken ct)
    {
        if (
            await taxpayers.FindByNumber(number, ct) is not { } taxpayer
            || await book.Find(taxpayer.TaxpayerId, mailboxId, ct) is not { } mailbox
        )
        {
            return Refusal.NotFound;
        }

        if (!mailbox.IsOn)
        {
            return Refusal.WrongState(IsOff, ("name", mailbox.Name));
        }

        await using var work = await UnitOfWork.Begin(db, taxpayer.TaxpayerId, ct);
        if (!await book.Order(taxpayer.TaxpayerId, mailboxId, ct))
        {
            return Refusal.WrongState(IsRunning, ("name", mailbox.Name));
        }

        var entry = new AuditEvent(MailActions.Request.Id, "mailbox:" + MailboxBook.Key(mailboxId), ("name", mailbox.Name));
        await audit.Write(taxpayer.TaxpayerId, actor, entry, ct);
        await work.Commit(ct);
        signal.Wake();
        return mailboxId;
    }
}
