using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Policy;

namespace Piaoheng.Formats;

/// <summary>所有文件格式: finds the reader for a file and runs it. In the program it runs only inside the worker process.</summary>
public sealed class FormatCatalogue : IDocumentReader
{
    private readonly List<FormatReader> _readers;

    /// <summary>All readers of this assembly, working by the given policy.</summary>
    public FormatCatalogue(PolicyPack policy) => _readers = FindReaders(policy);

    /// <inheritdoc />
    public Task<IReadOnlyList<DocumentReading>> ReadAsync(
        string fileName,
        ReadOnlyMemory<byte> content,
        ReadOptions options,
        CancellationToken cancellationToken
    ) => Task.FromResult(Read(new FileBytes(fileName, content), options));

    /// <summary>Reads one file in this process.</summary>
    public IReadOnlyList<DocumentReading> Read(FileBytes file, ReadOptions options)
    {
        if (file.Content.IsEmpty)
        {
            return [Unreadable(file, UnreadableReason.Empty)];
        }

        if (file.Content.Length > Limits.FileBytes)
        {
            return [Unreadable(file, UnreadableReason.TooLarge)];
        }

        FormatReader? best = null;
        var bestScore = 0;
        foreach (var reader in _readers)
        {
            var score = reader.Score(file);
            if (score > bestScore)
            {
                (best, bestScore) = (reader, score);
            }
        }

        if (best is null)
        {
            return [Unreadable(file, UnreadableReason.Unsupported)];
        }

        try
        {
            return best.Read(file, options);
        }
#pragma warning disable CA1031 // The edge of the readers: whatever a damaged file does to a parser costs this file only.
        catch (Exception exception) when (exception is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            return [Unreadable(file, UnreadableReason.Broken)];
        }
    }

    /// <summary>The one reading of a file that cannot be read.</summary>
    public static DocumentReading Unreadable(FileBytes file, string reason) =>
        new(
            file.Name,
            null,
            [
                new Reading
                {
                    File = file.Name,
                    Kind = KindId.Unreadable,
                    Reason = reason,
                },
            ]
        );

    private static List<FormatReader> FindReaders(PolicyPack policy) =>
        [
            .. typeof(FormatCatalogue)
                .Assembly.GetTypes()
                .Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(FormatReader)))
                .OrderBy(type => type.FullName, StringComparer.Ordinal)
                .Select(type => Create(type, policy)),
        ];

    private static FormatReader Create(Type type, PolicyPack policy)
    {
        var reader = (FormatReader)Activator.CreateInstance(type)!;
        reader.Policy = policy;
        return reader;
    }
}
