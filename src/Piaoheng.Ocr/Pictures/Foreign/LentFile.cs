using System.Buffers.Binary;
using System.Globalization;
using System.IO.MemoryMappedFiles;
using Microsoft.Win32.SafeHandles;

namespace Piaoheng.Ocr.Pictures.Foreign;

/// <summary>A file in memory for the one decoder that reads by name (HEIC, AVIF): the reading process may write no file, not even a temporary one.</summary>
/// <remarks>
/// It is made, at its full size, before the process limits itself, and filled through a mapping afterwards. What follows the
/// picture is declared free space, as its container (ISO/IEC 14496-12) has it.
/// </remarks>
public static class LentFile
{
    private const int HeaderBytes = 8;
    private static SafeFileHandle? _handle;

    /// <summary>Bytes of the file; a larger picture is not taken.</summary>
    public static int Size => 64 * 1024 * 1024;

    /// <summary>Takes the file for the life of the process.</summary>
    public static void Use(SafeFileHandle handle) => _handle = handle;

    /// <summary>Lays a picture into it.</summary>
    /// <returns>The name to read it by; null where there is no such file, or it is too small.</returns>
    internal static string? Hold(ReadOnlySpan<byte> picture)
    {
        if (_handle is not { } handle || picture.Length > Size - HeaderBytes)
        {
            return null;
        }

        using var map = MemoryMappedFile.CreateFromFile(
            handle,
            mapName: null,
            Size,
            MemoryMappedFileAccess.ReadWrite,
            HandleInheritability.None,
            leaveOpen: true
        );
        using var view = map.CreateViewStream(0, Size, MemoryMappedFileAccess.ReadWrite);
        view.Write(picture);
        Span<byte> free = stackalloc byte[HeaderBytes];
        BinaryPrimitives.WriteInt32BigEndian(free, Size - picture.Length);
        "free"u8.CopyTo(free[4..]);
        view.Write(free);
        return string.Create(CultureInfo.InvariantCulture, $"/proc/self/fd/{handle.DangerousGetHandle()}");
    }
}
