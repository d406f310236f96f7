using Piaoheng.Core.Reconciliation.Comparing;

namespace Piaoheng.Core.Reconciliation.ByHand;

/// <summary>人工判断 in the reason of a result, so that nobody takes a linked pair for one with equal numbers.</summary>
internal static class HandNote
{
    /// <summary>The result, with what people decided about its two sides.</summary>
    public static ReconciliationResult On(ReconciliationResult result)
    {
        var notes = result
            .ByHand.Where(mark => mark.IsInForce || !IsMoot(mark, result))
            .Select(mark => TextOf(mark, result))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        if (notes.Count == 0)
        {
            return result;
        }

        var noted = result with { Reason = ReasonNote.Add(result.Reason, "byHand", string.Join('；', notes)) };
        return
            result is { Kind: DifferenceKind.Matched, Ours: { } ours, Theirs: { } theirs }
            && result.ByHand.Any(mark => mark is { IsInForce: true, Decision.Action: HandAction.Linked })
            ? noted with
            {
                Fields = NumberFields.Of(ours.Face, theirs.Face),
            }
            : noted;
    }

    // The number was corrected since: the two meet without the link.
    private static bool IsMoot(HandMark mark, ReconciliationResult result) =>
        mark.Decision.Action == HandAction.Linked && result is { Ours: not null, Theirs: not null };

    private static string TextOf(HandMark mark, ReconciliationResult result)
    {
        var decision = mark.Decision;
        if (!mark.IsInForce)
        {
            return decision.Action == HandAction.Linked
                ? "以前的人工关联因两边内容已变化而失效，需重新判断"
                : "以前的解除关联因两边内容已变化而失效，需重新判断";
        }

        var (side, other) = result.Ours is null ? ("账内", decision.Ours) : ("税局", decision.Theirs);
        return decision.Action == HandAction.Linked
            ? $"人工关联：账内 {decision.Ours}，税局 {decision.Theirs}；{decision.Reason}"
            : $"已人工判断与{side} {other} 不是同一张：{decision.Reason}";
    }
}
