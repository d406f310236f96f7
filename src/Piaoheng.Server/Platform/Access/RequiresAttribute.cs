using System.Reflection;

namespace Piaoheng.Server.Platform.Access;

/// <summary>所需权限: the right that a page demands, or that one of its handlers demands besides.</summary>
/// <remarks>What <c>Requires</c> is to the endpoint of a slice. A page without it opens for nobody.</remarks>
/// <param name="permissions">Class that declares the right: <c>typeof(InvoicesPermissions)</c>.</param>
/// <param name="name">Its field: <c>nameof(InvoicesPermissions.View)</c>.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class RequiresAttribute(Type permissions, string name) : Attribute
{
    /// <summary>Class that declares the right.</summary>
    public Type Permissions => permissions;

    /// <summary>Its field.</summary>
    public string Name => name;

    /// <summary>The right itself.</summary>
    public Permission Permission { get; } =
        permissions.GetField(name, BindingFlags.Static | BindingFlags.Public)?.GetValue(null) as Permission
        ?? throw new InvalidOperationException($"{permissions.Name} declares no permission {name}.");
}
