using Piaoheng.Server.Platform.Today;
using Piaoheng.Server.Platform.Web.Markup;

namespace Piaoheng.Server.Modules.Mail;

/// <summary>待办：mails that a person must look at, and mailboxes that cannot be read.</summary>
internal sealed class MailTroubles(ReceivedMails mails, MailboxBook book) : ITodaySource
{
    private const int Order = 160;

    public async Task<TodayFacts> Find(long taxpayerId, CancellationToken cancellation)
    {
        var mailboxes = await book.All(taxpayerId, cancellation);
        return new TodayFacts(
            "邮箱收票",
            [
                new TodayItem(
                    Order,
                    new StateMark("邮箱未能收取", "circle-x", Tone.Bad),
                    mailboxes.Count(mailbox => mailbox.IsFailing),
                    "个邮箱",
                    "mail?only=failed"
                )
                {
                    Detail = "自动重试中，原因写在邮箱里",
                },
                new TodayItem(
                    Order + 1,
                    new StateMark("待处理的邮件", "mail", Tone.Warn),
                    await mails.CountWaiting(taxpayerId, cancellation),
                    "封",
                    "mail?state=attention"
                )
                {
                    Detail = "只有下载链接，或附件读不出",
                },
            ]
        )
        {
            Latest = mailboxes.Max(mailbox => mailbox.SucceededAt) is { } at ? new TodayEvent("最近收取邮件", at) : null,
            ToSee = MailPermissions.View,
            ToDo = MailPermissions.Fetch,
        };
    }
}
