using Piaoheng.Server.Platform.Web.Markup;

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

    /// <summary>What became of files, by their intake item; unknown ones are left out.</summary>
    Task<IReadOnlyDictionary<long, FileOutcome>> Outcomes(
        long taxpayerId,
        IReadOnlyCollection<long> itemIds,
        CancellationToken cancellation
    );
}

/// <summary>What became of a received file.</summary>
/// <param name="Outcome">A word of the intake: <c>reading</c>, <c>stored</c>, <c>exists</c>, <c>quarantined</c>.</param>
/// <param name="Mark">How screens show it.</param>
/// <param name="Why">说明; empty when there is nothing to say.</param>
/// <param name="InvoiceId">The invoice, where it is just one.</param>
/// <param name="BatchId">The import that it came with.</param>
public sealed record FileOutcome(string Outcome, StateMark Mark, string Why, long? InvoiceId, long BatchId)
{
    /// <summary>Whether it is still being read.</summary>
    public bool IsReading => Outcome == IntakeOutcome.Reading;
}

/// <summary>收到的一个文件.</summary>
/// <param name="Name">Name as given.</param>
/// <param name="OriginalId">The original that holds its bytes.</param>
/// <param name="ReceivedAt">When it was received.</param>
public sealed record ReceivedFile(string Name, long OriginalId, DateTimeOffset ReceivedAt);
