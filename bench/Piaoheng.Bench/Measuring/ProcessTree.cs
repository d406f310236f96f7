using System.Globalization;

namespace Piaoheng.Bench.Measuring;

/// <summary>A process and everything that it started.</summary>
internal static class ProcessTree
{
    /// <summary>The process and its living descendants.</summary>
    public static IEnumerable<int> Of(int process)
    {
        yield return process;
        foreach (var child in Children(process))
        {
            foreach (var member in Of(child))
            {
                yield return member;
            }
        }
    }

    /// <summary>Memory held now by a process and its descendants, in MiB.</summary>
    public static int ResidentMebibytes(int process) => (int)(Of(process).Sum(member => Status(member, "VmRSS:")) / 1024);

    /// <summary>A field of <c>/proc/N/status</c> in KiB; 0 when the process is gone.</summary>
    public static long Status(int process, string field)
    {
        try
        {
            var line = File.ReadLines(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/status"))
                .FirstOrDefault(line => line.StartsWith(field, StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line[field.Length..^2].Trim(), CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private static List<int> Children(int process)
    {
        var tasks = string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/task");
        var children = new List<int>();
        try
        {
            foreach (var task in Directory.GetDirectories(tasks))
            {
                children.AddRange(
                    File.ReadAllText(Path.Combine(task, "children"))
                        .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                        .Select(id => int.Parse(id, CultureInfo.InvariantCulture))
                );
            }
        }
        catch (IOException)
        {
            // It has just ended.
        }

        return children;
    }
}
