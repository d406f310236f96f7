using Piaoheng.Core.Policy;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Time;

namespace Piaoheng.Server.Modules.Trash.Contracts;

/// <summary>移入回收站的原因, as given and checked.</summary>
public sealed class TrashReasons(PolicyPack policy, TimeProvider time)
{
    private const int LongestNote = 500;

    private static readonly RefusalText Unknown = new("TRS-01", "没有移入回收站：请选择原因");
    private static readonly RefusalText NeedsNote = new("TRS-02", "没有移入回收站：原因选“其他”时，要在说明中写明");
    private static readonly RefusalText TooLong = new("TRS-03", "没有移入回收站：说明超过 {limit} 个字，请缩短");

    /// <summary>Those that can be chosen today.</summary>
    public IReadOnlyList<ReasonEntry> Choices => policy.Reasons.For(ReasonUse.Trash, BeijingTime.Today(time));

    /// <summary>A reason with its note, as they are kept.</summary>
    public Outcome<(string Reason, string Note)> Check(string? reason, string? note)
    {
        var text = (note ?? "").Trim();
        if (policy.Reasons.Find(ReasonUse.Trash, reason, BeijingTime.Today(time)) is not { } known)
        {
            return Refusal.Invalid(Unknown);
        }

        if (text.Length > LongestNote)
        {
            return Refusal.TooLarge(TooLong, ("limit", "500"));
        }

        return known.Code.StartsWith("other", StringComparison.Ordinal) && text.Length == 0
            ? Refusal.Invalid(NeedsNote)
            : (known.Code, text);
    }
}
