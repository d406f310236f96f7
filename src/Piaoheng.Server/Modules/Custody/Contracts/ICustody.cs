using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Outcomes;

namespace Piaoheng.Server.Modules.Custody.Contracts;

/// <summary>保管登记 as the diagnosis sees it: the places that were not searched, and what people answered.</summary>
public interface ICustody
{
    /// <summary>保管处 in use.</summary>
    Task<IReadOnlyList<CustodyPlace>> Places(long taxpayerId, CancellationToken cancellation);

    /// <summary>Everything that was asked about an invoice, oldest first.</summary>
    /// <param name="taxpayerId">本单位.</param>
    /// <param name="subjects">Keys of the invoice, and what was asked.</param>
    /// <param name="cancellation">Stops the search.</param>
    Task<IReadOnlyList<Inquiry>> About(long taxpayerId, IReadOnlyCollection<string> subjects, CancellationToken cancellation);

    /// <summary>Asks the keeper of a place; a question that is open already is not asked twice.</summary>
    Task<Outcome<long>> AskKeeper(long taxpayerId, long placeId, string subject, Actor actor, CancellationToken cancellation);

    /// <summary>Keeps what a person answered to a question of a diagnosis.</summary>
    Task<Outcome<long>> AnswerQuestion(long taxpayerId, QuestionAnswered answered, Actor actor, CancellationToken cancellation);
}

/// <summary>保管处.</summary>
/// <param name="PlaceId">Id.</param>
/// <param name="IsStaff">Whether it is a person who holds papers.</param>
/// <param name="KindWord">What it is.</param>
/// <param name="Name">名称.</param>
/// <param name="Keeper">保管人.</param>
public sealed record CustodyPlace(long PlaceId, bool IsStaff, string KindWord, string Name, string Keeper);

/// <summary>询问.</summary>
/// <param name="Cause">The cause that 是 stands for.</param>
/// <param name="PlaceId">保管处; null = the question of a diagnosis.</param>
/// <param name="Question">The question.</param>
/// <param name="AskedAt">When it was asked.</param>
/// <param name="Answer"><c>yes</c>, <c>no</c> or <c>unknown</c>; null while open.</param>
/// <param name="Note">What was said beside it.</param>
/// <param name="AnsweredBy">Who.</param>
/// <param name="AnsweredAt">When.</param>
public sealed record Inquiry(
    string Cause,
    long? PlaceId,
    string Question,
    DateTimeOffset AskedAt,
    string? Answer,
    string? Note,
    string? AnsweredBy,
    DateTimeOffset? AnsweredAt
);

/// <summary>An answer to a question of a diagnosis.</summary>
/// <param name="Subject">Key of the invoice, or what was asked.</param>
/// <param name="Cause">The cause that 是 stands for.</param>
/// <param name="Question">The question, as it was shown.</param>
/// <param name="Answer"><c>yes</c>, <c>no</c> or <c>unknown</c>.</param>
/// <param name="Note">What was said beside it.</param>
public sealed record QuestionAnswered(string Subject, string Cause, string Question, string Answer, string? Note);
