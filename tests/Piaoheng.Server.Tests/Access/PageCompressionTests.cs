namespace Piaoheng.Server.Tests.Access;

/// <summary>Pages travel compressed, but not where another site made the browser ask: the length would tell what stands in them.</summary>
public sealed class PageCompressionTests(RunningServer server) : IClassFixture<RunningServer>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null, "br")]
    [InlineData("none", "br")]
    [InlineData("same-origin", "br")]
    [InlineData("same-site", null)]
    [InlineData("cross-site", null)]
    public async Task Only_who_asks_from_here_gets_a_compressed_page(string? askedBy, string? encoding)
    {
        using var subject = await server.WithRole("tax-accountant");
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"/t/{server.One.Number}/invoices", UriKind.Relative));
        request.Headers.Add("Accept-Encoding", "gzip, br");
        if (askedBy is not null)
        {
            request.Headers.Add("Sec-Fetch-Site", askedBy);
        }

        using var answer = await subject.Client.SendAsync(request, Cancellation);
        answer.EnsureSuccessStatusCode();
        Assert.Equal(encoding, answer.Content.Headers.ContentEncoding.SingleOrDefault());
    }
}
