namespace Piaoheng.Bench;

/// <summary>Where the bench finds the published program and keeps its made-up files.</summary>
internal static class BenchFolders
{
    /// <summary>Made-up input, kept from run to run; not on a memory disk, because durable writes are part of what is measured.</summary>
    public static string Work { get; } = Made(Variable("PIAOHENG_BENCH_WORK"));

    /// <summary>The published program.</summary>
    public static string Program { get; } = Path.Combine(Variable("PIAOHENG_PUBLISHED"), "piaoheng");

    /// <summary>Its models of recognition.</summary>
    public static string Models { get; } = Path.Combine(Variable("PIAOHENG_PUBLISHED"), "models");

    /// <summary>Address of a PostgreSQL server for the bench; null = none.</summary>
    public static string? Postgres { get; } = Environment.GetEnvironmentVariable("PIAOHENG_BENCH_POSTGRES");

    /// <summary>Process of that server.</summary>
    public static int PostgresProcess { get; } =
        int.Parse(
            Environment.GetEnvironmentVariable("PIAOHENG_BENCH_POSTGRES_PID") ?? "0",
            System.Globalization.CultureInfo.InvariantCulture
        );

    /// <summary>A new empty folder, whatever stood there before.</summary>
    public static string Fresh(string name)
    {
        var path = Path.Combine(Work, name);
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }

        return Made(path);
    }

    private static string Made(string path) => Directory.CreateDirectory(path).FullName;

    private static string Variable(string name) =>
        Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"{name} is not set: run ./bench.sh.");
}
