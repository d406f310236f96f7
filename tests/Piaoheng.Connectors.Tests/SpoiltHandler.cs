using System.Net;
using System.Text;

namespace Piaoheng.Connectors.Tests;

/// <summary>Answers in place of the network: with what a test wants, attempt by attempt.</summary>
internal sealed class SpoiltHandler(params Func<CancellationToken, Task<HttpResponseMessage>>[] answers) : HttpMessageHandler
{
    public int Calls { get; private set; }

    public Uri? LastAddress { get; private set; }

    public static Func<CancellationToken, Task<HttpResponseMessage>> Text(
        string text,
        HttpStatusCode status = HttpStatusCode.OK,
        string type = "application/json"
    ) => _ => Task.FromResult(new HttpResponseMessage(status) { Content = new StringContent(text, Encoding.UTF8, type) });

    public static Func<CancellationToken, Task<HttpResponseMessage>> Reset { get; } =
        _ => throw new HttpRequestException("reset", new IOException("Connection reset by peer"));

    /// <summary>Says nothing until it is given up.</summary>
    public static Func<CancellationToken, Task<HttpResponseMessage>> Silence { get; } =
        async over =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, over);
            throw new InvalidOperationException();
        };

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        LastAddress = request.RequestUri;
        var answer = answers[Math.Min(Calls, answers.Length - 1)];
        Calls++;
        return answer(cancellationToken);
    }
}
