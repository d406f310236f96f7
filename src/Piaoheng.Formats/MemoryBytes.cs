using System.Runtime.InteropServices;

namespace Piaoheng.Formats;

/// <summary>Bytes in memory as a stream, without a copy where that is possible.</summary>
internal static class MemoryBytes
{
    /// <summary>A stream over the bytes, for reading.</summary>
    public static MemoryStream AsStream(ReadOnlyMemory<byte> content) =>
        MemoryMarshal.TryGetArray(content, out var segment)
            ? new MemoryStream(segment.Array!, segment.Offset, segment.Count, writable: false)
            : new MemoryStream(content.ToArray(), writable: false);
}
