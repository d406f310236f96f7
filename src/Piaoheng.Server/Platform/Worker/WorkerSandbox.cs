using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Piaoheng.Server.Platform.Worker;

/// <summary>读取进程的沙箱: what a worker takes from itself before it reads the first byte from outside.</summary>
internal static partial class WorkerSandbox
{
    private const int LimitCpu = 0;
    private const int LimitFileSize = 1;
    private const int LimitData = 2;
    private const int NoNewPrivileges = 38;
    private const long SeccompCall = 317;
    private const uint SetModeFilter = 1;
    private const uint SyncThreads = 1;
    private const uint CloseOnExec = 1;

    /// <summary>Which parts of the sandbox hold.</summary>
    /// <param name="Memory">RLIMIT_DATA.</param>
    /// <param name="Files">RLIMIT_FSIZE 0: no file can be written.</param>
    /// <param name="Cpu">RLIMIT_CPU.</param>
    /// <param name="Calls">no-new-privileges and the seccomp filter.</param>
    public readonly record struct State(bool Memory, bool Files, bool Cpu, bool Calls)
    {
        public bool IsComplete => Memory && Files && Cpu && Calls;

        public override string ToString() => $"memory={Word(Memory)} files={Word(Files)} cpu={Word(Cpu)} calls={Word(Calls)}";

        private static string Word(bool holds) => holds ? "limited" : "open";
    }

    /// <summary>Limits this process for the rest of its life.</summary>
    public static State Enter(WorkerLimits limits)
    {
        if (!OperatingSystem.IsLinux())
        {
            return default;
        }

        return new State(
            Memory: Set(LimitData, limits.DataBytes),
            Files: Set(LimitFileSize, 0),
            Cpu: Set(LimitCpu, limits.CpuSeconds),
            Calls: prctl(NoNewPrivileges, 1, 0, 0, 0) == 0 && SeccompFilter.IsSupported && SeccompFilter.Install()
        );
    }

    /// <summary>A file in memory of this size, which can be filled through a mapping when no file can be written any more; null where there are none.</summary>
    public static SafeFileHandle? FileInMemory(int size)
    {
        if (!OperatingSystem.IsLinux() || memfd_create("picture", CloseOnExec) is not (>= 0 and var descriptor))
        {
            return null;
        }

        var handle = new SafeFileHandle(descriptor, ownsHandle: true);
        RandomAccess.SetLength(handle, size);
        return handle;
    }

    internal static bool InstallSeccomp(ref SeccompFilter.FilterProgram program) =>
        syscall(SeccompCall, SetModeFilter, SyncThreads, ref program) == 0;

    private static bool Set(int resource, long value)
    {
        var limit = new ResourceLimit { Soft = (ulong)value, Hard = (ulong)value };
        return setrlimit(resource, ref limit) == 0;
    }

    [LibraryImport("libc")]
    private static partial int setrlimit(int resource, ref ResourceLimit limit);

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int memfd_create(string name, uint flags);

    [LibraryImport("libc")]
    private static partial int prctl(int option, ulong value, ulong unused3, ulong unused4, ulong unused5);

    [LibraryImport("libc")]
    private static partial long syscall(long number, uint operation, uint flags, ref SeccompFilter.FilterProgram program);

    [StructLayout(LayoutKind.Sequential)]
    private struct ResourceLimit
    {
        public ulong Soft;
        public ulong Hard;
    }
}
