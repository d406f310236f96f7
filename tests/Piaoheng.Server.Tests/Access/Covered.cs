using Piaoheng.Server.Platform.Access;

namespace Piaoheng.Server.Tests.Access;

/// <summary>People who may do everything but one thing.</summary>
internal static class Covered
{
    /// <summary>Who may not see amounts.</summary>
    public static Actor Amounts { get; } = Without(SensitivePermissions.Amounts);

    /// <summary>Who may not do something.</summary>
    public static Actor Without(Permission missing) =>
        new("某人")
        {
            UserId = 1,
            Rights = Rights.Of(PermissionCatalogue.All.Where(right => right != missing).Select(right => right.Id)),
        };
}
