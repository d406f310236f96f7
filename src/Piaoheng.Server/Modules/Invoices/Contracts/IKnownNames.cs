namespace Piaoheng.Server.Modules.Invoices.Contracts;

/// <summary>税号 → 名称, as far as it is certain: our own companies, and parties of invoices that we hold as electronic documents.</summary>
public interface IKnownNames
{
    /// <summary>The names known for numbers; a number with no name or with several is left out.</summary>
    Task<IReadOnlyDictionary<string, string>> Find(
        long taxpayerId,
        IReadOnlyCollection<string> taxIds,
        CancellationToken cancellation
    );
}
