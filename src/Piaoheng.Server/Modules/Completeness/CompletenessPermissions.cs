using Piaoheng.Server.Platform.Access;

namespace Piaoheng.Server.Modules.Completeness;

/// <summary>Rights on 归集完整性.</summary>
public static class CompletenessPermissions
{
    /// <summary>See what both sides hold of each month.</summary>
    public static readonly Permission View = new("completeness.view", "查看归集完整性");

    /// <summary>Seal a proven month.</summary>
    public static readonly Permission Seal = new("completeness.seal", "核验封存") { NeedsAmounts = true };
}
