namespace Piaoheng.Server.Modules.Invoices.Contracts;

/// <summary>Is told of readings of documents as they are stored, within the same unit of work. Registered by whoever wants to know.</summary>
public interface IReadingWatch
{
    /// <summary>Readings were stored.</summary>
    /// <param name="taxpayerId">本单位.</param>
    /// <param name="documents">The readings.</param>
    /// <param name="stored">What became of each, in their order.</param>
    /// <param name="cancellation">Stops the work.</param>
    Task Stored(long taxpayerId, DocumentReadings documents, IReadOnlyList<StoredReading> stored, CancellationToken cancellation);
}
