using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Core.Invoices;
using Piaoheng.Server.Modules.Invoices;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Tests.Access;
using Piaoheng.World;
using Piaoheng.World.Companies;
using Piaoheng.World.Documents.Ofd;
using Piaoheng.World.Invoices;

namespace Piaoheng.Server.Tests.Invoices;

/// <summary>Drawn originals over HTTP: as a file that can do nothing, at one's own company alone.</summary>
[Trait("Category", "Slow")]
public sealed class DrawOriginalTests(RunningServer server) : IClassFixture<RunningServer>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ofd_is_drawn_under_a_sandbox()
    {
        using var subject = await server.WithRole("accountant", server.One.TaxpayerId);
        var id = await Import(subject, "发票.ofd", Ofd(1130));

        using var answer = await subject.Send("GET", Address(server.One.Number, id));
        var svg = await answer.Content.ReadAsStringAsync(Cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.StartsWith("<svg", svg, StringComparison.Ordinal);
        Assert.Equal("image/svg+xml", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("sandbox; default-src 'none'", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Drawing_of_another_company_is_not_there()
    {
        using var owner = await server.WithRole("accountant");
        var id = await Import(owner, "发票2.ofd", Ofd(1131));
        using var stranger = await server.WithRole("accountant", server.Other.TaxpayerId);

        foreach (var company in new[] { server.One.Number, server.Other.Number })
        {
            using var answer = await stranger.Send("GET", Address(company, id));
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task What_cannot_be_drawn_is_said()
    {
        using var subject = await server.WithRole("accountant");
        var id = await Import(subject, "坏.ofd", [.. "PK\u0003\u0004 damaged"u8]);

        using var answer = await subject.Send("GET", Address(server.One.Number, id));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("INV-12", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    private static string Address(string company, long id) => $"/t/{company}/originals/{id}/drawing";

    private static byte[] Ofd(ulong seed)
    {
        var dice = new Dice(seed);
        var issuer = new InvoiceIssuer(dice, new InventedCompanies(dice));
        var invoice = issuer.Issue(KindId.DigitalVatNormal, new DateOnly(2026, 11, 2), InventedCompanies.Main);
        return OfdWriter.Write(invoice, dice).Content;
    }

    private async Task<long> Import(SignedInSubject subject, string name, byte[] content)
    {
        using var form = new MultipartFormDataContent();
        form.Add(new ByteArrayContent(content), "file", name);
        var address = new Uri($"/api/intake?taxpayer={server.One.Number}&wait=20", UriKind.Relative);
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = form };
        request.Headers.Add("X-Piaoheng-Token", subject.Token);
        using var answer = await subject.Client.SendAsync(request, Cancellation);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancellation));
        await using var scope = server.App.Services.CreateAsyncScope();
        return scope
            .ServiceProvider.GetRequiredService<Database>()
            .Rows<OriginalRecord>()
            .Where(row => row.FileName == name)
            .Select(row => row.OriginalId)
            .Single();
    }
}
