namespace Piaoheng.Core.Reconciliation;

/// <summary>待处理文件: a result about an invoice of which we hold only files that were not accepted yet says so.</summary>
internal static class QuarantineNote
{
    /// <summary>The result, with the note where it applies.</summary>
    public static ReconciliationResult On(ReconciliationResult result) =>
        result.Ours is { } ours && ours.Records.All(record => record.IsQuarantined)
            ? result with
            {
                Reason = ReasonNote.Add(result.Reason, "note", "文件在待处理中"),
            }
            : result;
}
