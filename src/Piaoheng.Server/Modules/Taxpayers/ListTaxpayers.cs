using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Modularity;

namespace Piaoheng.Server.Modules.Taxpayers;

/// <summary>All our companies.</summary>
public sealed class ListTaxpayers(ITaxpayers taxpayers) : ISlice
{
    /// <inheritdoc />
    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/api/taxpayers", (ListTaxpayers slice, CancellationToken cancellation) => slice.List(cancellation))
            .Requires(TaxpayersPermissions.View);

    /// <summary>All our companies, in the order of their names.</summary>
    public Task<IReadOnlyList<Taxpayer>> List(CancellationToken cancellation) => taxpayers.All(cancellation);
}
