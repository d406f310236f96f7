namespace Piaoheng.Server.Modules.Invoices;

/// <summary>标签 of a taxpayer.</summary>
public sealed class TagRecord
{
    /// <summary>Taxpayer.</summary>
    public required long TaxpayerId { get; init; }

    /// <summary>Id.</summary>
    public required long TagId { get; init; }

    /// <summary>Its word.</summary>
    public required string Name { get; init; }
}
