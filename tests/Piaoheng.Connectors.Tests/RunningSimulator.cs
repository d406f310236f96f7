using Microsoft.AspNetCore.Builder;
using Piaoheng.BureauSimulator;

namespace Piaoheng.Connectors.Tests;

/// <summary>A 模拟税局 on a free port, over real HTTP.</summary>
public sealed class RunningSimulator : IAsyncLifetime
{
    private WebApplication? _app;

    /// <summary>The bureau's today: the real one, as the connectors' clock is real too.</summary>
    public static DateOnly Today { get; } =
        DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).DateTime);

    /// <summary>Where it is.</summary>
    public Uri Address => new(_app!.Urls.First());

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        _app = SimulatorApp.Build(new SimulatorOptions { Port = 0, Today = Today });
        await _app.StartAsync(TestContext.Current.CancellationToken);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await _app!.DisposeAsync();
}
