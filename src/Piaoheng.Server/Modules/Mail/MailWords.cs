using Piaoheng.Server.Platform.Web.Markup;

namespace Piaoheng.Server.Modules.Mail;

/// <summary>Words of mailboxes on screens.</summary>
internal static class MailWords
{
    /// <summary>发件人 as people write it: without the quotes that mails put around names.</summary>
    public static string Sender(string sender) => sender.Length == 0 ? "—" : sender.Replace("\"", "", StringComparison.Ordinal);

    /// <summary>Fields that a rule looks at, with their names.</summary>
    public static readonly IReadOnlyList<(string Id, string Name)> Fields =
    [
        (MailRules.From, "发件人"),
        (MailRules.Subject, "主题"),
        (MailRules.Recipient, "收件人"),
    ];

    /// <summary>How a line is protected, with the names.</summary>
    public static readonly IReadOnlyList<(string Id, string Name)> Securities =
    [
        (MailSecurity.Tls, "TLS（端口 993）"),
        (MailSecurity.StartTls, "STARTTLS（端口 143）"),
        (MailSecurity.None, "不加密（仅限本机）"),
    ];

    /// <summary>What is left on the server, with the names.</summary>
    public static readonly IReadOnlyList<(string Id, string Name)> Marks =
    [
        (MailMark.Keyword, "加关键字 Piaoheng，不改已读状态"),
        (MailMark.Seen, "标为已读"),
        (MailMark.None, "不做任何标记"),
    ];

    /// <summary>Name of a field.</summary>
    public static string Field(string id) => Fields.FirstOrDefault(field => field.Id == id).Name ?? id;

    /// <summary>The mark of a mail.</summary>
    public static StateMark Mark(string state) =>
        state switch
        {
            MailState.Waiting => new("待拆开", "clock-pause", Tone.Wait),
            MailState.Done => new("已收取", "circle-check", Tone.Good),
            MailState.Exists => new("重复邮件", "copy-check", Tone.Unknown),
            MailState.Ignored => new("按规则忽略", "eye-off", Tone.Unknown),
            MailState.Unfetched => new("未取到", "alert-triangle", Tone.Warn),
            _ => new("待处理", "file-alert", Tone.Warn),
        };
}
