namespace Piaoheng.Server.Modules.Taxpayers.Contracts;

/// <summary>Who our companies are.</summary>
public interface ITaxpayers
{
    /// <summary>The taxpayer with this number, present or former; null when there is none.</summary>
    Task<Taxpayer?> FindByNumber(string number, CancellationToken cancellation);

    /// <summary>Whose a number is, present or former, also where the actor may not know the company: no number is registered twice. Null = nobody's.</summary>
    Task<long?> OwnerOf(string number, CancellationToken cancellation);

    /// <summary>The taxpayer with this id; null when there is none.</summary>
    Task<Taxpayer?> Find(long taxpayerId, CancellationToken cancellation);

    /// <summary>All taxpayers, in the order of their present names.</summary>
    Task<IReadOnlyList<Taxpayer>> All(CancellationToken cancellation);

    /// <summary>The other companies of a taxpayer's group.</summary>
    Task<IReadOnlyList<Taxpayer>> OthersOfGroup(Taxpayer taxpayer, CancellationToken cancellation);
}
