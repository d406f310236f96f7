using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Web;

namespace Piaoheng.Server.Modules.Taxpayers;

/// <summary>Answers the pages' question which company an address means.</summary>
internal sealed class TaxpayerChoices(ITaxpayers taxpayers) : ITaxpayerChoices
{
    public async Task<CurrentTaxpayer?> Find(string taxId, CancellationToken cancellation) =>
        await taxpayers.FindByNumber(taxId, cancellation) is { } found ? Choice(found) : null;

    public async Task<IReadOnlyList<CurrentTaxpayer>> List(int limit, CancellationToken cancellation) =>
        [.. (await taxpayers.All(cancellation)).Take(limit).Select(Choice)];

    private static CurrentTaxpayer Choice(Taxpayer taxpayer) => new(taxpayer.TaxpayerId, taxpayer.Number, taxpayer.Name);
}
