using System.Globalization;
using System.Security.Cryptography;
using Piaoheng.Server.Platform.Home;
using Piaoheng.Server.Platform.Outcomes;

namespace Piaoheng.Server.Platform.Files;

/// <summary>原件库: keeps received files byte for byte under the hash of their content; written once, never changed.</summary>
/// <remarks>
/// A file appears complete or not at all: written beside, synced, renamed, the folder synced. Only then may the database speak
/// of it, so what the database knows is on the disk.
/// </remarks>
public sealed class OriginalStore(HomeFolder home, TimeProvider time)
{
    /// <summary>The disk has no room for a file.</summary>
    public static readonly RefusalText Full = new(
        "FIL-01",
        "磁盘空间不足，“{file}”未能保存；请清理数据目录所在磁盘后重新导入，已入库的文件不受影响"
    );

    private static readonly RefusalText Excess = new("FIL-02", "“{file}”超过单个文件上限 {limit} MB，请拆分后导入");

    // Older ones were left by a process that is gone; a younger one may be written right now by an import beside us.
    private static readonly TimeSpan Abandoned = TimeSpan.FromHours(1);

    /// <summary>Keeps a file; one whose bytes are there already is not written again.</summary>
    /// <param name="name">Name for messages.</param>
    /// <param name="content">The bytes, read to the end.</param>
    /// <param name="limit">Most bytes that are accepted.</param>
    /// <param name="cancellation">Stops the writing; nothing is left then.</param>
    public async Task<Outcome<StoredFile>> Save(string name, Stream content, long limit, CancellationToken cancellation)
    {
        var temporary = Path.Combine(home.Incoming, Path.GetRandomFileName());
        try
        {
            var stored = await Write(temporary, content, limit, cancellation);
            if (stored is null)
            {
                var megabytes = (limit / 1024 / 1024).ToString(CultureInfo.InvariantCulture);
                return Refusal.TooLarge(Excess, ("file", name), ("limit", megabytes));
            }

            Publish(temporary, PathOf(stored.Sha256));
            return stored;
        }
        catch (IOException exception) when (DiskFull.Is(exception))
        {
            return Refusal.StorageFull(Full, ("file", name));
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>All bytes of an original.</summary>
    /// <exception cref="InvalidDataException">The stored bytes are not the ones that were received.</exception>
    public async Task<byte[]> Read(string sha256, CancellationToken cancellation)
    {
        await using var stream = Open(sha256);
        var bytes = new byte[stream.Length - OriginalHeader.Length];
        await stream.ReadExactlyAsync(bytes, cancellation);
        return string.Equals(Convert.ToHexStringLower(SHA256.HashData(bytes)), sha256, StringComparison.Ordinal)
            ? bytes
            : throw new InvalidDataException($"The original {sha256} is damaged.");
    }

    /// <summary>The original as a stream that stands at its first byte (behind the header).</summary>
    public FileStream Open(string sha256)
    {
        var stream = new FileStream(PathOf(sha256), FileMode.Open, FileAccess.Read, FileShare.Read);
        Span<byte> header = stackalloc byte[OriginalHeader.Length];
        var read = stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        OriginalHeader.RequirePlain(header[..read]);
        return stream;
    }

    /// <summary>Whether the bytes are there.</summary>
    public bool Holds(string sha256) => File.Exists(PathOf(sha256));

    /// <summary>Removes what processes that are gone left half written.</summary>
    /// <returns>How many files were removed.</returns>
    public int Sweep()
    {
        var before = time.GetUtcNow() - Abandoned;
        var swept = 0;
        foreach (var file in Directory.EnumerateFiles(home.Incoming))
        {
            if (File.GetLastWriteTimeUtc(file) < before.UtcDateTime)
            {
                File.Delete(file);
                swept++;
            }
        }

        return swept;
    }

    private static async Task<StoredFile?> Write(string path, Stream content, long limit, CancellationToken cancellation)
    {
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await file.WriteAsync(OriginalHeader.ForPlain(), cancellation);
        var buffer = new byte[1 << 16];
        var size = 0L;
        int read;
        while ((read = await content.ReadAsync(buffer, cancellation)) > 0)
        {
            size += read;
            if (size > limit)
            {
                return null;
            }

            hash.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), cancellation);
        }

        file.Flush(flushToDisk: true);
        return new StoredFile(Convert.ToHexStringLower(hash.GetHashAndReset()), size);
    }

    private void Publish(string temporary, string path)
    {
        if (File.Exists(path))
        {
            return;
        }

        var folder = Path.GetDirectoryName(path)!;
        if (!Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder);
            DurableFolder.Sync(home.Originals);
        }

        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(temporary, UnixFileMode.UserRead | UnixFileMode.GroupRead);
        }

        // Another process may have put the same bytes there meanwhile: then either file is as good as the other.
        File.Move(temporary, path, overwrite: true);
        DurableFolder.Sync(folder);
    }

    private string PathOf(string sha256) => Path.Combine(home.Originals, sha256[..2], sha256);
}
