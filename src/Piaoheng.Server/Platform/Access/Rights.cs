using Piaoheng.Core.Policy;

namespace Piaoheng.Server.Platform.Access;

/// <summary>权利: the permissions that somebody's roles add up to, each with the records that it reaches.</summary>
public sealed class Rights
{
    private readonly Dictionary<string, RecordReach>? _reaches;

    private Rights(Dictionary<string, RecordReach>? reaches) => _reaches = reaches;

    /// <summary>Everything.</summary>
    public static Rights All { get; } = new(null);

    /// <summary>Nothing.</summary>
    public static Rights None { get; } = new([]);

    /// <summary>These permissions, on every record of a company.</summary>
    public static Rights Of(IEnumerable<string> permissions) =>
        Of(permissions.Select(permission => (permission, RecordReach.Company)));

    /// <summary>These permissions; one that is named twice reaches as far as the farther.</summary>
    public static Rights Of(IEnumerable<(string Permission, RecordReach Reach)> permissions)
    {
        var reaches = new Dictionary<string, RecordReach>(StringComparer.Ordinal);
        foreach (var (permission, reach) in permissions)
        {
            reaches[permission] = reaches.TryGetValue(permission, out var known) && known > reach ? known : reach;
        }

        return new Rights(reaches);
    }

    /// <summary>Those of them that are named, as far as they reach.</summary>
    public Rights Only(IEnumerable<string> permissions) =>
        Of(permissions.Where(Has).Select(permission => (permission, ReachOf(permission))));

    /// <summary>Those of them that can be used: without the amounts, none that state or approve amounts.</summary>
    public Rights Usable() =>
        _reaches is null || Has(SensitivePermissions.Amounts.Id)
            ? this
            : Only(_reaches.Keys.Where(permission => PermissionCatalogue.Find(permission) is not { NeedsAmounts: true }));

    /// <summary>Whether a permission is among them.</summary>
    public bool Has(string permission) => _reaches?.ContainsKey(permission) ?? true;

    /// <summary>Whose records a permission reaches.</summary>
    public RecordReach ReachOf(string permission) =>
        _reaches is null ? RecordReach.Company : _reaches.GetValueOrDefault(permission, RecordReach.None);
}
