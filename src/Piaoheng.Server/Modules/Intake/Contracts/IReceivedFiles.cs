namespace Piaoheng.Server.Modules.Intake.Contracts;

/// <summary>收到的文件, for pages of other modules that name them.</summary>
public interface IReceivedFiles
{
    /// <summary>Files by their intake item; unknown ones are left out.</summary>
    Task<IReadOnlyDictionary<long, ReceivedFile>> Find(
        long taxpayerId,
        IReadOnlyCollection<long> itemIds,
        CancellationToken cancellation
    );
}

/// <summary>收到的一个文件.</summary>
/// <param name="Name">Name as given.</param>
/// <param name="OriginalId">The original that holds its bytes.</param>
/// <param name="ReceivedAt">When it was received.</param>
public sealed record ReceivedFile(string Name, long OriginalId, DateTimeOffset ReceivedAt);
