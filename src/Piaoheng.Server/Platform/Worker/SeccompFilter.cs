using System.Runtime.InteropServices;

namespace Piaoheng.Server.Platform.Worker;

/// <summary>A seccomp filter that takes the network, new processes and changes of the file system from a worker; Linux on x86-64.</summary>
/// <remarks>
/// Denied calls fail with EPERM and the worker goes on. <c>clone</c> stays, threads need it.
/// Numbers: arch/x86/entry/syscalls/syscall_64.tbl of the Linux kernel.
/// </remarks>
internal static class SeccompFilter
{
    private const uint ArchX8664 = 0xC000003E;
    private const uint Allow = 0x7FFF0000;
    private const uint KillProcess = 0x80000000;
    private const uint FailWithPermissionError = 0x00050000 | 1;
    private const uint X32Bit = 0x40000000;

    private const ushort LoadWord = 0x20;
    private const ushort JumpIfEqual = 0x15;
    private const ushort JumpIfAtLeast = 0x35;
    private const ushort Return = 0x06;

    private static readonly uint[] Denied =
    [
        41, // socket
        42, // connect
        43, // accept
        49, // bind
        50, // listen
        53, // socketpair
        57, // fork
        58, // vfork
        59, // execve
        76, // truncate
        82, // rename
        83, // mkdir
        84, // rmdir
        86, // link
        87, // unlink
        88, // symlink
        90, // chmod
        101, // ptrace
        165, // mount
        258, // mkdirat
        263, // unlinkat
        264, // renameat
        265, // linkat
        266, // symlinkat
        268, // fchmodat
        272, // unshare
        288, // accept4
        308, // setns
        310, // process_vm_readv
        311, // process_vm_writev
        316, // renameat2
        321, // bpf
        322, // execveat
        425, // io_uring_setup
        426, // io_uring_enter
        427, // io_uring_register
    ];

    /// <summary>Whether this system has a table here.</summary>
    public static bool IsSupported => OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == Architecture.X64;

    /// <summary>Installs the filter for all threads of this process; it cannot be taken off again.</summary>
    /// <returns>False when the kernel refuses.</returns>
    public static bool Install()
    {
        var program = Build();
        var bytes = Marshal.AllocHGlobal(program.Length * 8);
        try
        {
            for (var i = 0; i < program.Length; i++)
            {
                Marshal.WriteInt64(bytes, i * 8, program[i]);
            }

            var filter = new FilterProgram { Length = (ushort)program.Length, Instructions = bytes };
            return WorkerSandbox.InstallSeccomp(ref filter);
        }
        finally
        {
            Marshal.FreeHGlobal(bytes);
        }
    }

    private static long[] Build()
    {
        var program = new List<long>
        {
            Instruction(LoadWord, 0, 0, 4), // architecture
            Instruction(JumpIfEqual, 1, 0, ArchX8664),
            Instruction(Return, 0, 0, KillProcess),
            Instruction(LoadWord, 0, 0, 0), // number of the call
            Instruction(JumpIfAtLeast, (byte)(Denied.Length + 1), 0, X32Bit),
        };
        for (var i = 0; i < Denied.Length; i++)
        {
            program.Add(Instruction(JumpIfEqual, (byte)(Denied.Length - i), 0, Denied[i]));
        }

        program.Add(Instruction(Return, 0, 0, Allow));
        program.Add(Instruction(Return, 0, 0, FailWithPermissionError));
        return [.. program];
    }

    // struct sock_filter { u16 code; u8 jump-if-true; u8 jump-if-false; u32 value; }
    private static long Instruction(ushort code, byte ifTrue, byte ifFalse, uint value) =>
        unchecked((long)(code | ((ulong)ifTrue << 16) | ((ulong)ifFalse << 24) | ((ulong)value << 32)));

    /// <summary>struct sock_fprog.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct FilterProgram
    {
        public ushort Length;
        public nint Instructions;
    }
}
