using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Core.Policy;
using Piaoheng.Server.Modules.Mail;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Tests.Intake;
using Piaoheng.Server.Tests.Storage;

namespace Piaoheng.Server.Tests.Mail;

/// <summary>下载链接: what policy allows is fetched through the one way out, everything else is listed for a person.</summary>
public sealed class MailLinkTests(MailLinkTests.LinkDatabase database, ImapServer server)
    : MailTestBase(database, server),
        IClassFixture<MailLinkTests.LinkDatabase>
{
    [Fact]
    public async Task A_link_to_an_allowed_host_is_fetched_and_others_are_listed()
    {
        var (files, us, box, mailbox) = await Open(60);
        database.Network.Called.Clear();
        database.Network.File = InventedFiles.Xml(files.Issue()).Content;
        box.Deliver(
            InventedMail.Text(
                "https://dppt.beijing.chinatax.gov.cn:8443/f.xml?id=1 http://dppt.beijing.chinatax.gov.cn/plain https://chinatax.gov.cn.evil.example/f.xml https://evilchinatax.gov.cn/x"
            )
        );

        await FetchAll(us, mailbox);

        Assert.Single(await Invoices(us));
        var mail = Assert.Single(await Mails(us));
        Assert.Equal(MailState.Done, mail.Mail.State);
        Assert.Equal(
            ["已入库", "MAIL-40", "MAIL-40", "MAIL-40"],
            mail.Links.Select(link => link.Outcome?.Mark.Word ?? ReadingCodec.ReadTexts(link.Link.Reasons)[0].Code)
        );
        Assert.Equal(["https://dppt.beijing.chinatax.gov.cn:8443/f.xml?id=1"], database.Network.Called);
    }

    [Fact]
    public async Task A_page_in_place_of_the_file_is_left_to_a_person()
    {
        var (_, us, box, mailbox) = await Open(61);
        database.Network.File = "<!DOCTYPE html><html><body>请登录</body></html>"u8.ToArray();
        box.Deliver(InventedMail.Text("https://dppt.beijing.chinatax.gov.cn/login"));

        await FetchAll(us, mailbox);

        var mail = Assert.Single(await Mails(us));
        Assert.Equal(MailState.Attention, mail.Mail.State);
        Assert.Equal("MAIL-41", ReadingCodec.ReadTexts(Assert.Single(mail.Links).Link.Reasons)[0].Code);
    }

    /// <summary>A database whose program calls an invented network.</summary>
    public sealed class LinkDatabase : TestDatabase
    {
        internal InventedNetwork Network { get; } = new();

        public override DatabaseAddress Address => DatabaseAddress.Embedded(Home.DatabaseFile);

        protected override void Configure(IServiceCollection services) =>
            services.AddSingleton(own => new LinkClient(own.GetRequiredService<PolicyPack>(), TimeProvider.System)
            {
                Handler = Network,
            });
    }

    internal sealed class InventedNetwork : HttpMessageHandler
    {
        public byte[] File { get; set; } = [];

        public List<string> Called { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Called.Add(request.RequestUri!.AbsoluteUri);
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(File) });
        }
    }
}
