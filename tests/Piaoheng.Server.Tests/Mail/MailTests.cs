using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Core.Text;
using Piaoheng.Server.Modules.Intake;
using Piaoheng.Server.Modules.Invoices;
using Piaoheng.Server.Modules.Mail;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Files;
using Piaoheng.Server.Platform.Jobs;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Tests.Intake;
using Piaoheng.Server.Tests.Storage;
using Piaoheng.World.Invoices;

namespace Piaoheng.Server.Tests.Mail;

/// <summary>邮箱收票 against a real IMAP server: nothing is lost, nothing comes twice, nothing is deleted.</summary>
public abstract class MailTests : MailTestBase
{
    protected MailTests(TestDatabase database, ImapServer server)
        : base(database, server) { }

    /// <summary>zammad deletes all mail of the inbox by default; ours stays.</summary>
    [Fact]
    public async Task An_attached_invoice_is_received_and_the_mail_is_kept_and_stays_on_the_server()
    {
        var (files, us, box, mailbox) = await Open(1);
        var invoice = files.Issue();
        var mail = InventedMail.With(("发票.xml", InventedFiles.Xml(invoice).Content));
        box.Deliver(mail);

        await FetchAll(us, mailbox);

        var kept = Assert.Single(await Rows<MailMessageRecord>(us));
        Assert.Equal((MailState.Done, "电子发票", true), (kept.State, kept.Subject, kept.IsMarked));
        Assert.Equal(mail, await Original(us, kept.OriginalId!.Value));
        Assert.Equal(invoice.Number, Assert.Single(await Invoices(us)).Number);
        Assert.Equal(mail, Assert.Single(box.Mails()));
        Assert.Equal(["a"], box.Flags());
        Assert.Contains(ImapInbox.Keyword, box.Keywords(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_attachment_has_an_outcome_and_they_add_up()
    {
        var (files, us, box, mailbox) = await Open(2);
        var known = InventedFiles.Xml(files.Issue());
        await Import(us, "earlier.xml", known.Content);
        var twin = InventedFiles.Xml(files.Issue());
        box.Deliver(
            InventedMail.With(
                ("new.xml", twin.Content),
                ("known.xml", known.Content),
                ("broken.xml", "<?xml version=\"1.0\"?><a>"u8.ToArray()),
                ("contact.vcf", "BEGIN:VCARD\nEND:VCARD\n"u8.ToArray()),
                ("mails.zip", InventedFiles.Zip(InventedFiles.Xml(files.Issue()), InventedFiles.Xml(files.Issue())))
            )
        );

        await FetchAll(us, mailbox);

        var mail = Assert.Single(await Mails(us));
        Assert.Equal(
            ["new.xml 已入库", "known.xml 已存在", "broken.xml 读不出", "contact.vcf 未收取", "mails.zip 已入库"],
            mail.Parts.Select(part => $"{part.Part.Path} {part.Outcome?.Mark.Word ?? "未收取"}")
        );
        Assert.Equal(mail.Parts.Count, mail.Counts.Sum(own => own.Count));
        Assert.Equal("FMT-153", Assert.Single(ReadingCodec.ReadTexts(mail.Parts[3].Part.Reasons)).Code);
        Assert.Equal(4, (await Invoices(us)).Count);
    }

    [Fact]
    public async Task One_invoice_by_mail_and_by_file_is_one_invoice_with_two_origins()
    {
        var (files, us, box, mailbox) = await Open(3);
        var invoice = files.Issue();
        await Import(us, "upload.xml", InventedFiles.Xml(invoice).Content);
        box.Deliver(InventedMail.With(("mail.xml", InventedFiles.Xml(invoice, indented: true).Content)));

        await FetchAll(us, mailbox);

        Assert.Single(await Invoices(us));
        Assert.Equal(
            ["mail.xml", "upload.xml"],
            (await Rows<OriginalRecord>(us))
                .Select(row => row.FileName)
                .Where(name => name.EndsWith(".xml", StringComparison.Ordinal))
                .Order()
        );
    }

    [Fact]
    public async Task Forwarded_mails_winmail_dat_and_names_in_GB18030_come_through()
    {
        var (files, us, box, mailbox) = await Open(4);
        var inner = InventedMail.With(("内.xml", InventedFiles.Xml(files.Issue()).Content));
        box.Deliver(InventedMail.With(("转发.eml", inner), ("发票.xml", InventedFiles.Xml(files.Issue()).Content)));

        await FetchAll(us, mailbox);

        var mail = Assert.Single(await Mails(us));
        Assert.Equal(["转发.eml!/内.xml", "发票.xml"], mail.Parts.Select(part => part.Part.Path));
        Assert.Equal(2, (await Invoices(us)).Count);
    }

    /// <summary>#2396: a mail was marked before its attachment was taken, and both were lost.</summary>
    [Fact]
    public async Task Loss_2396_a_mail_is_marked_only_after_it_is_safe_and_a_broken_one_is_kept()
    {
        var (_, us, box, mailbox) = await Open(5);
        // Without NUL, which IMAP cannot carry, and line ends, which servers set right.
        byte[] broken = [255, 1, 2, .. RandomNumberGenerator.GetBytes(3000).Select(one => one < 14 ? (byte)14 : one)];
        box.Deliver(broken);
        box.Deliver(InventedMail.With(("b.xml", "<?xml version=\"1.0\"?><a>"u8.ToArray())));

        // Made safe, not opened: that is when the server may be told.
        await Fetch(us, mailbox);
        var safe = await Rows<MailMessageRecord>(us);
        Assert.All(safe, mail => Assert.Equal((MailState.Waiting, true), (mail.State, mail.IsMarked)));
        await Drain();

        var mails = (await Rows<MailMessageRecord>(us)).OrderBy(mail => mail.Uid).ToList();
        Assert.Equal(broken, await Original(us, mails[0].OriginalId!.Value));
        Assert.NotEmpty(ReadingCodec.ReadTexts(mails[0].Reasons));
        Assert.Equal(MailState.Done, mails[1].State);
        Assert.Equal(IntakeOutcome.Quarantined, Assert.Single(await Rows<IntakeItemRecord>(us)).Outcome);
        Assert.Equal(2, box.Mails().Count);
    }

    /// <summary>#3077: the database went away while the task was made; the source was gone already.</summary>
    [Fact]
    public async Task Loss_3077_a_mail_that_could_not_be_stored_is_neither_marked_nor_skipped()
    {
        var (files, us, box, mailbox) = await Open(6);
        box.Deliver(InventedMail.With(("a.xml", InventedFiles.Xml(files.Issue()).Content)));
        await Database.In(async services =>
        {
            // Another attempt has taken over: whatever this one stores must not count.
            var row = (await services.GetRequiredService<MailboxBook>().Find(us.TaxpayerId, mailbox, Cancellation))!;
            var stale = new WorkTicket(us.TaxpayerId, FetchMail.WorkKind, MailboxBook.Key(mailbox), -1, 1);
            await services.GetServices<IWorkHandler>().Single(handler => handler.Kind == stale.Kind).Do(stale, Cancellation);
            Assert.Equal(0, row.LastUid);
        });

        Assert.Empty(await Rows<MailMessageRecord>(us));
        Assert.Equal([""], box.Flags().DefaultIfEmpty(""));
        await FetchAll(us, mailbox);
        Assert.Single(await Invoices(us));
    }

    [Fact]
    public async Task A_server_that_numbers_its_mails_anew_brings_nothing_twice()
    {
        var (files, us, box, mailbox) = await Open(7);
        box.Deliver(InventedMail.With(("a.xml", InventedFiles.Xml(files.Issue()).Content)));
        await FetchAll(us, mailbox);
        box.Renumber();
        box.Deliver(InventedMail.With(("b.xml", InventedFiles.Xml(files.Issue()).Content)));

        await FetchAll(us, mailbox);

        Assert.Equal(2, (await Invoices(us)).Count);
        Assert.Equal(2, (await Rows<IntakeItemRecord>(us)).Count);
        Assert.Equal(
            [MailState.Done, MailState.Done, MailState.Exists],
            (await Rows<MailMessageRecord>(us)).Select(mail => mail.State).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task A_mail_delivered_again_by_another_way_is_known_by_its_id_and_attachments()
    {
        var (files, us, box, mailbox) = await Open(8);
        var mail = InventedMail.With(("a.xml", InventedFiles.Xml(files.Issue()).Content));
        box.Deliver(mail);
        await FetchAll(us, mailbox);
        box.Deliver([.. "Received: by another.example; Mon, 30 Nov 2026 10:00:00 +0800\r\n"u8, .. mail]);

        await FetchAll(us, mailbox);

        var again = (await Rows<MailMessageRecord>(us)).Single(row => row.State == MailState.Exists);
        Assert.Equal("MAIL-22", Assert.Single(ReadingCodec.ReadTexts(again.Reasons)).Code);
        Assert.Single(await Rows<IntakeItemRecord>(us));
    }

    [Fact]
    public async Task A_mail_of_20_MiB_comes_whole()
    {
        var (files, us, box, mailbox) = await Open(9);
        byte[] large = [0x89, .. "PNG\r\n"u8, .. RandomNumberGenerator.GetBytes(15 * 1024 * 1024)];
        var mail = InventedMail.With(("photo.png", large), ("a.xml", InventedFiles.Xml(files.Issue()).Content));
        Assert.True(mail.Length > 20 * 1024 * 1024);
        box.Deliver(mail);

        await FetchAll(us, mailbox);

        Assert.Equal(mail.Length, Assert.Single(await Rows<MailMessageRecord>(us)).Size);
        Assert.Single(await Invoices(us));
    }

    [Fact]
    public async Task Rules_decide_in_their_order_whose_a_mail_is()
    {
        var (files, us, box, mailbox) = await Open(10);
        var branch = await Database.AddTaxpayer("911100001000000888", "分公司规则测试（北京）有限公司");
        await Change(
            us,
            mailbox,
            box,
            new SetUpMailbox.RuleRequest(MailRules.Subject, "广告", MailRules.Ignore, null),
            new SetUpMailbox.RuleRequest(MailRules.Recipient, "BRANCH@", MailRules.Take, branch.Number)
        );
        box.Deliver(InventedMail.Of("广告：代开", "fapiao@company.example", ("x.xml", InventedFiles.Xml(files.Issue()).Content)));
        box.Deliver(InventedMail.Of("分公司的票", "branch@company.example", ("a.xml", InventedFiles.Xml(files.Issue()).Content)));

        await FetchAll(us, mailbox);

        Assert.Equal(
            [MailState.Ignored, MailState.Done],
            (await Rows<MailMessageRecord>(us)).OrderBy(mail => mail.Uid).Select(mail => mail.State)
        );
        Assert.Empty(await Rows<IntakeItemRecord>(us));
        Assert.Equal("a.xml", Assert.Single(await Rows<IntakeItemRecord>(branch)).FileName);
        Assert.Equal("已入库", (await Mails(us)).SelectMany(mail => mail.Parts).Single().Outcome!.Mark.Word);
    }

    [Fact]
    public async Task A_mail_with_links_only_waits_for_a_person_and_names_their_hosts()
    {
        var (_, us, box, mailbox) = await Open(11);
        box.Deliver(InventedMail.Text("下载发票：https://dl.invoice.example/f?id=1"));

        await FetchAll(us, mailbox);

        var mail = Assert.Single(await Mails(us));
        Assert.Equal((MailState.Attention, "dl.invoice.example"), (mail.Mail.State, Assert.Single(mail.Links).Link.Host));
        var settled = await Database.In(services =>
            services.GetRequiredService<SettleMail>().Settle(us.Number, mail.Mail.MailId, Actor.LocalOperator, Cancellation)
        );
        Assert.Null(settled.Refusal);
        Assert.Equal(MailState.Done, Assert.Single(await Rows<MailMessageRecord>(us)).State);
    }

    [Fact]
    public async Task A_mail_is_opened_again_on_request_and_brings_nothing_twice()
    {
        var (files, us, box, mailbox) = await Open(12);
        box.Deliver(InventedMail.With(("a.xml", InventedFiles.Xml(files.Issue()).Content)));
        await FetchAll(us, mailbox);
        var mail = Assert.Single(await Rows<MailMessageRecord>(us));
        await Database.In(async services =>
        {
            var db = services.GetRequiredService<Database>();
            await db.Set<MailMessageRecord>()
                .Where(row => row.MailId == mail.MailId)
                .ExecuteUpdateAsync(row => row.SetProperty(own => own.State, MailState.Attention), Cancellation);
            Assert.Null(
                (
                    await services
                        .GetRequiredService<SettleMail>()
                        .Retry(us.Number, mail.MailId, Actor.LocalOperator, Cancellation)
                ).Refusal
            );
        });
        await Drain();

        Assert.Equal(MailState.Done, Assert.Single(await Rows<MailMessageRecord>(us)).State);
        Assert.Single(await Rows<IntakeItemRecord>(us));
    }

    [Fact]
    public async Task A_wrong_password_is_told_and_tried_again_by_itself()
    {
        var (_, us, box, mailbox) = await Open(13);
        await Database.In(services =>
        {
            services.GetRequiredService<MailboxBook>().KeepPassword(mailbox, "wrong");
            return Task.CompletedTask;
        });

        await Fetch(us, mailbox);

        var row = Assert.Single(await Rows<MailboxRecord>(us));
        Assert.Equal("MAIL-02", Assert.Single(ReadingCodec.ReadTexts(row.Problem)).Code);
        Assert.Equal((1, false), (row.Failures, row.IsFetching));
        Assert.True(row.NextAt > row.TriedAt);
        Assert.DoesNotContain("wrong", row.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mailbox_that_is_only_read_leaves_no_trace_on_the_server()
    {
        var (files, us, box, mailbox) = await Open(14);
        await Change(us, mailbox, box, MailMark.None);
        box.Deliver(InventedMail.With(("a.xml", InventedFiles.Xml(files.Issue()).Content)));

        await FetchAll(us, mailbox);

        Assert.Single(await Invoices(us));
        Assert.All(box.Flags(), flags => Assert.Equal("", flags));
    }

    [Fact]
    public async Task A_mailbox_is_due_by_its_own_clock_and_only_once_at_a_time()
    {
        var (files, us, box, mailbox) = await Open(15);
        box.Deliver(InventedMail.With(("a.xml", InventedFiles.Xml(files.Issue()).Content)));
        await Database.In(services => services.GetRequiredService<FetchDueMailboxes>().Check(Cancellation));
        Assert.True(Assert.Single(await Rows<MailboxRecord>(us)).IsFetching);
        var second = await Database.In(services =>
            services.GetRequiredService<FetchNow>().Fetch(us.Number, mailbox, Actor.LocalOperator, Cancellation)
        );
        Assert.Equal("MAIL-61", second.Refusal!.Text.Code);

        await Drain();

        Assert.Single(await Invoices(us));
        var row = Assert.Single(await Rows<MailboxRecord>(us));
        Assert.Equal((false, 1), (row.IsFetching, row.Brought));
    }

    public sealed class OnSqlite(SqliteDatabase database, ImapServer server)
        : MailTests(database, server),
            IClassFixture<SqliteDatabase>;

    public sealed class OnPostgres(PostgresDatabase database, ImapServer server)
        : MailTests(database, server),
            IClassFixture<PostgresDatabase>;
}
