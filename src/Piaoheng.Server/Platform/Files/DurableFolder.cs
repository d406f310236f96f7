using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Piaoheng.Server.Platform.Files;

/// <summary>Makes the entries of a folder durable: a file renamed into it is only sure to be there after a power cut when the folder was synced.</summary>
/// <remarks>.NET cannot open a folder, so <c>open</c> and <c>fsync</c> are called directly. Windows writes its folders through by itself.</remarks>
internal static partial class DurableFolder
{
    public static void Sync(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var descriptor = Open(folder, 0);
        if (descriptor < 0)
        {
            throw Failed(folder);
        }

        try
        {
            if (SyncDescriptor(descriptor) != 0)
            {
                throw Failed(folder);
            }
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    private static IOException Failed(string folder)
    {
        var code = Marshal.GetLastPInvokeError();
        return new IOException($"Cannot sync {folder}: {new Win32Exception(code).Message}", code);
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SyncDescriptor(int descriptor);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Close(int descriptor);
}
