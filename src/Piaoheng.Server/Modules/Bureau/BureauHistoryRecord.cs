namespace Piaoheng.Server.Modules.Bureau;

/// <summary>An earlier state of a bureau record, kept when later data changed it.</summary>
public sealed class BureauHistoryRecord
{
    /// <summary>Taxpayer.</summary>
    public required long TaxpayerId { get; init; }

    /// <summary>Bureau record.</summary>
    public required long RecordId { get; init; }

    /// <summary>Version that it was.</summary>
    public required int Version { get; init; }

    /// <summary>When the bureau had been read.</summary>
    public required DateTimeOffset ReadAt { get; init; }

    /// <summary>When it was replaced.</summary>
    public required DateTimeOffset ReplacedAt { get; init; }

    /// <summary>Intake item of the file that had stated it.</summary>
    public required long ItemId { get; init; }

    /// <summary>The whole reading as JSON.</summary>
    public required string Body { get; init; }
}
