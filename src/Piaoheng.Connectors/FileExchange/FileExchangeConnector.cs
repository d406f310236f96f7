using System.Globalization;
using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;

namespace Piaoheng.Connectors.FileExchange;

/// <summary>导出文件: looks into the folder; what is not finished being written waits.</summary>
internal sealed class FileExchangeConnector(string folder, ConnectorTools tools) : IExchangesFiles
{
    public const string FolderName = "folder";

    /// <summary>Where files go that were taken: below the folder, so that a person finds them again.</summary>
    private const string Aside = "已收";

    private const int MostFiles = 1_000;

    // Copying tools write in bursts; a file that grew just now may grow on.
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(10);

    // An archive without its end this long after the last write is broken, not unfinished: it is taken, and its fault told.
    private static readonly TimeSpan GivenUp = TimeSpan.FromMinutes(10);

    private static readonly string[] Unfinished = [".tmp", ".part", ".partial", ".crdownload", ".download", ".filepart"];
    private static readonly string[] Zipped = [".xlsx", ".zip", ".ofd"];

    public string Id => FileExchangeKind.KindId;

    public Task<IReadOnlyList<ExchangeFile>> Look(CancellationToken cancellation) =>
        Try<IReadOnlyList<ExchangeFile>>(() =>
            [
                .. new DirectoryInfo(folder)
                    .EnumerateFiles()
                    .Where(file => !IsTemporary(file.Name))
                    .OrderBy(file => file.LastWriteTimeUtc)
                    .ThenBy(file => file.Name, StringComparer.Ordinal)
                    .Take(MostFiles)
                    .Select(file => new ExchangeFile(
                        file.Name,
                        file.Length,
                        new DateTimeOffset(file.LastWriteTimeUtc),
                        IsWhole(file)
                    )),
            ]
        );

    public Task<Stream> Open(ExchangeFile file, CancellationToken cancellation) =>
        Try<Stream>(() => new FileStream(PathOf(file), FileMode.Open, FileAccess.Read, FileShare.Read));

    public Task PutAside(ExchangeFile file, CancellationToken cancellation) =>
        Try(() =>
        {
            var aside = Directory.CreateDirectory(Path.Combine(folder, Aside)).FullName;
            var name = file.Name;
            for (var copy = 2; File.Exists(Path.Combine(aside, name)); copy++)
            {
                var number = copy.ToString(CultureInfo.InvariantCulture);
                name = $"{Path.GetFileNameWithoutExtension(file.Name)} ({number}){Path.GetExtension(file.Name)}";
            }

            File.Move(PathOf(file), Path.Combine(aside, name));
            return true;
        });

    public async Task<IReadOnlyList<DocumentReading>> Read(ExchangeFile file, string taxpayerId, CancellationToken cancellation)
    {
        var reader =
            tools.Reader ?? throw new ConnectorException(Failure.Refused, ConnectorTexts.SettingMissing("没有读取文件的程序"));
        await using var stream = await Open(file, cancellation);
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, cancellation);
        return await reader.ReadAsync(file.Name, bytes.ToArray(), new ReadOptions(taxpayerId, Side.Theirs), cancellation);
    }

    private static bool IsTemporary(string name) =>
        name.StartsWith('.')
        || name.StartsWith('~')
        || Unfinished.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase);

    private bool IsWhole(FileInfo file)
    {
        var age = tools.Time.GetUtcNow().UtcDateTime - file.LastWriteTimeUtc;
        return age >= GivenUp
            || (
                age >= Settled
                && file.Length > 0
                && (!Zipped.Contains(file.Extension, StringComparer.OrdinalIgnoreCase) || HasEnd(file))
            );
    }

    /// <summary>Whether the end of the archive is there, which is written last.</summary>
    private static bool HasEnd(FileInfo file)
    {
        const int Most = 22 + ushort.MaxValue;
        using var stream = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var tail = new byte[(int)Math.Min(Most, stream.Length)];
        stream.Seek(-tail.Length, SeekOrigin.End);
        var read = stream.ReadAtLeast(tail, tail.Length, throwOnEndOfStream: false);
        return tail.AsSpan(0, read).LastIndexOf("PK\x05\x06"u8) >= 0;
    }

    private string PathOf(ExchangeFile file) => Path.Combine(folder, Path.GetFileName(file.Name));

    private Task<T> Try<T>(Func<T> action)
    {
        try
        {
            return Task.FromResult(action());
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ConnectorException(Failure.Unreachable, ConnectorTexts.FolderFailed(folder), bureau: null, exception);
        }
    }
}
