using System.Globalization;
using Piaoheng.Core.Text;

namespace Piaoheng.Formats.Mail;

/// <summary>What is said of mails and of parts that are no documents.</summary>
internal static class MailTexts
{
    public static CodedText NoAttachment(string file) =>
        new("FMT-150", "邮件“{file}”没有附件，正文中也没有下载链接，未读出发票", ("file", file));

    public static CodedText OnlyLinks(string file, string hosts) =>
        new(
            "FMT-151",
            "邮件“{file}”没有附件，正文中有下载链接（{hosts}）；打开链接下载发票文件后导入",
            ("file", file),
            ("hosts", hosts)
        );

    public static CodedText SmallPicture(string file) =>
        new("FMT-152", "“{file}”是邮件正文中的小图（多为徽标或签名图），未作为票据收取", ("file", file));

    public static CodedText NoDocument(string file) =>
        new("FMT-153", "“{file}”是邮件的签名、日程、名片或回执，未作为票据收取", ("file", file));

    public static CodedText TooManyParts(string file) =>
        new(
            "FMT-154",
            "邮件的附件超过 {limit} 个，从“{file}”起未读取；解开后分别导入",
            ("file", file),
            ("limit", Number(Limits.MailParts))
        );

    public static CodedText NestedTooDeep(string file) =>
        new(
            "FMT-155",
            "“{file}”在转发的邮件中嵌套超过 {limit} 层，未读取；另存附件后导入",
            ("file", file),
            ("limit", Number(Limits.MailDepth))
        );

    public static CodedText TooLarge(string file) =>
        new("FMT-156", "“{file}”解开后超出限额，未读取；另存附件后分别导入", ("file", file));

    public static CodedText Broken(string file) =>
        new("FMT-157", "附件“{file}”的编码已损坏，未能还原；向发件人索取或重新下载", ("file", file));

    private static string Number(int limit) => limit.ToString(CultureInfo.InvariantCulture);
}
