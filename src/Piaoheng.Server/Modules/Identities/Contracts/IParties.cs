namespace Piaoheng.Server.Modules.Identities.Contracts;

/// <summary>往来单位 of one taxpayer.</summary>
public interface IParties
{
    /// <summary>Ids of parties, those not yet known being added. Call inside a unit of work.</summary>
    /// <returns>An id for each party given.</returns>
    Task<IReadOnlyDictionary<Party, long>> Add(
        long taxpayerId,
        IReadOnlyCollection<Party> parties,
        CancellationToken cancellation
    );

    /// <summary>Parties by id.</summary>
    Task<IReadOnlyDictionary<long, Party>> Read(
        long taxpayerId,
        IReadOnlyCollection<long> partyIds,
        CancellationToken cancellation
    );

    /// <summary>Every party, at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyDictionary<long, Party>> All(long taxpayerId, int limit, CancellationToken cancellation);

    /// <summary>Ids of the parties of a tax number, under whatever name.</summary>
    Task<IReadOnlyList<long>> OfNumber(long taxpayerId, string taxId, CancellationToken cancellation);

    /// <summary>Ids of the parties whose name or number contains the text (two Chinese characters are enough, in any width and case), and of the same number under other names, at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<long>> Search(long taxpayerId, string text, int limit, CancellationToken cancellation);
}
