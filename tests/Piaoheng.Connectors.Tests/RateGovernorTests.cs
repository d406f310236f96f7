using Piaoheng.Connectors.Outbound;

namespace Piaoheng.Connectors.Tests;

/// <summary>Quotas hold before a call, and tell who used them.</summary>
public sealed class RateGovernorTests
{
    private readonly MovedClock _clock = new();
    private readonly RateGovernor _governor;

    public RateGovernorTests() => _governor = new RateGovernor(ShippedPolicy.Pack, _clock);

    [Fact]
    public void The_call_beyond_the_limit_is_refused_and_says_who_used_it()
    {
        Take(299, "同步");
        Take(1, "诊断");
        var failure = Assert.Throws<ConnectorException>(() => Take(1, "诊断"));
        Assert.Equal(Failure.Busy, failure.Failure);
        Assert.Contains("同步 299 次", failure.Said.Render(), StringComparison.Ordinal);
        Assert.True(failure.RetryAt > _clock.GetUtcNow());
    }

    [Fact]
    public void After_a_minute_it_may_be_called_again()
    {
        Take(300, "同步");
        _clock.Move(TimeSpan.FromSeconds(61));
        Take(1, "同步");
        Assert.Equal([new QuotaUse("同步", 301, 1)], _governor.Use("leqi"));
    }

    [Fact]
    public void A_gateway_without_limits_is_counted_all_the_same()
    {
        _governor.Take("unknown", "X", "同步");
        Assert.Equal(1, _governor.Use("unknown")[0].Calls);
    }

    private void Take(int times, string user)
    {
        for (var count = 0; count < times; count++)
        {
            _governor.Take("leqi", "FPCY_NEW", user);
        }
    }
}
