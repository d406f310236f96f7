using System.Globalization;

namespace Piaoheng.Bench.Measuring;

/// <summary>What the machine gives and what it does beside: a figure without them says nothing.</summary>
internal static class Machine
{
    public static string Describe()
    {
        var processor =
            File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) ?? "";
        var memory = File.ReadLines("/proc/meminfo").First().Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            machine: {Environment.ProcessorCount} cores, {processor.Split(':')[^1].Trim()}, {long.Parse(
                memory,
                CultureInfo.InvariantCulture
            ) / 1024} MiB
            system:  {File.ReadAllText("/proc/version").Split(" (")[0]}, .NET {Environment.Version}
            limits:  cpu {Limit("cpu.max")}, memory {Limit("memory.max")}
            load:    {File.ReadAllText("/proc/loadavg").Trim()}
            """
        );
    }

    // Of a container, where there is one.
    private static string Limit(string name)
    {
        var path = "/sys/fs/cgroup/" + name;
        return File.Exists(path) ? File.ReadAllText(path).Trim() : "none";
    }
}
