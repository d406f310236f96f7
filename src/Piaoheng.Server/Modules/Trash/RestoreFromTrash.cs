using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Modules.Trash.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Modularity;
using Piaoheng.Server.Platform.Outcomes;

namespace Piaoheng.Server.Modules.Trash;

/// <summary>恢复: brings a thing of any kind back where it was.</summary>
public sealed class RestoreFromTrash(IEnumerable<ITrashSource> sources) : ISlice
{
    /// <inheritdoc />
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/taxpayers/{taxpayer}/trash/{kind}/{id:long}/restore", Answer).Requires(TrashPermissions.Restore);

    /// <summary>Brings it back.</summary>
    /// <returns>What it is called.</returns>
    public async Task<Outcome<string>> Restore(
        long taxpayerId,
        (string Kind, long Id) thing,
        Actor actor,
        CancellationToken cancellation
    ) =>
        sources.FirstOrDefault(source => string.Equals(source.Kind, thing.Kind, StringComparison.Ordinal)) is { } source
            ? await source.Restore(taxpayerId, thing.Id, actor, cancellation)
            : Refusal.NotFound;

    private static async Task<IResult> Answer(
        RestoreFromTrash slice,
        ITaxpayers taxpayers,
        Actor actor,
        string taxpayer,
        string kind,
        long id,
        CancellationToken cancellation
    ) =>
        await taxpayers.FindByNumber(taxpayer, cancellation) is { } found
            ? await slice
                .Restore(found.TaxpayerId, (kind, id), actor, cancellation)
                .ToHttp(name => Results.Ok(new { restored = name }))
            : Refusal.NotFound.ToHttp();
}
