using Piaoheng.Core.Invoices;

namespace Piaoheng.Server.Modules.Identities.Contracts;

/// <summary>号码检索: looks identity keys up without knowing side, direction or company.</summary>
public interface IKeySearch
{
    /// <summary>Everything that goes by one of the keys.</summary>
    Task<IReadOnlyList<KeyHit>> Find(
        IReadOnlyCollection<long> taxpayerIds,
        IReadOnlyCollection<string> keys,
        CancellationToken cancellation
    );

    /// <summary>Keys that begin with a text, in their order, at most <paramref name="limit"/> of each side and direction.</summary>
    Task<IReadOnlyList<KeyHit>> StartingWith(long taxpayerId, string start, int limit, CancellationToken cancellation);

    /// <summary>All keys of the owners.</summary>
    Task<IReadOnlyList<KeyHit>> Of(long taxpayerId, IReadOnlyCollection<long> invoiceIds, CancellationToken cancellation);
}

/// <summary>A key and who has it.</summary>
/// <param name="TaxpayerId">Company.</param>
/// <param name="Direction">进项 or 销项.</param>
/// <param name="Side">账内 or 税局.</param>
/// <param name="Key">The key.</param>
/// <param name="InvoiceId">The invoice of ours, or the record of theirs.</param>
public sealed record KeyHit(long TaxpayerId, Direction Direction, Side Side, string Key, long InvoiceId);
