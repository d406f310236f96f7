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
}
