namespace Piaoheng.Core.Reconciliation;

/// <summary>把握: the confidence that each kind of evidence is worth. Judgements, not measurements; one place, so that they can be compared.</summary>
public static class CertaintyOf
{
    /// <summary>Equal identity key, or a value stated on both sides.</summary>
    public const decimal Identity = 1m;

    /// <summary>The bureau was asked for exactly this range (sync).</summary>
    public const decimal SyncedCoverage = 1m;

    /// <summary>The range is stated by the user, the file name or a title row.</summary>
    public const decimal StatedCoverage = 0.95m;

    /// <summary>The range is only inferred from the first and last date in the file; contracts allow at most 0.8.</summary>
    public const decimal InferredCoverage = 0.8m;

    /// <summary>Our record does not tell 进项 from 销项; taken for the direction of the bureau's data.</summary>
    public const decimal AssumedDirection = 0.8m;

    /// <summary>Absent at the bureau, looked for by a number without its code.</summary>
    public const decimal AbsentWithoutCode = 0.8m;

    /// <summary>Number without a code, otherwise equal to the last digits of the only candidate.</summary>
    public const decimal NumberWithoutCode = 0.9m;

    /// <summary>Numbers one edit apart, everything else equal, one candidate.</summary>
    public const decimal OneEdit = 0.9m;

    /// <summary>Numbers two edits apart, everything else equal, one candidate.</summary>
    public const decimal TwoEdits = 0.8m;
}
