using Piaoheng.Server.Platform.Modularity;
using Piaoheng.Server.Platform.Web;

namespace Piaoheng.Server.Modules.Diagnosis;

/// <summary>查无发票诊断: answers 「为什么系统里没有这张发票？」 from everything that is stored.</summary>
public sealed class DiagnosisModule : Module
{
    /// <inheritdoc />
    public override string ChineseName => "查无发票诊断";

    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services) =>
        services
            .AddScoped<FindInvoice>()
            .AddScoped<FindSimilar>()
            .AddScoped<GatherPeople>()
            .AddScoped<FindHidden>()
            .AddScoped<LearnArrival>()
            .AddScoped<GatherSurroundings>()
            .AddScoped<GatherFacts>()
            .AddScoped<SuspectPair>()
            .AddScoped<DemoExampleShelf>()
            .AddSingleton(
                new NavigationEntry(NavigationGroup.Find, 220, "查无发票诊断", "诊断", "stethoscope", "diagnose")
                {
                    Key = "D",
                    Permission = DiagnosisPermissions.Ask,
                }
            );
}
