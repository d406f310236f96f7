using Piaoheng.Core.Invoices;

namespace Piaoheng.Server.Modules.Channels;

/// <summary>同步的一段: one direction, one kind, some days; stored in one piece or not at all.</summary>
public sealed record SyncSliceRecord
{
    /// <summary>Taxpayer.</summary>
    public required long TaxpayerId { get; init; }

    /// <summary>Its sync.</summary>
    public required int RunNo { get; init; }

    /// <summary>Id; bureau records and coverage name it as their source.</summary>
    public required long SliceId { get; init; }

    /// <summary>进项 or 销项.</summary>
    public required Direction Direction { get; init; }

    /// <summary>票种.</summary>
    public required string Kind { get; init; }

    /// <summary>First 开票日期.</summary>
    public required DateOnly FromDate { get; init; }

    /// <summary>Last 开票日期.</summary>
    public required DateOnly ToDate { get; init; }

    /// <summary>One of <see cref="SyncState"/>.</summary>
    public required string State { get; init; }

    /// <summary>流水号 of a job that the bureau is at; null when there is none.</summary>
    public required string? Ticket { get; init; }

    /// <summary>Rows that the bureau gave.</summary>
    public required int Received { get; init; }

    /// <summary>Rows that are stored.</summary>
    public required int Stored { get; init; }

    /// <summary>Rows left out.</summary>
    public required int Skipped { get; init; }

    /// <summary>Why rows were left out; null when none was.</summary>
    public required string? SkippedWhy { get; init; }

    /// <summary>What the bureau says the slice holds; null when it does not say.</summary>
    public required int? StatedCount { get; init; }

    /// <summary>Σ 金额 of the rows, in 分.</summary>
    public required long AmountFen { get; init; }

    /// <summary>Σ 税额 of the rows, in 分.</summary>
    public required long TaxFen { get; init; }

    /// <summary>校验和 over count, sums and keys; the same for the same rows in any order. Null until read.</summary>
    public required string? Checksum { get; init; }

    /// <summary>Why it was not read, in Chinese; null otherwise.</summary>
    public required string? Problem { get; init; }

    /// <summary>When it was read.</summary>
    public required DateTimeOffset? ReadAt { get; init; }

    /// <summary>When the bureau took the job <see cref="Ticket"/> on; null when there is none.</summary>
    public required DateTimeOffset? AskedAt { get; init; }
}

/// <summary>原始应答 of a slice; its bytes are kept as an original under their hash.</summary>
public sealed class SyncAnswerRecord
{
    /// <summary>Taxpayer.</summary>
    public required long TaxpayerId { get; init; }

    /// <summary>Slice.</summary>
    public required long SliceId { get; init; }

    /// <summary>From 1.</summary>
    public required int AnswerNo { get; init; }

    /// <summary>Which service.</summary>
    public required string Service { get; init; }

    /// <summary>Hash of the bytes.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }

    /// <summary>When it was received.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>同步标记 of one direction and kind of one channel.</summary>
/// <remarks>Behind <see cref="CompleteTo"/> nothing is asked again by itself; between it and <see cref="SeenTo"/> every sync reads again.</remarks>
public sealed class SyncMarkRecord
{
    /// <summary>Taxpayer.</summary>
    public required long TaxpayerId { get; init; }

    /// <summary>Id of the connector.</summary>
    public required string Connector { get; init; }

    /// <summary>进项 or 销项.</summary>
    public required Direction Direction { get; init; }

    /// <summary>票种.</summary>
    public required string Kind { get; init; }

    /// <summary>First day of the proven range.</summary>
    public required DateOnly CompleteFrom { get; init; }

    /// <summary>齐全至: up to this day everything was read after it was due; before <see cref="CompleteFrom"/> when nothing is proven yet.</summary>
    public required DateOnly CompleteTo { get; init; }

    /// <summary>已读至: the last day that was ever read.</summary>
    public required DateOnly SeenTo { get; init; }

    /// <summary>Rises with every move: a second program on the same mark is noticed by it.</summary>
    public required long Version { get; init; }

    /// <summary>When it last moved.</summary>
    public required DateTimeOffset MovedAt { get; init; }
}
