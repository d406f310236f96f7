namespace Piaoheng.Server.Modules.Identities.Contracts;

/// <summary>往来单位 as an invoice writes it.</summary>
/// <param name="TaxId">纳税人识别号; null = not found, empty = there is none.</param>
/// <param name="Name">名称; null = not found, empty = printed empty.</param>
public sealed record Party(string? TaxId, string? Name)
{
    /// <summary>What lists show: the name, else the number; null when the invoice prints neither.</summary>
    internal string? Shown =>
        !string.IsNullOrWhiteSpace(Name) ? Name
        : !string.IsNullOrWhiteSpace(TaxId) ? TaxId
        : null;

    /// <summary>The party; null when neither its number nor its name was found.</summary>
    public static Party? From(string? taxId, string? name) => taxId is null && name is null ? null : new Party(taxId, name);
}
