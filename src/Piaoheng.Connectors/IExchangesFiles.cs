using Piaoheng.Core.Documents;

namespace Piaoheng.Connectors;

/// <summary>导出文件: workbooks that a person exported at the bureau and put into a folder.</summary>
/// <remarks>A file is only looked at until it is safe with whoever takes it; then it is put aside, never deleted.</remarks>
public interface IExchangesFiles : IBureauConnector
{
    /// <summary>Files that are there, whole ones and those still being written, the oldest first.</summary>
    Task<IReadOnlyList<ExchangeFile>> Look(CancellationToken cancellation);

    /// <summary>Opens a whole file.</summary>
    Task<Stream> Open(ExchangeFile file, CancellationToken cancellation);

    /// <summary>Puts a file aside. Called only after it is safe elsewhere.</summary>
    /// <returns>Whether it was; a file that was written to since it was looked at stays, and is taken again when it is whole.</returns>
    Task<bool> PutAside(ExchangeFile file, CancellationToken cancellation);

    /// <summary>What a file gives.</summary>
    /// <param name="file">A whole file.</param>
    /// <param name="taxpayerId">纳税人识别号 of the one whose list it is.</param>
    /// <param name="cancellation">Stops the reading.</param>
    Task<IReadOnlyList<DocumentReading>> Read(ExchangeFile file, string taxpayerId, CancellationToken cancellation);
}

/// <summary>A file of an exchange folder.</summary>
/// <param name="Name">Name within the folder.</param>
/// <param name="Size">Bytes.</param>
/// <param name="WrittenAt">When it was last written to.</param>
/// <param name="IsWhole">Whether it is complete; otherwise it waits.</param>
public sealed record ExchangeFile(string Name, long Size, DateTimeOffset WrittenAt, bool IsWhole);
