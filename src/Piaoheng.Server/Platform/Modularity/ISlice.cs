namespace Piaoheng.Server.Platform.Modularity;

/// <summary>One feature of a module, in one file. Found by type scan, registered for injection, mapped when its module is on.</summary>
public interface ISlice
{
    /// <summary>Maps the routes; every one says which permission it <c>Requires</c>.</summary>
    static abstract void Map(IEndpointRouteBuilder routes);
}
