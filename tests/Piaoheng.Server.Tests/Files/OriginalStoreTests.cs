using System.Security.Cryptography;
using Piaoheng.Server.Platform.Files;
using Piaoheng.Server.Platform.Home;
using Piaoheng.Server.Platform.Outcomes;

namespace Piaoheng.Server.Tests.Files;

public sealed class OriginalStoreTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("piaoheng-files").FullName;
    private readonly HomeFolder _home;
    private readonly OriginalStore _store;

    public OriginalStoreTests()
    {
        _home = new HomeFolder(_folder);
        _store = new OriginalStore(_home, TimeProvider.System);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Bytes_come_back_as_they_were_received()
    {
        var bytes = Bytes(200_000);
        var stored = (await Save(bytes)).Value;
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), stored.Sha256);
        Assert.Equal(bytes.Length, stored.Size);
        Assert.Equal(bytes, await _store.Read(stored.Sha256, Cancellation));
    }

    /// <summary>paperless-ngx #5614: files were renamed on the disk and not in the database; ours are named by their content.</summary>
    [Fact]
    public async Task Same_bytes_are_written_once_and_nothing_is_left_beside()
    {
        var first = (await Save(Bytes(1_000))).Value;
        var file = Assert.Single(Directory.GetFiles(_home.Originals, "*", SearchOption.AllDirectories));
        var written = File.GetLastWriteTimeUtc(file);
        var second = (await Save(Bytes(1_000))).Value;
        Assert.Equal(first, second);
        Assert.Equal(written, File.GetLastWriteTimeUtc(file));
        Assert.Empty(Directory.GetFiles(_home.Incoming));
    }

    /// <summary>paperless-ngx #1144: originals became empty files.</summary>
    [Fact]
    public async Task A_stored_original_cannot_be_written()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess, "Root may write every file.");
        await Save(Bytes(10));
        var file = Assert.Single(Directory.GetFiles(_home.Originals, "*", SearchOption.AllDirectories));
        Assert.Throws<UnauthorizedAccessException>(() => File.OpenWrite(file).Dispose());
    }

    [Fact]
    public async Task A_damaged_original_is_not_given_out()
    {
        var stored = (await Save(Bytes(100))).Value;
        var file = Assert.Single(Directory.GetFiles(_home.Originals, "*", SearchOption.AllDirectories));
        var raw = await File.ReadAllBytesAsync(file, Cancellation);
        raw[^1] ^= 1;
        File.Delete(file);
        await File.WriteAllBytesAsync(file, raw, Cancellation);
        await Assert.ThrowsAsync<InvalidDataException>(() => _store.Read(stored.Sha256, Cancellation));
    }

    [Fact]
    public async Task A_file_above_the_limit_is_refused_and_leaves_nothing()
    {
        await using var content = new MemoryStream(Bytes(101));
        var outcome = await _store.Save("大文件.pdf", content, 100, Cancellation);
        Assert.Equal(RefusalKind.TooLarge, outcome.Refusal!.Kind);
        Assert.Empty(Directory.GetFiles(_folder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_stream_that_breaks_leaves_nothing()
    {
        await using var content = new BreakingStream();
        await Assert.ThrowsAsync<IOException>(() => _store.Save("断开.pdf", content, 1_000, Cancellation));
        Assert.Empty(Directory.GetFiles(_folder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_full_disk_is_a_refusal_that_names_the_file()
    {
        await using var content = new BreakingStream(noSpace: true);
        var outcome = await _store.Save("断开.pdf", content, 1_000, Cancellation);
        Assert.Equal(RefusalKind.StorageFull, outcome.Refusal!.Kind);
        Assert.Contains("断开.pdf", outcome.Refusal.Text.Render(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_sweep_removes_only_what_was_abandoned()
    {
        var old = Path.Combine(_home.Incoming, "old");
        var young = Path.Combine(_home.Incoming, "young");
        File.WriteAllText(old, "x");
        File.WriteAllText(young, "x");
        File.SetLastWriteTimeUtc(old, TimeProvider.System.GetUtcNow().AddHours(-2).UtcDateTime);
        Assert.Equal(1, _store.Sweep());
        Assert.Equal([young], Directory.GetFiles(_home.Incoming));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<Outcome<StoredFile>> Save(byte[] bytes)
    {
        await using var content = new MemoryStream(bytes);
        return await _store.Save("测试.bin", content, 1_000_000, Cancellation);
    }

    private static byte[] Bytes(int count) => [.. Enumerable.Range(0, count).Select(index => (byte)(index * 7 % 251))];

    /// <summary>Gives some bytes and then fails.</summary>
    private sealed class BreakingStream(bool noSpace = false) : MemoryStream(new byte[50])
    {
        private bool _given;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_given)
            {
                throw new IOException("broken", noSpace ? 28 : 5);
            }

            _given = true;
            return await base.ReadAsync(buffer, cancellationToken);
        }
    }
}
