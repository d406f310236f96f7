using Piaoheng.Core.Invoices;

namespace Piaoheng.Server.Modules.Identities.Contracts;

/// <summary>发票标识: which invoice or bureau record a key belongs to.</summary>
public interface IInvoiceKeys
{
    /// <summary>Owners of keys, for the keys that have one.</summary>
    Task<IReadOnlyDictionary<string, long>> Find(
        long taxpayerId,
        Side side,
        Direction direction,
        IReadOnlyCollection<string> keys,
        CancellationToken cancellation
    );

    /// <summary>Keys of one invoice or record.</summary>
    Task<IReadOnlyList<string>> Of(
        long taxpayerId,
        Side side,
        Direction direction,
        long invoiceId,
        CancellationToken cancellation
    );

    /// <summary>Adds keys that have no owner yet. Call inside a unit of work.</summary>
    Task Add(
        long taxpayerId,
        Side side,
        Direction direction,
        IReadOnlyCollection<KeyValuePair<string, long>> owners,
        CancellationToken cancellation
    );

    /// <summary>Gives all keys of one invoice to another, when a document shows that the two are one. Call inside a unit of work.</summary>
    Task Join(long taxpayerId, Side side, Direction direction, long from, long into, CancellationToken cancellation);
}
