using Piaoheng.Core.Policy;

namespace Piaoheng.Server.Platform.Access;

/// <summary>操作人: who does something; written to the audit log.</summary>
/// <param name="Name">Name as the log shows it.</param>
public sealed record Actor(string Name)
{
    /// <summary>Whoever runs a command on this machine: the rights of the file system decide, and they allow everything.</summary>
    public static Actor LocalOperator { get; } = new("本机操作员") { Rights = Rights.All };

    /// <summary>The program itself, in work nobody started by hand.</summary>
    public static Actor Program { get; } = new("系统") { Rights = Rights.All };

    /// <summary>Somebody who has not signed in.</summary>
    public static Actor Anonymous { get; } = new("未登录") { Scope = TaxpayerScope.Of([]) };

    private static readonly string[] NamesOfProgram = [LocalOperator.Name, Program.Name, Anonymous.Name, "演示用户（demo）"];

    /// <summary>A stored name as a page shows it: what the program itself calls somebody is a text of the program, every other name somebody's own.</summary>
    /// <remarks>The very instance of the program's own name is given, by which pages know it for a text of the program.</remarks>
    public static string Shown(string name) => Array.Find(NamesOfProgram, own => own == name) ?? name;

    /// <summary>The account; 0 = none.</summary>
    public long UserId { get; init; }

    /// <summary>What they may do.</summary>
    public Rights Rights { get; init; } = Rights.None;

    /// <summary>At which companies.</summary>
    public TaxpayerScope Scope { get; init; } = TaxpayerScope.All;

    /// <summary>部门; empty = none.</summary>
    public string Department { get; init; } = "";

    /// <summary>The accounts of the department, the own one among them; asked for only where a right reaches a department.</summary>
    public IReadOnlyList<long> Colleagues { get; init; } = [];

    /// <summary>The session in which they act; null for API keys and commands.</summary>
    public long? SessionId { get; init; }

    /// <summary>Whether a program acts by an API key.</summary>
    public bool IsByKey { get; init; }

    /// <summary>Whether nothing but choosing a new password is open to them.</summary>
    public bool MustChangePassword { get; init; }

    /// <summary>Whether it is known who they are.</summary>
    public bool IsSignedIn => UserId != 0;

    /// <summary>Whether the actor may do it.</summary>
    public bool May(Permission permission) => Rights.Has(permission.Id);

    /// <summary>Whose records the actor reaches by a right.</summary>
    /// <returns>Null = everybody's.</returns>
    public RecordOwners? OwnersSeenBy(Permission permission) =>
        Rights.ReachOf(permission.Id) switch
        {
            RecordReach.Company => null,
            RecordReach.Department when Department.Length > 0 => new RecordOwners([.. Colleagues.Append(UserId)], Department),
            RecordReach.None => new RecordOwners([], ""),
            _ => new RecordOwners([UserId], ""),
        };
}

/// <summary>记录的归属: whose records somebody sees where it is not everybody's.</summary>
/// <param name="Users">Accounts of those who brought them in.</param>
/// <param name="Department">部门 whose book rows use them; empty = none.</param>
public sealed record RecordOwners(IReadOnlyList<long> Users, string Department);
