using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Piaoheng.Server.Platform.Outcomes;

namespace Piaoheng.Server.Platform.Web;

/// <summary>What handlers of pages tell scripts beside the part of the page that they send.</summary>
internal static class HtmxAnswers
{
    /// <summary>Has the page show a sentence and read it aloud once.</summary>
    // Headers carry ASCII only; the serializer writes Chinese as escapes.
    public static void Say(this HttpResponse response, string sentence) =>
        response.Headers["HX-Trigger"] = JsonSerializer.Serialize(new { say = Spoken.Value(sentence) });

    /// <summary>A refusal as the sentence that the page shows; what it showed stays as it is.</summary>
    public static IActionResult Refused(Refusal refusal) =>
        new ContentResult
        {
            StatusCode = OutcomeHttp.Status(refusal.Kind),
            Content = refusal.Text.Shown(),
            ContentType = "text/plain; charset=utf-8",
        };
}
