using Piaoheng.Server.Platform.Audit;

namespace Piaoheng.Server.Modules.Mail;

/// <summary>What the log says of mailboxes.</summary>
internal static class MailActions
{
    /// <summary>A mailbox was set up.</summary>
    public static readonly AuditAction Change = new("mailbox.change", "修改收票邮箱");

    /// <summary>Somebody asked to look into a mailbox.</summary>
    public static readonly AuditAction Request = new("mailbox.fetch", "收取邮件");

    /// <summary>The server has numbered its mails anew.</summary>
    public static readonly AuditAction Renumbered = new("mailbox.renumbered", "邮箱重新编号");

    /// <summary>A mail is safe.</summary>
    public static readonly AuditAction Receive = new("mail.receive", "保存邮件");

    /// <summary>A mail was opened.</summary>
    public static readonly AuditAction Open = new("mail.open", "拆开邮件");

    /// <summary>A mail is opened again.</summary>
    public static readonly AuditAction Retry = new("mail.retry", "重新拆开邮件");

    /// <summary>A person has dealt with a mail.</summary>
    public static readonly AuditAction Settle = new("mail.settle", "邮件标为已处理");

    /// <summary>A mailbox.</summary>
    public static readonly AuditSubject Mailbox = new("mailbox", "邮箱", "mail") { ToSee = MailPermissions.View };

    /// <summary>A mail.</summary>
    public static readonly AuditSubject Mail = new("mail", "邮件", "mail/{0}") { ToSee = MailPermissions.View };
}
