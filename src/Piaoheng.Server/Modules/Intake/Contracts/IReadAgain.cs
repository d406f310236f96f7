using Piaoheng.Server.Platform.Access;

namespace Piaoheng.Server.Modules.Intake.Contracts;

/// <summary>重新读取原件: has the stored files read again that once brought invoices which are gone.</summary>
public interface IReadAgain
{
    /// <summary>Reads them, at once where no other process is at it; for one that is, it waits some seconds.</summary>
    /// <param name="taxpayerId">本单位.</param>
    /// <param name="invoiceIds">The invoices that are gone.</param>
    /// <param name="originalIds">Originals that are known to tell of them.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="cancellation">Stops the reading.</param>
    Task<FilesReadAgain> ReadAgain(
        long taxpayerId,
        IReadOnlyCollection<long> invoiceIds,
        IReadOnlyCollection<long> originalIds,
        Actor actor,
        CancellationToken cancellation
    );
}

/// <summary>The files that were to be read again.</summary>
/// <param name="Names">Their names; empty where none is kept.</param>
/// <param name="AreRead">Whether all were; no while another process is still at one.</param>
public sealed record FilesReadAgain(IReadOnlyList<string> Names, bool AreRead);
