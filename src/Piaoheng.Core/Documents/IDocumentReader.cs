namespace Piaoheng.Core.Documents;

/// <summary>Turns the bytes of one file into readings. The program implements it by the worker process, tests and the worker itself in the same process.</summary>
public interface IDocumentReader
{
    /// <summary>Reads one file; never throws for bad content, which becomes an unreadable reading with its reason.</summary>
    /// <param name="fileName">Name as given, with folders if the caller has them; only its last part and ending are looked at.</param>
    /// <param name="content">All bytes of the file.</param>
    /// <param name="options">What the caller knows.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>One element for the file, or one for each member of an archive.</returns>
    Task<IReadOnlyList<DocumentReading>> ReadAsync(
        string fileName,
        ReadOnlyMemory<byte> content,
        ReadOptions options,
        CancellationToken cancellationToken
    );
}
