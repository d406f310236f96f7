namespace Piaoheng.Core.Diagnosis;

/// <summary>上传台账 of one invoice: what the issuing system told of it, and what the bureau answered.</summary>
/// <param name="Stage">How far it came.</param>
/// <param name="Receipt">受理流水号; empty where none was told.</param>
/// <param name="ToldAt">When the issuing system told of it.</param>
/// <param name="Said">The bureau's own words; empty where it said nothing.</param>
/// <param name="AskedAt">When the bureau was last asked; null = never.</param>
public sealed record UploadFact(UploadStage Stage, string Receipt, DateTimeOffset ToldAt, string Said, DateTimeOffset? AskedAt);

/// <summary>上传进度.</summary>
public enum UploadStage
{
    /// <summary>已赋码，没有上传.</summary>
    Draft,

    /// <summary>已受理，等待结果.</summary>
    Pending,

    /// <summary>上传成功.</summary>
    Uploaded,

    /// <summary>额度不足，被拒绝.</summary>
    QuotaShort,

    /// <summary>被拒绝.</summary>
    Refused,

    /// <summary>结果未知: the bureau answers no longer for the 受理流水号.</summary>
    Unknown,
}

/// <summary>The fixed words of stages, as tables and JSON have them.</summary>
public static class UploadStages
{
    private static readonly (UploadStage Stage, string Id)[] Ids =
    [
        (UploadStage.Draft, "draft"),
        (UploadStage.Pending, "pending"),
        (UploadStage.Uploaded, "uploaded"),
        (UploadStage.QuotaShort, "quota-short"),
        (UploadStage.Refused, "refused"),
        (UploadStage.Unknown, "unknown"),
    ];

    /// <summary>The fixed word of a stage.</summary>
    public static string IdOf(UploadStage stage) => Ids.First(each => each.Stage == stage).Id;

    /// <summary>The stage of a fixed word; <see cref="UploadStage.Unknown"/> where an older or newer program wrote it.</summary>
    public static UploadStage Of(string id) =>
        Array.Find(Ids, each => each.Id == id) is { Id: not null } known ? known.Stage : UploadStage.Unknown;
}
