using System.CommandLine;

namespace Piaoheng.Server.Commands;

/// <summary>Options that every command with a database knows.</summary>
internal static class SharedOptions
{
    public static readonly Option<string?> Home = new("--home")
    {
        Description = "数据目录（默认取环境变量 PIAOHENG_HOME，再默认 ./piaoheng-data）",
        Recursive = true,
    };

    public static readonly Option<string?> Database = new("--database")
    {
        Description = "PostgreSQL 连接，如 \"Host=…;Username=…;Database=…\"；不写则用数据目录内的 SQLite",
        Recursive = true,
    };

    /// <summary>For whoever brings the schema up to date: serve and doctor.</summary>
    public static readonly Option<string?> DatabaseAdmin = new("--database-admin")
    {
        Description =
            "升级数据库结构用的 PostgreSQL 连接（表的所有者）；写了它，--database 的账号就不必拥有任何表，行级安全才对它生效",
    };
}
