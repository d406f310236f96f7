using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;

namespace Piaoheng.Server.Modules.Bureau.Contracts;

/// <summary>Takes in what the bureau states. Every call stands inside a unit of work.</summary>
public interface IBureauStore
{
    /// <summary>Keeps the rows of one file: the later data of an invoice replace the earlier, which go to the history.</summary>
    /// <param name="taxpayerId">Taxpayer.</param>
    /// <param name="source">The file.</param>
    /// <param name="rows">Its rows, in their order.</param>
    /// <param name="coverage">How far it reaches.</param>
    /// <param name="cancellation">Stops the work.</param>
    Task<BureauStored> Store(
        long taxpayerId,
        BureauSource source,
        IReadOnlyList<Reading> rows,
        IReadOnlyList<Coverage> coverage,
        CancellationToken cancellation
    );
}

/// <summary>Where rows of the bureau come from.</summary>
/// <param name="ItemId">Intake item.</param>
/// <param name="ReadAt">When the bureau was read; where nothing says so, when the file was received.</param>
/// <param name="Direction">进项 or 销项 of rows that do not tell.</param>
public sealed record BureauSource(long ItemId, DateTimeOffset ReadAt, Direction Direction);

/// <summary>What became of the rows of one file.</summary>
/// <param name="Added">New records.</param>
/// <param name="Changed">Records that this file changed.</param>
/// <param name="Unchanged">Rows that said nothing new.</param>
public sealed record BureauStored(int Added, int Changed, int Unchanged);
