using Piaoheng.Server.Platform.Access;

namespace Piaoheng.Server.Modules.Intake.Contracts;

/// <summary>重新读取原件: has the stored files read again that once brought invoices which are gone.</summary>
public interface IReadAgain
{
    /// <summary>Reads them, at once where no other process is at it.</summary>
    /// <param name="taxpayerId">本单位.</param>
    /// <param name="invoiceIds">The invoices that are gone.</param>
    /// <param name="originalIds">Originals that are known to tell of them.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <returns>Names of the files; empty where none is kept.</returns>
    Task<IReadOnlyList<string>> ReadAgain(
        long taxpayerId,
        IReadOnlyCollection<long> invoiceIds,
        IReadOnlyCollection<long> originalIds,
        Actor actor,
        CancellationToken cancellation
    );
}
