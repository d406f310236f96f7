using Piaoheng.Server.Platform.Access;

namespace Piaoheng.Server.Modules.Entry;

/// <summary>A review that is about to be stored.</summary>
internal sealed record NewReview
{
    public required long TaxpayerId { get; init; }

    public required long ReviewId { get; init; }

    /// <summary>A value of <see cref="ReviewNature"/>.</summary>
    public required string Nature { get; init; }

    public required string Title { get; init; }

    /// <summary>Identity keys, at most two.</summary>
    public required IReadOnlyList<string> Keys { get; init; }

    public long? InvoiceId { get; init; }

    public long? OriginalId { get; init; }

    public long? IntakeItemId { get; init; }

    public required string Body { get; init; }

    public string Form { get; init; } = "";

    public string Fields { get; init; } = "";

    public string Doubts { get; init; } = "[]";

    public string Reason { get; init; } = "";

    public string Note { get; init; } = "";

    public string Makers { get; init; } = "";

    public required string MadeBy { get; init; }

    /// <summary>The row; approved at once by its maker where no second person is needed.</summary>
    public ReviewItemRecord ToRecord(string state, Actor actor, TimeProvider time)
    {
        var now = time.GetUtcNow();
        var isDecided = state == ReviewState.Approved;
        return new ReviewItemRecord
        {
            TaxpayerId = TaxpayerId,
            ReviewId = ReviewId,
            Nature = Nature,
            State = state,
            Title = Title,
            KeyOne = Keys.Count > 0 ? Keys[0] : "",
            KeyTwo = Keys.Count > 1 ? Keys[1] : "",
            InvoiceId = InvoiceId,
            OriginalId = OriginalId,
            IntakeItemId = IntakeItemId,
            Body = Body,
            Form = Form,
            Fields = Fields,
            Doubts = Doubts,
            Reason = Reason,
            Note = Note,
            Makers = Makers,
            MadeBy = MadeBy,
            MadeAt = now,
            DecidedBy = isDecided ? actor.Name : null,
            DecidedAt = isDecided ? now : null,
            DecisionReason = isDecided ? "without-review" : null,
            DecisionNote = null,
            Version = 1,
        };
    }
}
