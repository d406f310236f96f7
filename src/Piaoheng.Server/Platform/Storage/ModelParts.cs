namespace Piaoheng.Server.Platform.Storage;

/// <summary>All owners of tables, found by type scan.</summary>
public static class ModelParts
{
    /// <summary>Every owner, in the order of its name.</summary>
    public static IReadOnlyList<IModelPart> All { get; } =
    [
        .. typeof(ModelParts)
            .Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false, IsInterface: false } && type.IsAssignableTo(typeof(IModelPart)))
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .Select(type => (IModelPart)Activator.CreateInstance(type)!),
    ];
}
