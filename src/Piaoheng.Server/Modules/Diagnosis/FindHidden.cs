using Piaoheng.Core.Diagnosis;
using Piaoheng.Core.Diagnosis.Steps;
using Piaoheng.Server.Modules.Identities.Contracts;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;

namespace Piaoheng.Server.Modules.Diagnosis;

/// <summary>被权限隐藏: whether a company beyond the scope of whoever asks holds the number. Nothing but the yes or no leaves here.</summary>
internal sealed class FindHidden(IServiceScopeFactory scopes, Actor actor)
{
    /// <summary>The rules that hide something; empty where none does.</summary>
    public async Task<IReadOnlyList<string>> Find(DiagnosisQuery query, Subject subject, CancellationToken cancellation)
    {
        if (subject.IsHidden)
        {
            return [RightsStep.ByRecords];
        }

        List<string> wanted = [.. FindInvoice.KeysOf(query)];
        if (actor.Scope.Taxpayers is not { } known || wanted.Count == 0)
        {
            return [];
        }

        // Only as the program itself: for whoever asks, these companies are not there.
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ActorSource>().Instead = Actor.Program;
        var companies = await scope.ServiceProvider.GetRequiredService<ITaxpayers>().All(cancellation);
        var beyond = companies.Select(company => company.TaxpayerId).Except(known).ToList();
        var hits = await scope.ServiceProvider.GetRequiredService<IKeySearch>().Find(beyond, wanted, cancellation);
        return hits.Count > 0 ? [RightsStep.ByCompanies] : [];
    }
}
