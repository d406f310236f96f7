using Piaoheng.Core.Invoices;

namespace Piaoheng.Server.Platform.Storage;

/// <summary>月份变更号: how often anything of a month changed on one side. Counted by the database itself, so that no way of writing is forgotten.</summary>
public sealed class MonthChangeRecord
{
    /// <summary>Taxpayer.</summary>
    public required long TaxpayerId { get; init; }

    /// <summary>账内 or 税局.</summary>
    public required Side Side { get; init; }

    /// <summary>First day of the month; that of <see cref="DateOnly.MinValue"/> for what states no date.</summary>
    public required DateOnly Month { get; init; }

    /// <summary>Only ever grows.</summary>
    public required long Version { get; init; }
}
