using System.Reflection;

namespace Piaoheng.Server.Platform.Access;

/// <summary>所有权限: found in the static fields of the program's types.</summary>
public static class PermissionCatalogue
{
    /// <summary>Whether somebody may do what a module of this program offers; false where no module offers it. For links from one module to another.</summary>
    public static bool May(Actor actor, string permission) => Find(permission) is { } right && actor.May(right);

    /// <summary>The permission of an id; null when no module offers it.</summary>
    public static Permission? Find(string id) =>
        All.FirstOrDefault(known => string.Equals(known.Id, id, StringComparison.Ordinal));

    /// <summary>Every permission, by id.</summary>
    public static IReadOnlyList<Permission> All { get; } =
    [
        .. typeof(PermissionCatalogue)
            .Assembly.GetTypes()
            .Where(type => type.Name.EndsWith("Permissions", StringComparison.Ordinal))
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public))
            .Where(field => field.FieldType == typeof(Permission))
            .Select(field => (Permission)field.GetValue(null)!)
            .OrderBy(permission => permission.Id, StringComparer.Ordinal),
    ];
}
