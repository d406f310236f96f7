namespace Piaoheng.Core.Diagnosis;

/// <summary>把握: what each kind of evidence is worth. Judgements, not measurements; one place, so that they can be compared.</summary>
/// <remarks>
/// What is stated is certain. What is concluded from absence stays below what was seen, and what the coverage of the bureau's
/// data cannot carry is never called absent at all.
/// </remarks>
internal static class Sureness
{
    /// <summary>Stated by a record or a file that we hold.</summary>
    public const decimal Stated = 1m;

    /// <summary>The file that waits names the number.</summary>
    public const decimal Named = 0.97m;

    /// <summary>The bureau itself said 一致.</summary>
    public const decimal Verified = 0.98m;

    /// <summary>The bureau said 不一致 or 查无 on two days: a doubt beside what else is known.</summary>
    public const decimal DeniedTwice = 0.5m;

    /// <summary>A person said so.</summary>
    public const decimal Told = 0.95m;

    /// <summary>A similar number, and amount, day or seller agree with it.</summary>
    public const decimal AgreeingNumber = 0.96m;

    /// <summary>One slip in the number, nothing else known.</summary>
    public const decimal OneSlip = 0.93m;

    /// <summary>Too early, by the calendar.</summary>
    public const decimal TooEarly = 0.92m;

    /// <summary>A module that should have filled the gap is off. More than a channel that fails: nothing was even tried.</summary>
    public const decimal ModuleExplains = 0.89m;

    /// <summary>A module by which it would have come in is off: it may have been off at another time.</summary>
    public const decimal ModuleOff = 0.6m;

    /// <summary>A list that was cut off lies beside the day.</summary>
    public const decimal CutOff = 0.9m;

    /// <summary>Two slips in the number, nothing else known.</summary>
    public const decimal TwoSlips = 0.91m;

    /// <summary>Not in what was synchronised, which reaches the day. Less than a similar number: that explains the absence.</summary>
    public const decimal AbsentInSync = 0.9m;

    /// <summary>Not in a list whose range is stated.</summary>
    public const decimal AbsentInList = 0.88m;

    /// <summary>The channel that should have filled the gap does not work, or never ran.</summary>
    public const decimal BrokenChannel = 0.87m;

    /// <summary>Too early, by what this seller's invoices took so far. More than an absence that was looked for too early.</summary>
    public const decimal LearnedEarly = 0.91m;

    /// <summary>No list reaches the day.</summary>
    public const decimal Uncovered = 0.86m;

    /// <summary>One side has it, and the other may be asked for.</summary>
    public const decimal OneSided = 0.85m;

    /// <summary>Only the amount and the day agree.</summary>
    public const decimal SameAmountAndDay = 0.6m;

    /// <summary>A slip in the last two digits only: as well the next number of the same seller.</summary>
    public const decimal NextNumber = 0.3m;

    /// <summary>Files wait of which nothing is known.</summary>
    public const decimal SomeFile = 0.1m;
}
