using System.Globalization;
using System.Runtime.InteropServices;

namespace Piaoheng.Bench.Measuring;

/// <summary>Processor time as the kernel counts it: user + system, so that what else runs on the machine is not in it.</summary>
internal static partial class ProcessorTime
{
    private const int OfEndedChildren = -1;

    /// <summary>Of this process.</summary>
    public static TimeSpan Own => Environment.CpuUsage.TotalTime;

    /// <summary>Of all child processes that have ended, their own children included.</summary>
    public static TimeSpan Children
    {
        get
        {
            if (GetUsage(OfEndedChildren, out var usage) != 0)
            {
                throw new InvalidOperationException("getrusage failed.");
            }

            return TimeSpan.FromSeconds(usage.UserSeconds + usage.SystemSeconds)
                + TimeSpan.FromMicroseconds(usage.UserMicroseconds + usage.SystemMicroseconds);
        }
    }

    /// <summary>Of a running process, with the children that it has waited for and those that still run.</summary>
    public static TimeSpan OfTree(int process) =>
        ProcessTree.Of(process).Aggregate(TimeSpan.Zero, (sum, member) => sum + OfProcess(member));

    private static TimeSpan OfProcess(int process)
    {
        try
        {
            // Behind the name in brackets: state is field 3; utime, stime, cutime and cstime are fields 14 to 17, in hundredths.
            var stat = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/stat"));
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            var ticks = fields[11..15].Sum(field => long.Parse(field, CultureInfo.InvariantCulture));
            return TimeSpan.FromMilliseconds(ticks * 10);
        }
        catch (IOException)
        {
            return TimeSpan.Zero;
        }
    }

    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static partial int GetUsage(int who, out Usage usage);

    [StructLayout(LayoutKind.Sequential)]
    private struct Usage
    {
        public long UserSeconds;
        public long UserMicroseconds;
        public long SystemSeconds;
        public long SystemMicroseconds;
        private unsafe fixed long _others[14];
    }
}
