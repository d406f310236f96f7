namespace Piaoheng.Server.Platform.Outcomes;

/// <summary>The one place where outcomes become HTTP answers.</summary>
public static class OutcomeHttp
{
    /// <summary>200 with the value as JSON, or the refusal with its status, code and sentence.</summary>
    public static async Task<IResult> ToHttp<T>(this Task<Outcome<T>> pending)
        where T : notnull => (await pending).ToHttp(value => Results.Ok(value));

    /// <summary>The given answer for the value, or the refusal with its status, code and sentence.</summary>
    public static async Task<IResult> ToHttp<T>(this Task<Outcome<T>> pending, Func<T, IResult> answer)
        where T : notnull => (await pending).ToHttp(answer);

    /// <summary>The given answer for the value, or the refusal with its status, code and sentence.</summary>
    public static IResult ToHttp<T>(this Outcome<T> outcome, Func<T, IResult> answer)
        where T : notnull => outcome.Succeeded(out var value) ? answer(value) : outcome.Refusal!.ToHttp();

    /// <summary>The refusal as JSON with its status.</summary>
    public static IResult ToHttp(this Refusal refusal) =>
        Results.Json(new RefusalAnswer(refusal.Text.Code, refusal.Text.Shown()), statusCode: Status(refusal.Kind));

    /// <summary>HTTP status of a refusal.</summary>
    public static int Status(RefusalKind kind) =>
        kind switch
        {
            RefusalKind.NotFound => StatusCodes.Status404NotFound,
            RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
            RefusalKind.WrongState or RefusalKind.Conflict => StatusCodes.Status409Conflict,
            RefusalKind.TooLarge => StatusCodes.Status413PayloadTooLarge,
            RefusalKind.StorageFull => StatusCodes.Status507InsufficientStorage,
            _ => StatusCodes.Status400BadRequest,
        };

    private sealed record RefusalAnswer(string Code, string Message);
}
