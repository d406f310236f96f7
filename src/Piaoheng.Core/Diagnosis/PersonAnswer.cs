namespace Piaoheng.Core.Diagnosis;

/// <summary>人的答复: what a person said about something that no record shows.</summary>
/// <param name="Cause">The cause that 是 stands for.</param>
/// <param name="Question">The question.</param>
/// <param name="Answer"><see cref="Yes"/>, <see cref="No"/> or <see cref="Unknown"/>.</param>
/// <param name="Note">What was said beside it; null = nothing.</param>
/// <param name="Who">Who answered.</param>
/// <param name="At">When.</param>
public sealed record PersonAnswer(string Cause, string Question, string Answer, string? Note, string Who, DateTimeOffset At)
{
    /// <summary>是.</summary>
    public const string Yes = "yes";

    /// <summary>否.</summary>
    public const string No = "no";

    /// <summary>不清楚.</summary>
    public const string Unknown = "unknown";

    /// <summary>The word of an answer.</summary>
    public static string WordOf(string answer) =>
        answer switch
        {
            Yes => "是",
            No => "否",
            _ => "不清楚",
        };
}

/// <summary>保管处 that the program cannot search, with what its keeper said of the invoice.</summary>
/// <param name="Id">Id, for the button that asks.</param>
/// <param name="Name">名称.</param>
/// <param name="Keeper">保管人.</param>
/// <param name="IsStaff">Whether it is a person who holds papers.</param>
/// <param name="AskedAt">When its keeper was asked; null = not asked.</param>
/// <param name="Answer">The answer; null = none yet.</param>
/// <param name="Note">What was said beside it.</param>
/// <param name="AnsweredAt">When it was answered; null = not yet.</param>
public sealed record KeeperFact(
    string Id,
    string Name,
    string Keeper,
    bool IsStaff,
    DateTimeOffset? AskedAt,
    string? Answer,
    string? Note,
    DateTimeOffset? AnsweredAt
);
