using Piaoheng.Core.Text;

namespace Piaoheng.Core.Reconciliation;

/// <summary>待处理文件: a result about an invoice of which we hold only files that were not accepted yet says so.</summary>
internal static class QuarantineNote
{
    /// <summary>The result, with the note where it applies.</summary>
    public static ReconciliationResult On(ReconciliationResult result)
    {
        if (result.Ours is not { } ours || !ours.Records.All(record => record.IsQuarantined))
        {
            return result;
        }

        var args = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in result.Reason.Args)
        {
            args[name] = value;
        }

        args["note"] = "文件在待处理中";
        return result with { Reason = new CodedText(result.Reason.Code, result.Reason.Template + "（{note}）", args) };
    }
}
