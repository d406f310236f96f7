using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Formats;

namespace Piaoheng.Server.Commands;

/// <summary>Reads many files from disk, as many at a time as the machine has processors, and gives the results in the order of the files.</summary>
internal static class FileReading
{
    public static async IAsyncEnumerable<IReadOnlyList<DocumentReading>> ReadAllAsync(
        IDocumentReader reader,
        IReadOnlyList<InputFile> files,
        ReadOptions options,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        // Bounded, so that a folder of any size holds only a few files in memory.
        var started = Channel.CreateBounded<Task<IReadOnlyList<DocumentReading>>>(Environment.ProcessorCount * 2);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var feeding = FeedAsync();
        try
        {
            await foreach (var reading in started.Reader.ReadAllAsync(ct))
            {
                yield return await reading;
            }
        }
        finally
        {
            await stop.CancelAsync();
        }

        await feeding;

        async Task FeedAsync()
        {
            try
            {
                foreach (var file in files)
                {
                    await started.Writer.WriteAsync(ReadOneAsync(reader, file.Path, options, stop.Token), stop.Token);
                }
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                // The consumer has stopped; what was started ends by the same token.
            }
            finally
            {
                started.Writer.Complete();
            }
        }
    }

    private static async Task<IReadOnlyList<DocumentReading>> ReadOneAsync(
        IDocumentReader reader,
        string file,
        ReadOptions options,
        CancellationToken ct
    )
    {
        byte[] bytes;
        try
        {
            if (new FileInfo(file).Length > Limits.FileBytes)
            {
                return [FormatCatalogue.Unreadable(new FileBytes(file, default), UnreadableReason.TooLarge)];
            }

            bytes = await File.ReadAllBytesAsync(file, ct);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [FormatCatalogue.Unreadable(new FileBytes(file, default), UnreadableReason.NoAccess)];
        }

        return await reader.ReadAsync(file, bytes, options, ct);
    }
}
