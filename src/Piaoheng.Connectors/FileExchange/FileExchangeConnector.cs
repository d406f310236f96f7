using System.Globalization;
using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Text;

namespace Piaoheng.Connectors.FileExchange;

/// <summary>导出文件: looks into the folder; what is not finished being written waits.</summary>
internal sealed class FileExchangeConnector(string id, string folder, ConnectorTools tools) : IExchangesFiles
{
    private const string FolderName = "folder";

    /// <summary>Where files go that were taken: below the folder, so that a person finds them again.</summary>
    private const string Aside = "已收";

    private const int MostFiles = 1_000;

    // Copying tools write in bursts; a file that grew just now may grow on.
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(10);

    // An archive without its end this long after the last write is broken, not unfinished: it is taken, and its fault told.
    private static readonly TimeSpan GivenUp = TimeSpan.FromMinutes(10);

    private static readonly string[] Unfinished = [".tmp", ".part", ".partial", ".crdownload", ".download", ".filepart"];
    private static readonly string[] Zipped = [".xlsx", ".zip", ".ofd"];

    /// <summary>Settings of every channel that looks into a folder.</summary>
    public static IReadOnlyList<SettingField> Fields { get; } =
    [new(FolderName, "文件夹（本机的完整路径）", IsSecret: false, IsRequired: true)];

    public string Id => id;

    /// <summary>Looks into the folder of the settings.</summary>
    /// <exception cref="ConnectorException">No full path is set.</exception>
    public static FileExchangeConnector Create(string id, ConnectorSettings settings, ConnectorTools tools)
    {
        var folder = settings[FolderName].Trim();
        return Path.IsPathFullyQualified(folder)
            ? new FileExchangeConnector(id, folder, tools)
            : throw new ConnectorException(Failure.Refused, ConnectorTexts.SettingMissing("文件夹应为本机的完整路径"));
    }

    public Task<IReadOnlyList<ExchangeFile>> Look(CancellationToken cancellation) =>
        InFolder<IReadOnlyList<ExchangeFile>>(() =>
        {
            // Whole ones first: however many wait for their end, they never keep others from being taken.
            var files = new DirectoryInfo(folder)
                .EnumerateFiles()
                .Where(file => !IsTemporary(file.Name) && file.LinkTarget is null)
                .OrderBy(file => file.LastWriteTimeUtc)
                .ThenBy(file => file.Name, StringComparer.Ordinal)
                .Select(file => new ExchangeFile(
                    file.Name,
                    file.Length,
                    new DateTimeOffset(file.LastWriteTimeUtc),
                    IsWhole(file)
                ))
                .ToLookup(file => file.IsWhole);
            return [.. files[true].Take(MostFiles), .. files[false].Take(MostFiles)];
        });

    public Task<Stream> Open(ExchangeFile file, CancellationToken cancellation) =>
        OfFile<Stream>(file, () => new FileStream(PathOf(file), FileMode.Open, FileAccess.Read, FileShare.Read));

    public Task<bool> PutAside(ExchangeFile file, CancellationToken cancellation) =>
        OfFile(
            file,
            () =>
            {
                var now = new FileInfo(PathOf(file));
                if (!now.Exists || now.Length != file.Size || now.LastWriteTimeUtc != file.WrittenAt.UtcDateTime)
                {
                    return false;
                }

                var aside = Directory.CreateDirectory(Path.Combine(folder, Aside)).FullName;
                var name = file.Name;
                for (var copy = 2; File.Exists(Path.Combine(aside, name)); copy++)
                {
                    var number = copy.ToString(CultureInfo.InvariantCulture);
                    name = $"{Path.GetFileNameWithoutExtension(file.Name)} ({number}){Path.GetExtension(file.Name)}";
                }

                File.Move(PathOf(file), Path.Combine(aside, name));
                return true;
            }
        );

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

    /// <summary>Whether the end of the archive is there, which is written last. What cannot be opened says so when it is taken.</summary>
    private static bool HasEnd(FileInfo file)
    {
        const int Most = 22 + ushort.MaxValue;
        try
        {
            using var stream = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var tail = new byte[(int)Math.Min(Most, stream.Length)];
            stream.Seek(-tail.Length, SeekOrigin.End);
            var read = stream.ReadAtLeast(tail, tail.Length, throwOnEndOfStream: false);
            return tail.AsSpan(0, read).LastIndexOf("PK\x05\x06"u8) >= 0;
        }
        catch (Exception exception) when (IsDiskTrouble(exception))
        {
            return true;
        }
    }

    private string PathOf(ExchangeFile file) => Path.Combine(folder, Path.GetFileName(file.Name));

    private Task<T> InFolder<T>(Func<T> action) => Try(action, () => ConnectorTexts.FolderFailed(folder));

    private static Task<T> OfFile<T>(ExchangeFile file, Func<T> action) =>
        Try(action, () => ConnectorTexts.FileFailed(file.Name));

    private static Task<T> Try<T>(Func<T> action, Func<CodedText> failed)
    {
        try
        {
            return Task.FromResult(action());
        }
        catch (Exception exception) when (IsDiskTrouble(exception))
        {
            throw new ConnectorException(Failure.Unreachable, failed(), bureau: null, exception);
        }
    }

    private static bool IsDiskTrouble(Exception exception) => exception is IOException or UnauthorizedAccessException;
}
