using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Validation;

namespace Piaoheng.Core.Json;

/// <summary>The fixed words of enumerations in JSON, in the database and in routes. They never change.</summary>
public static class Words
{
    /// <summary><c>ours</c>, <c>theirs</c>.</summary>
    public static string Of(Side side) => side == Side.Ours ? "ours" : "theirs";

    /// <summary><c>in</c>, <c>out</c>.</summary>
    public static string Of(Direction direction) => direction == Direction.In ? "in" : "out";

    /// <summary><c>valid</c>, <c>broken</c>, <c>absent</c>, <c>unchecked</c>.</summary>
    public static string Of(SignatureState state) =>
        state switch
        {
            SignatureState.Valid => "valid",
            SignatureState.Broken => "broken",
            SignatureState.Absent => "absent",
            _ => "unchecked",
        };

    /// <summary><c>none</c>, <c>voided</c>, <c>unknown</c>.</summary>
    public static string Of(VoidState state) =>
        state switch
        {
            VoidState.None => "none",
            VoidState.Voided => "voided",
            _ => "unknown",
        };

    /// <summary><c>none</c>, <c>locked</c>, <c>partial</c>, <c>full</c>, <c>unknown</c>.</summary>
    public static string Of(RedState state) =>
        state switch
        {
            RedState.None => "none",
            RedState.Locked => "locked",
            RedState.Partial => "partial",
            RedState.Full => "full",
            _ => "unknown",
        };

    /// <summary><c>normal</c>, <c>doubtful</c>, <c>abnormal</c>, <c>lost-control</c>, <c>unknown</c>.</summary>
    public static string Of(RiskState state) =>
        state switch
        {
            RiskState.Normal => "normal",
            RiskState.Doubtful => "doubtful",
            RiskState.Abnormal => "abnormal",
            RiskState.LostControl => "lost-control",
            _ => "unknown",
        };

    /// <summary><c>info</c>, <c>warn</c>, <c>error</c>, <c>block</c>.</summary>
    public static string Of(Severity severity) =>
        severity switch
        {
            Severity.Info => "info",
            Severity.Warn => "warn",
            Severity.Error => "error",
            _ => "block",
        };

    /// <summary><c>inferred</c>, <c>stated</c>, <c>sync</c>.</summary>
    public static string Of(CoverageBasis basis) =>
        basis switch
        {
            CoverageBasis.Sync => "sync",
            CoverageBasis.Stated => "stated",
            _ => "inferred",
        };

    /// <summary>Reads a word back; null when it is none of the type's words.</summary>
    public static T? Parse<T>(string? word, Func<T, string> wordOf)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (string.Equals(wordOf(value), word, StringComparison.Ordinal))
            {
                return value;
            }
        }

        return null;
    }
}
