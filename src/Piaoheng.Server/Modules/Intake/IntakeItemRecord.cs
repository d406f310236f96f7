using Piaoheng.Core.Invoices;

namespace Piaoheng.Server.Modules.Intake;

/// <summary>收到的文件: every file received and every member of an archive, with what became of it.</summary>
public sealed class IntakeItemRecord
{
    /// <summary>Taxpayer.</summary>
    public required long TaxpayerId { get; init; }

    /// <summary>Id.</summary>
    public required long ItemId { get; init; }

    /// <summary>The import that it came with.</summary>
    public required long BatchId { get; init; }

    /// <summary>For a member of an archive: the item of the archive.</summary>
    public required long? ParentId { get; init; }

    /// <summary>Name as given; a member of an archive is <c>a.zip!/b.xml</c>.</summary>
    public required string FileName { get; init; }

    /// <summary>The original that holds its bytes.</summary>
    public required long OriginalId { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }

    /// <summary>What the person said of a workbook: ours or theirs; null when nothing.</summary>
    public required Side? GivenSide { get; init; }

    /// <summary><c>reading</c>, <c>stored</c>, <c>exists</c> or <c>quarantined</c>.</summary>
    public required string Outcome { get; init; }

    /// <summary>What kind of thing it proved to be: a 票种, <c>workbook</c>, <c>archive</c>; null while not read.</summary>
    public required string? Kind { get; init; }

    /// <summary>Why, as JSON list of coded texts; empty list when there is nothing to say.</summary>
    public required string Reasons { get; init; }

    /// <summary>The invoice found in it, where it is just one.</summary>
    public required long? InvoiceId { get; init; }

    /// <summary>Invoices (or bureau records, or book rows) found in it.</summary>
    public required int Found { get; init; }

    /// <summary>How many of them were new.</summary>
    public required int Added { get; init; }

    /// <summary>Where something in it is a picture that could not be read: which recognition tried, empty for none. Null when nothing waits; of an archive it stands with the archive.</summary>
    public string? AwaitsRecognition { get; init; }

    /// <summary>When it was received.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>When its outcome was known; null while it is being read.</summary>
    public required DateTimeOffset? FinishedAt { get; init; }

    /// <summary>回收站: code of the reason; null when it is not there.</summary>
    public string? TrashReason { get; init; }

    /// <summary>回收站: what was written beside it.</summary>
    public string? TrashNote { get; init; }

    /// <summary>回收站: who put it there.</summary>
    public string? TrashedBy { get; init; }

    /// <summary>回收站: when; null when it is not there.</summary>
    public DateTimeOffset? TrashedAt { get; init; }
}
