using System.Globalization;
using Piaoheng.Core.Text;
using Piaoheng.Formats;
using Piaoheng.Server.Platform.Outcomes;

namespace Piaoheng.Server.Modules.Mail;

/// <summary>What is said of mailboxes and mails beside what readers say of attachments.</summary>
internal static class MailTexts
{
    private static readonly RefusalText UnreachableText = new(
        "MAIL-01",
        "连不上邮箱服务器 {server}；检查服务器地址、端口和网络，到时间会自动重试"
    );

    private static readonly RefusalText LoginText = new(
        "MAIL-02",
        "邮箱服务器不接受用户 {user} 的密码；多数邮箱要求在网页端开启 IMAP 并填写授权码（不是登录密码）"
    );

    private static readonly RefusalText CertificateText = new(
        "MAIL-03",
        "邮箱服务器 {server} 的证书不可信，没有登录；证书为自签时，核实后把指纹 {fingerprint} 填入设置"
    );

    private static readonly RefusalText FolderText = new("MAIL-04", "邮箱中没有文件夹“{folder}”；核对名称，收件箱填 INBOX");

    private static readonly RefusalText ServerText = new("MAIL-05", "邮箱服务器 {server} 没有完成请求；到时间会自动重试");

    private static readonly RefusalText FullText = new(
        "MAIL-06",
        "磁盘空间不足，新邮件暂未收取；邮件仍在服务器上，有空间后自动继续"
    );

    private static readonly RefusalText NoPasswordText = new("MAIL-07", "还没有填写邮箱的密码或授权码；在设置中补全");

    private static readonly RefusalText FailedText = new(
        "MAIL-08",
        "收取多次中断；到时间会自动重试，仍不成功时运行 piaoheng doctor"
    );

    private static readonly RefusalText ForbiddenText = new("MAIL-09", "地址 {server} 指向本机以外不允许连接的网段，没有连接");

    private static readonly RefusalText TooLargeText = new("MAIL-20", "邮件超过 {limit} MB，没有收取；在邮箱中另存附件后导入");

    private static readonly RefusalText NotGivenText = new("MAIL-21", "邮箱服务器没有给出这封邮件；下次收取时再试");

    private static readonly RefusalText SameMailText = new("MAIL-22", "与 {date} 收到的邮件相同，附件未重复收取");

    private static readonly RefusalText IgnoredText = new("MAIL-23", "按规则忽略：{field}含“{pattern}”；原件已保留");

    private static readonly RefusalText UnopenedText = new(
        "MAIL-24",
        "邮件拆不开（内容损坏或超出限额），原件已保留；下载原件查看，或升级后重新拆开"
    );

    private static readonly RefusalText NothingText = new("MAIL-25", "没有附件，也没有链接");

    private static readonly RefusalText LinksText = new("MAIL-26", "没有附件，发票可能在正文的链接里；打开链接下载后导入");

    private static readonly RefusalText GaveUpText = new("MAIL-27", "多次拆开失败，原件已保留；稍后重新拆开");

    private static readonly RefusalText NoTargetText = new("MAIL-28", "规则指定的单位已不存在，邮件按本单位收取");

    private static readonly RefusalText SamePartText = new("MAIL-29", "与本邮件中的“{file}”完全相同，未重复收取");

    private static readonly RefusalText HostText = new("MAIL-40", "网站 {host} 不在允许自动下载的名单中；核实后自行打开");

    private static readonly RefusalText PageText = new("MAIL-41", "网站 {host} 给出的不是文件（多为网页）；核实后自行打开下载");

    private static readonly RefusalText ManyText = new("MAIL-42", "一封邮件最多自动下载 {limit} 个链接；其余自行打开");

    public static CodedText Unreachable(string server) => UnreachableText.With(("server", server));

    public static CodedText Login(string user) => LoginText.With(("user", user));

    public static CodedText Certificate(string server, string fingerprint) =>
        CertificateText.With(("server", server), ("fingerprint", fingerprint));

    public static CodedText NoFolder(string folder) => FolderText.With(("folder", folder));

    public static CodedText ServerFailed(string server) => ServerText.With(("server", server));

    public static CodedText DiskFull() => FullText.With();

    public static CodedText NoPassword() => NoPasswordText.With();

    public static CodedText FetchFailed() => FailedText.With();

    public static CodedText Forbidden(string server) => ForbiddenText.With(("server", server));

    public static CodedText TooLarge() =>
        TooLargeText.With(("limit", (Limits.FileBytes / 1024 / 1024).ToString(CultureInfo.InvariantCulture)));

    public static CodedText NotGiven() => NotGivenText.With();

    public static CodedText SameMail(MailMessageRecord first) =>
        SameMailText.With(
            ("date", first.ReceivedAt.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture))
        );

    public static CodedText Ignored(MailRuleRecord rule) =>
        IgnoredText.With(("field", MailWords.Field(rule.Field)), ("pattern", rule.Pattern));

    public static CodedText Unopened() => UnopenedText.With();

    public static CodedText Nothing() => NothingText.With();

    public static CodedText OnlyLinks() => LinksText.With();

    public static CodedText GaveUp() => GaveUpText.With();

    public static CodedText NoTarget() => NoTargetText.With();

    public static CodedText SamePart(string file) => SamePartText.With(("file", file));

    public static CodedText TooManyLinks(int limit) => ManyText.With(("limit", limit.ToString(CultureInfo.InvariantCulture)));

    public static CodedText LinkIsPage(string host) => PageText.With(("host", host));

    public static CodedText HostNotAllowed(string host) => HostText.With(("host", host));
}
