using Piaoheng.Core.Diagnosis;

namespace Piaoheng.Server.Modules.Invoices.Contracts;

/// <summary>清单筛选 as the diagnosis sees it: which condition of a list keeps an invoice out of sight.</summary>
public interface IListFilters
{
    /// <summary>What hides an invoice in a list.</summary>
    /// <param name="taxpayerId">本单位.</param>
    /// <param name="list">Address of the list, below the taxpayer.</param>
    /// <param name="invoiceId">The invoice.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <returns>The conditions; null where the address is no list of invoices.</returns>
    Task<FilterFact?> Hiding(long taxpayerId, string list, long invoiceId, CancellationToken cancellation);
}
