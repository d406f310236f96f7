namespace Piaoheng.BureauSimulator.Faults;

/// <summary>S19: the answer is spoilt or never comes.</summary>
internal static class Outage
{
    /// <summary>Longer than any caller waits.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(2);

    /// <summary>Sends the answer, or what the outage makes of it.</summary>
    public static async Task Send(HttpContext context, FaultBoard faults, string contentType, string text)
    {
        var answer = context.Response;
        answer.ContentType = contentType;
        switch (faults.Mode("S19"))
        {
            case null:
                await answer.WriteAsync(text, context.RequestAborted);
                return;
            case "503":
                answer.StatusCode = StatusCodes.Status503ServiceUnavailable;
                return;
            case "500":
                answer.StatusCode = StatusCodes.Status500InternalServerError;
                return;
            case "html":
                answer.ContentType = "text/html; charset=utf-8";
                await answer.WriteAsync("<!DOCTYPE html><title>系统维护</title><p>系统维护中", context.RequestAborted);
                return;
            case "reset":
                context.Abort();
                return;
            case "timeout":
                await Task.Delay(Silence, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                return;
            case "truncated":
                await answer.WriteAsync(text[..(text.Length / 2)], context.RequestAborted);
                return;
            default:
                await answer.WriteAsync(text + text, context.RequestAborted);
                return;
        }
    }
}
