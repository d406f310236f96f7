using System.Globalization;
using System.Text;
using Microsoft.Playwright;
using Piaoheng.Server.Tests.Mail;
using static Microsoft.Playwright.Assertions;

namespace Piaoheng.Browser.Tests;

/// <summary>邮箱收票: a mailbox is added, read, and what came by it is seen.</summary>
public sealed class MailPageTests(PublishedProgram program, Browser browser, ImapServer server)
{
    [Fact]
    public async Task A_mailbox_is_added_and_its_mails_and_attachments_are_seen()
    {
        Assert.SkipUnless(ImapServer.IsInstalled, "No IMAP server is installed (apt-get install dovecot-imapd).");
        var company = new InventedCompany(701);
        var box = server.Mailbox("browser701");
        var invoice = InventedCompany.Xml(company.Issue());
        box.Deliver(Mail("电子发票", ("发票.xml", invoice.Content), ("截断.pdf", "%PDF-1.7 cut"u8.ToArray())));
        box.Deliver(Mail("您的电子发票已开具，点击链接下载"));
        await using var page = await browser.Open(program.Address);
        await company.Register(page);
        await page.GoTo(company.Page("mail"));
        await Expect(page.Page.Locator("main")).ToContainTextAsync("还没有设置邮箱");
        await page.Check("mail-empty");

        await Add(page, box);
        await Expect(page.Page.Locator("#say")).ToContainTextAsync("已保存邮箱设置");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "立即收取" }).ClickAsync();
        await Expect(page.Page.Locator(".mail-list tbody tr")).ToHaveCountAsync(2, new() { Timeout = 30_000 });
        await Expect(page.Page.Locator(".mail-list")).ToContainTextAsync("已入库 1", new() { Timeout = 60_000 });
        await Expect(page.Page.Locator(".mail-list")).ToContainTextAsync("待处理");
        await page.GoTo(company.Page("mail"));
        await page.Check("mail");

        await page.Page.GetByRole(AriaRole.Link, new() { Name = "电子发票", Exact = true }).ClickAsync();
        await Expect(page.Page.Locator(".mail-parts tbody tr")).ToHaveCountAsync(2);
        await page.Check("mail-one");
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "发票.xml" }).ClickAsync();
        await page.Page.WaitForURLAsync("**/invoices/*");

        await page.GoTo(company.Page("mail?state=attention"));
        await page.Page.Locator(".mail-list tbody a").ClickAsync();
        await Expect(page.Page.Locator("main")).ToContainTextAsync("dl.invoice.example");
        await page.Check("mail-links");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "标为已处理" }).ClickAsync();
        await Expect(page.Page.Locator("#say")).ToContainTextAsync("已标为已处理");
        Assert.Empty(page.Problems);
    }

    [Fact]
    public async Task What_is_wrong_is_said_at_the_form_and_what_was_typed_stays()
    {
        var company = new InventedCompany(702);
        await using var page = await browser.Open(program.Address);
        await company.Register(page);
        await page.GoTo(company.Page("mail"));
        await page.Page.GetByLabel("IMAP 服务器").FillAsync("mail.example.com");
        await page.Page.GetByLabel("加密方式").SelectOptionAsync("none");
        await page.Page.GetByLabel("用户名").FillAsync("fapiao");
        await page.Page.GetByLabel("密码或授权码").FillAsync("secret");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "添加邮箱" }).ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("不加密的连接只限本机");
        await Expect(page.Page.GetByLabel("IMAP 服务器")).ToHaveValueAsync("mail.example.com");
        await Expect(page.Page.GetByLabel("密码或授权码")).ToHaveValueAsync("");
    }

    private static async Task Add(WatchedPage page, ImapServer.Maildir box)
    {
        await page.Page.GetByLabel("IMAP 服务器").FillAsync("127.0.0.1");
        await page.Page.GetByLabel("加密方式").SelectOptionAsync("none");
        await page.Page.GetByLabel("端口").FillAsync(box.Port.ToString(CultureInfo.InvariantCulture));
        await page.Page.GetByLabel("用户名").FillAsync(box.User);
        await page.Page.GetByLabel("密码或授权码").FillAsync(ImapServer.Password);
        await page.Page.GetByLabel("显示名称").FillAsync("收票邮箱");
        await page.Page.GetByLabel("第 1 条规则：内容").FillAsync("广告");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "添加邮箱" }).ClickAsync();
    }

    private static byte[] Mail(string subject, params (string Name, byte[] Content)[] attachments)
    {
        var shown = Convert.ToBase64String(Encoding.UTF8.GetBytes(subject));
        var mail = new StringBuilder(
            $"From: =?utf-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes("开票系统"))}?= <noreply@invoice.example>\r\nTo: fapiao@company.example\r\nSubject: =?utf-8?B?{shown}?=\r\n"
                + $"Date: Mon, 30 Nov 2026 09:00:00 +0800\r\nMessage-ID: <{attachments.Length}@invoice.example>\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: multipart/mixed; boundary=\"----b\"\r\n\r\n------b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
                + (attachments.Length == 0 ? "<a href=\"https://dl.invoice.example/f?id=1\">download</a>" : "see attachment")
                + "\r\n"
        );
        foreach (var (name, content) in attachments)
        {
            var named = Convert.ToBase64String(Encoding.UTF8.GetBytes(name));
            mail.Append("------b\r\nContent-Type: application/octet-stream\r\n")
                .Append(CultureInfo.InvariantCulture, $"Content-Disposition: attachment; filename=\"=?utf-8?B?{named}?=\"\r\n")
                .Append("Content-Transfer-Encoding: base64\r\n\r\n")
                .Append(Convert.ToBase64String(content, Base64FormattingOptions.InsertLineBreaks))
                .Append("\r\n");
        }

        return Encoding.Latin1.GetBytes(mail.Append("------b--\r\n").ToString());
    }
}
