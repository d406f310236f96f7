using Piaoheng.Server.Platform.Modularity;

namespace Piaoheng.Server.Modules.Trace;

/// <summary>发票全程轨迹: one axis of time for an invoice over both systems, with the answer as received behind each event.</summary>
public sealed class TraceModule : Module
{
    /// <inheritdoc />
    public override string ChineseName => "发票全程轨迹";

    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services) => services.AddScoped<FindTrace>();
}
