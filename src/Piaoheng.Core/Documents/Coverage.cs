using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;

namespace Piaoheng.Core.Documents;

/// <summary>税局数据覆盖: how far one piece of bureau data reaches.</summary>
/// <remarks>Only inside a coverage may an invoice of ours be called missing at the bureau.</remarks>
public sealed record Coverage
{
    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);

    /// <summary>进项 or 销项.</summary>
    public required Direction Direction { get; init; }

    /// <summary>Kinds that the data covers; empty = all kinds that the bureau holds.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    /// <summary>First 开票日期 covered.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last 开票日期 covered.</summary>
    public required DateOnly To { get; init; }

    /// <summary>How the range is known.</summary>
    public required CoverageBasis Basis { get; init; }

    /// <summary>When the bureau was read; null = unknown.</summary>
    public DateTimeOffset? ReadAt { get; init; }

    /// <summary>Number of header rows.</summary>
    public int Rows { get; init; }

    /// <summary>Sum of 金额 of the rows.</summary>
    public Yuan Amount { get; init; }

    /// <summary>Sum of 税额 of the rows.</summary>
    public Yuan Tax { get; init; }

    /// <summary>Whether the export was cut off at a ceiling; the range is already shortened to what is proven.</summary>
    public bool Truncated { get; init; }

    /// <summary>File or connector.</summary>
    public required string Source { get; init; }

    /// <summary>The day that the data shows: of its reading, in Beijing, or its end where the reading is not known.</summary>
    public DateOnly SeenOn => ReadAt is { } readAt ? DateOnly.FromDateTime(readAt.ToOffset(Beijing).DateTime) : To;

    /// <summary>Whether it reaches invoices of a kind issued on a day.</summary>
    public bool Reaches(string kind, DateOnly day) =>
        From <= day && day <= To && (Kinds.Count == 0 || Kinds.Contains(kind, StringComparer.Ordinal));
}

/// <summary>How the range of a coverage is known. JSON: the lower-case word.</summary>
public enum CoverageBasis
{
    /// <summary>推断: from the first to the last 开票日期 in the file.</summary>
    Inferred,

    /// <summary>声明: given by the user, the file name or a title row.</summary>
    Stated,

    /// <summary>同步: by a connector that asked for exactly this range.</summary>
    Sync,
}
