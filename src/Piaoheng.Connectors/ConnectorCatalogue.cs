namespace Piaoheng.Connectors;

/// <summary>所有渠道种类: found by type scan, by id.</summary>
public static class ConnectorCatalogue
{
    /// <summary>Every kind.</summary>
    public static IReadOnlyList<ConnectorKind> All { get; } =
    [
        .. typeof(ConnectorCatalogue)
            .Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(ConnectorKind)))
            .Select(type => (ConnectorKind)Activator.CreateInstance(type)!)
            .OrderBy(kind => kind.Id, StringComparer.Ordinal),
    ];

    /// <summary>The kind with an id; null when there is none.</summary>
    public static ConnectorKind? Find(string? id) =>
        All.FirstOrDefault(kind => string.Equals(kind.Id, id, StringComparison.Ordinal));
}
