using System.Net;
using System.Text;
using Piaoheng.Connectors.Outbound;

namespace Piaoheng.Connectors.Tests;

/// <summary>Every exchange that goes wrong ends as a typed failure; only what is safe is repeated.</summary>
public sealed class OutboundClientTests
{
    private static readonly Uri Address = new("http://bureau.example/access");

    [Fact]
    public async Task An_answer_is_kept_byte_for_byte()
    {
        var raw = await Send(new SpoiltHandler(SpoiltHandler.Text("{\"票\":1}")));
        Assert.Equal("{\"票\":1}", Encoding.UTF8.GetString(raw.Bytes));
        Assert.Equal(64, raw.Sha256.Length);
    }

    [Theory]
    [InlineData(HttpStatusCode.ServiceUnavailable, Failure.Busy)]
    [InlineData(HttpStatusCode.TooManyRequests, Failure.Busy)]
    [InlineData(HttpStatusCode.InternalServerError, Failure.Unreachable)]
    [InlineData(HttpStatusCode.BadGateway, Failure.Unreachable)]
    [InlineData(HttpStatusCode.Unauthorized, Failure.LoginExpired)]
    [InlineData(HttpStatusCode.Redirect, Failure.LoginExpired)]
    [InlineData(HttpStatusCode.Forbidden, Failure.Refused)]
    [InlineData(HttpStatusCode.NotFound, Failure.Refused)]
    public async Task A_status_becomes_a_failure(HttpStatusCode status, Failure expected) =>
        Assert.Equal(expected, (await Fails(new SpoiltHandler(SpoiltHandler.Text("", status)))).Failure);

    [Theory]
    [InlineData("<html>维护</html>", "text/html")]
    [InlineData("  <!DOCTYPE html>", "application/json")]
    public async Task A_page_is_no_answer(string text, string type)
    {
        var failure = await Fails(new SpoiltHandler(SpoiltHandler.Text(text, HttpStatusCode.OK, type)));
        Assert.Equal(Failure.Incompatible, failure.Failure);
        Assert.NotNull(failure.Raw);
    }

    [Fact]
    public async Task A_reset_is_repeated_where_that_is_safe()
    {
        var handler = new SpoiltHandler(SpoiltHandler.Reset, SpoiltHandler.Text("{}"));
        await Send(handler);
        Assert.Equal(2, handler.Calls);
    }

    [Fact]
    public async Task A_reset_is_not_repeated_where_that_could_do_it_twice()
    {
        var handler = new SpoiltHandler(SpoiltHandler.Reset, SpoiltHandler.Text("{}"));
        Assert.Equal(Failure.Unreachable, (await Fails(handler, isIdempotent: false)).Failure);
        Assert.Equal(1, handler.Calls);
    }

    [Fact]
    public async Task Silence_ends_in_time_and_says_so()
    {
        var failure = await Fails(new SpoiltHandler(SpoiltHandler.Silence));
        Assert.Equal("CON-03", failure.Said.Code);
    }

    [Fact]
    public async Task A_late_answer_to_the_first_attempt_is_not_taken_for_the_second()
    {
        var late = new TaskCompletionSource<HttpResponseMessage>();
        var handler = new SpoiltHandler(over => late.Task.WaitAsync(over), SpoiltHandler.Text("{\"attempt\":2}"));
        var raw = await Send(handler);
        late.SetResult(new HttpResponseMessage { Content = new StringContent("{\"attempt\":1}") });
        Assert.Contains("2", Encoding.UTF8.GetString(raw.Bytes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_beyond_the_limit_is_not_taken()
    {
        var failure = await Fails(new SpoiltHandler(SpoiltHandler.Text(new string(' ', 5000))));
        Assert.Equal("CON-08", failure.Said.Code);
    }

    [Fact]
    public async Task A_host_that_is_not_allowed_is_not_called()
    {
        var handler = new SpoiltHandler(SpoiltHandler.Text("{}"));
        Assert.Equal("CON-01", (await Fails(handler, host: "elsewhere.example")).Said.Code);
        Assert.Equal(0, handler.Calls);
    }

    [Fact]
    public async Task A_wish_to_wait_is_heeded()
    {
        var handler = new SpoiltHandler(_ =>
        {
            var answer = new HttpResponseMessage(HttpStatusCode.TooManyRequests);
            answer.Headers.TryAddWithoutValidation("Retry-After", "120");
            return Task.FromResult(answer);
        });
        Assert.NotNull((await Fails(handler)).RetryAt);
        Assert.Equal(1, handler.Calls);
    }

    [Fact]
    public void Nothing_printed_holds_a_secret()
    {
        var request = Request("bureau.example", isIdempotent: true) with
        {
            Address = new Uri("http://bureau.example/x?access_token=geheim"),
            Headers = [("access_signature", "geheim")],
        };
        var settings = new ConnectorSettings(Address, new Dictionary<string, string> { ["key"] = "geheim" });
        Assert.DoesNotContain("geheim", request.ToString() + settings, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(5, true)]
    public async Task Only_work_that_nobody_waits_for_waits_for_its_turn_in_the_quota(int patience, bool isSent)
    {
        var ledger = new MemoryCallLedger();
        var almostAMinuteAgo = TimeProvider.System.GetUtcNow() - TimeSpan.FromSeconds(59);
        for (var call = 0; call < 300; call++)
        {
            await ledger.Take(new CountedCall("leqi", "X", "诊断", almostAMinuteAgo), [], TestContext.Current.CancellationToken);
        }

        using var client = new OutboundClient(
            OutboundRules.For(Address),
            new RateGovernor(ShippedPolicy.Pack, TimeProvider.System, ledger),
            TimeProvider.System,
            new SpoiltHandler(SpoiltHandler.Text("{}"))
        )
        {
            QuotaPatience = TimeSpan.FromSeconds(patience),
        };
        var request = Request("bureau.example", isIdempotent: true) with { Gateway = "leqi" };
        var failure = await Record.ExceptionAsync(() => client.Send(request, TestContext.Current.CancellationToken));
        Assert.Equal(isSent, failure is null);
    }

    private static OutboundRequest Request(string host, bool isIdempotent) =>
        new()
        {
            Address = new Uri($"http://{host}/access"),
            Service = "TEST",
            Gateway = "test",
            Content = [],
            IsIdempotent = isIdempotent,
        };

    private static async Task<RawAnswer> Send(SpoiltHandler handler, bool isIdempotent = true, string host = "bureau.example")
    {
        var rules = OutboundRules.For(Address) with
        {
            Timeout = TimeSpan.FromMilliseconds(200),
            Attempts = 2,
            Pause = TimeSpan.FromMilliseconds(1),
            AnswerBytes = 4096,
        };
        using var client = new OutboundClient(
            rules,
            new RateGovernor(ShippedPolicy.Pack, TimeProvider.System, new MemoryCallLedger()),
            TimeProvider.System,
            handler
        );
        return await client.Send(Request(host, isIdempotent), TestContext.Current.CancellationToken);
    }

    private static Task<ConnectorException> Fails(
        SpoiltHandler handler,
        bool isIdempotent = true,
        string host = "bureau.example"
    ) => Assert.ThrowsAsync<ConnectorException>(() => Send(handler, isIdempotent, host));
}
