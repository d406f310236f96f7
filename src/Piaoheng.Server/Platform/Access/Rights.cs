namespace Piaoheng.Server.Platform.Access;

/// <summary>权利: the permissions that somebody's roles add up to.</summary>
public sealed class Rights
{
    private readonly HashSet<string>? _permissions;

    private Rights(HashSet<string>? permissions) => _permissions = permissions;

    /// <summary>Everything.</summary>
    public static Rights All { get; } = new(null);

    /// <summary>Nothing.</summary>
    public static Rights None { get; } = new([]);

    /// <summary>These permissions.</summary>
    public static Rights Of(IEnumerable<string> permissions) => new(permissions.ToHashSet(StringComparer.Ordinal));

    /// <summary>Whether a permission is among them.</summary>
    public bool Has(string permission) => _permissions?.Contains(permission) ?? true;
}
