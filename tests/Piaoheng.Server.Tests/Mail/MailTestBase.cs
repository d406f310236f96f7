using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Server.Modules.Invoices;
using Piaoheng.Server.Modules.Mail;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Files;
using Piaoheng.Server.Platform.Jobs;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Tests.Intake;
using Piaoheng.Server.Tests.Storage;

namespace Piaoheng.Server.Tests.Mail;

/// <summary>What tests of mail do again and again: set up a mailbox, fetch, look at what is stored.</summary>
public abstract class MailTestBase : IntakeTestBase
{
    private protected MailTestBase(TestDatabase database, ImapServer server)
        : base(database)
    {
        Assert.SkipUnless(ImapServer.IsInstalled, "No IMAP server is installed (apt-get install dovecot-imapd).");
        Server = server;
    }

    private protected ImapServer Server { get; }

    private protected async Task<(InventedFiles Files, Taxpayer Us, ImapServer.Maildir Box, long Mailbox)> Open(ulong seed)
    {
        var files = new InventedFiles(7000 + seed);
        var us = await Company(files);
        var box = Server.Mailbox(
            string.Create(CultureInfo.InvariantCulture, $"{Database.Address.Engine}{seed}").ToLowerInvariant()
        );
        var saved = await SetUp(us, null, Request(box));
        return (files, us, box, saved);
    }

    private protected Task Change(Taxpayer us, long mailbox, ImapServer.Maildir box, params SetUpMailbox.RuleRequest[] rules) =>
        SetUp(us, mailbox, Request(box) with { Rules = rules });

    private protected Task Change(Taxpayer us, long mailbox, ImapServer.Maildir box, string mark) =>
        SetUp(us, mailbox, Request(box) with { Mark = mark });

    internal static SetUpMailbox.Request Request(ImapServer.Maildir box) =>
        new()
        {
            Server = "127.0.0.1",
            Port = box.Port,
            Security = MailSecurity.None,
            UserName = box.User,
            Password = ImapServer.Password,
            Mark = MailMark.Keyword,
        };

    private protected Task<long> SetUp(Taxpayer us, long? mailbox, SetUpMailbox.Request request) =>
        Database.In(async services =>
            (
                await services
                    .GetRequiredService<SetUpMailbox>()
                    .SetUp(us.Number, mailbox, request, Actor.LocalOperator, Cancellation)
            ).Value
        );

    /// <summary>Makes the mails safe and opens none.</summary>
    private protected async Task Fetch(Taxpayer us, long mailbox)
    {
        var asked = await Database.In(services =>
            services.GetRequiredService<FetchNow>().Fetch(us.Number, mailbox, Actor.LocalOperator, Cancellation)
        );
        Assert.Null(asked.Refusal);
        await Database
            .Services.GetRequiredService<WorkRunner>()
            .Run(us.TaxpayerId, FetchMail.WorkKind, MailboxBook.Key(mailbox), Cancellation);
    }

    /// <summary>Fetches, opens, reads.</summary>
    private protected async Task FetchAll(Taxpayer us, long mailbox)
    {
        await Fetch(us, mailbox);
        await Drain();
    }

    private protected Task<IReadOnlyList<ReceivedMail>> Mails(Taxpayer us) =>
        Database.In(services => services.GetRequiredService<ReceivedMails>().Page(us.TaxpayerId, null, null, null, Cancellation));

    private protected async Task<byte[]> Original(Taxpayer us, long originalId)
    {
        var original = (await Rows<OriginalRecord>(us)).Single(row => row.OriginalId == originalId);
        return await Database.Services.GetRequiredService<OriginalStore>().Read(original.Sha256, Cancellation);
    }
}
