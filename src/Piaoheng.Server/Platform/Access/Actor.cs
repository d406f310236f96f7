namespace Piaoheng.Server.Platform.Access;

/// <summary>操作人: who does something; written to the audit log.</summary>
/// <param name="Name">Name as the log shows it.</param>
public sealed record Actor(string Name)
{
    /// <summary>Who acts before sign-in exists: the person at this machine, with all permissions.</summary>
    public static Actor LocalOperator { get; } = new("本机操作员");

    /// <summary>The program itself, in work nobody started by hand.</summary>
    public static Actor Program { get; } = new("系统");

    /// <summary>Whether the actor may do it. Until sign-in exists everybody at the machine may.</summary>
    public bool May(Permission permission) => permission is not null;
}
