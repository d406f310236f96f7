using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;

namespace Piaoheng.Server.Modules.Bureau;

/// <summary>税局数据覆盖: how far one file of bureau data reaches.</summary>
public sealed class CoverageRecord
{
    /// <summary>Taxpayer.</summary>
    public required long TaxpayerId { get; init; }

    /// <summary>Id.</summary>
    public required long CoverageId { get; init; }

    /// <summary>Intake item of the file.</summary>
    public required long ItemId { get; init; }

    /// <summary>进项 or 销项.</summary>
    public required Direction Direction { get; init; }

    /// <summary>票种 covered, joined by commas; empty = all that the bureau holds.</summary>
    public required string Kinds { get; init; }

    /// <summary>First 开票日期 covered.</summary>
    public required DateOnly FromDate { get; init; }

    /// <summary>Last 开票日期 covered.</summary>
    public required DateOnly ToDate { get; init; }

    /// <summary>How the range is known.</summary>
    public required CoverageBasis Basis { get; init; }

    /// <summary>When the bureau was read; null = unknown.</summary>
    public required DateTimeOffset? ReadAt { get; init; }

    /// <summary>Header rows.</summary>
    public required int RowCount { get; init; }

    /// <summary>Σ 金额 in 分.</summary>
    public required long AmountFen { get; init; }

    /// <summary>Σ 税额 in 分.</summary>
    public required long TaxFen { get; init; }

    /// <summary>Whether the export was cut off.</summary>
    public required bool IsTruncated { get; init; }

    /// <summary>File or connector.</summary>
    public required string Source { get; init; }
}
