using Piaoheng.Connectors.Outbound;

namespace Piaoheng.Connectors.Tests;

/// <summary>Quotas hold before a call, and tell who used them.</summary>
public sealed class RateGovernorTests
{
    private readonly MovedClock _clock = new();
    private readonly RateGovernor _governor;

    public RateGovernorTests() => _governor = new RateGovernor(ShippedPolicy.Pack, _clock, new MemoryCallLedger());

    [Fact]
    public async Task The_call_beyond_the_limit_is_refused_and_says_who_used_it()
    {
        await Take(299, "同步");
        await Take(1, "诊断");
        var failure = await Assert.ThrowsAsync<ConnectorException>(() => Take(1, "诊断"));
        Assert.Equal(Failure.Busy, failure.Failure);
        Assert.Contains("同步 299 次", failure.Said.Render(), StringComparison.Ordinal);
        Assert.True(failure.RetryAt > _clock.GetUtcNow());
    }

    [Fact]
    public async Task After_a_minute_it_may_be_called_again()
    {
        await Take(300, "同步");
        _clock.Move(TimeSpan.FromSeconds(61));
        await Take(1, "同步");
        Assert.Equal([new QuotaUse("同步", 301, 1)], await _governor.Use("leqi", Cancellation));
    }

    [Fact]
    public async Task A_gateway_without_limits_is_counted_all_the_same()
    {
        await _governor.Take("unknown", "X", "同步", Cancellation);
        Assert.Equal(1, (await _governor.Use("unknown", Cancellation))[0].Calls);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private async Task Take(int times, string user)
    {
        for (var count = 0; count < times; count++)
        {
            await _governor.Take("leqi", "FPCY_NEW", user, Cancellation);
        }
    }
}
