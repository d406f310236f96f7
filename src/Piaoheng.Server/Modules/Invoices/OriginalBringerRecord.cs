namespace Piaoheng.Server.Modules.Invoices;

/// <summary>原件的提交人: an account that brought an original in; the same bytes may come from several.</summary>
public sealed class OriginalBringerRecord
{
    /// <summary>Taxpayer.</summary>
    public required long TaxpayerId { get; init; }

    /// <summary>The original.</summary>
    public required long OriginalId { get; init; }

    /// <summary>Whose account.</summary>
    public required long UserId { get; init; }
}
