using Piaoheng.Server.Platform.Access;

namespace Piaoheng.Server.Modules.Mail;

/// <summary>Rights on mailboxes.</summary>
public static class MailPermissions
{
    /// <summary>See mailboxes, and what came by them.</summary>
    public static readonly Permission View = new("mail.view", "查看邮箱收票");

    /// <summary>Set up mailboxes and their passwords.</summary>
    public static readonly Permission Change = new("mail.change", "设置收票邮箱");

    /// <summary>Look into a mailbox now; settle mails.</summary>
    public static readonly Permission Fetch = new("mail.fetch", "收取和处理邮件");
}
