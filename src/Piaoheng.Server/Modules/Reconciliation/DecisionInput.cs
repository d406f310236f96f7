using System.Globalization;
using Piaoheng.Server.Platform.Outcomes;

namespace Piaoheng.Server.Modules.Reconciliation;

/// <summary>处理方式 and 理由 as a person sends them, checked alike for every decision about a result.</summary>
internal static class DecisionInput
{
    /// <summary>Takes a decision back; the only action that needs no reason.</summary>
    public const string Open = "open";

    private const int LongestReason = 500;

    private static readonly RefusalText NeedsReason = new("RUN-02", "不能保存，因为没有写明理由（不超过 {limit} 字）");
    private static readonly RefusalText UnknownAction = new("RUN-03", "不能保存，因为处理方式“{action}”不存在");

    /// <summary>The reason without spaces around it, or why the decision cannot be kept.</summary>
    /// <param name="action">What to do.</param>
    /// <param name="reason">Why, as written.</param>
    /// <param name="known">The actions that there are, besides <see cref="Open"/>.</param>
    public static Outcome<string> Check(string action, string? reason, params ReadOnlySpan<string> known)
    {
        if (action != Open && !known.Contains(action))
        {
            return Refusal.Invalid(UnknownAction, ("action", action));
        }

        var trimmed = reason?.Trim() ?? "";
        return action != Open && trimmed.Length is 0 or > LongestReason
            ? Refusal.Invalid(NeedsReason, ("limit", LongestReason.ToString(CultureInfo.InvariantCulture)))
            : trimmed;
    }
}
