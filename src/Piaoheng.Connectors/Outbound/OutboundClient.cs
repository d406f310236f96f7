using System.Buffers;
using System.Net;
using System.Text;
using Piaoheng.Core.Text;

namespace Piaoheng.Connectors.Outbound;

/// <summary>对外请求的唯一出口: allow-list, time-outs, bounded answers, repeats only where safe, quotas. Whatever fails is a <see cref="ConnectorException"/>.</summary>
/// <remarks>It logs nothing: contents are taxpayer data and headers are secrets. Redirects are not followed: they would leave the allow-list.</remarks>
public sealed class OutboundClient : IDisposable
{
    private readonly HttpClient _http;
    private readonly OutboundRules _rules;
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(50);
    private readonly RateGovernor _governor;
    private readonly TimeProvider _time;

    /// <summary>A client.</summary>
    /// <param name="rules">How it may call out.</param>
    /// <param name="governor">Quotas, shared by all clients of the program.</param>
    /// <param name="time">Clock.</param>
    /// <param name="handler">What sends; null = the network.</param>
    public OutboundClient(OutboundRules rules, RateGovernor governor, TimeProvider time, HttpMessageHandler? handler = null)
    {
        _rules = rules;
        _governor = governor;
        _time = time;
        _http = new HttpClient(handler ?? Network(rules), disposeHandler: handler is null) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>Who uses the quota of the calls that follow: <c>同步</c>, <c>诊断</c>, a person.</summary>
    public string User { get; init; } = "系统";

    /// <summary>How long a call waits for its turn when our own quota is used up; by default it fails at once.</summary>
    /// <remarks>Only for work that nobody waits for.</remarks>
    public TimeSpan QuotaPatience { get; init; }

    /// <summary>Sends and gives the whole answer, which had status 200 and is no web page.</summary>
    /// <exception cref="ConnectorException">Anything else.</exception>
    public async Task<RawAnswer> Send(OutboundRequest request, CancellationToken cancellation)
    {
        if (!_rules.AllowedHosts.Contains(request.Address.Authority))
        {
            throw new ConnectorException(Failure.Refused, ConnectorTexts.HostNotAllowed(request.Address.Authority));
        }

        var attempts = request.IsIdempotent ? _rules.Attempts : 1;
        for (var attempt = 1; ; attempt++)
        {
            await TakeCall(request, cancellation);
            try
            {
                return await SendOnce(request, cancellation);
            }
            catch (ConnectorException failure)
                when (attempt < attempts && failure.Failure is Failure.Unreachable or Failure.Busy && failure.RetryAt is null)
            {
                await Task.Delay(_rules.Pause * (1 << (attempt - 1)), _time, cancellation);
            }
        }
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    private async Task TakeCall(OutboundRequest request, CancellationToken cancellation)
    {
        var latest = _time.GetUtcNow() + QuotaPatience;
        while (true)
        {
            try
            {
                await _governor.Take(request.Gateway, request.Service, User, cancellation);
                return;
            }
            catch (ConnectorException full) when (full.RetryAt is { } free && free <= latest)
            {
                // Another program may take the call that becomes free: ask again, but not in a circle.
                var pause = free - _time.GetUtcNow();
                await Task.Delay(pause > ShortestPause ? pause : ShortestPause, _time, cancellation);
            }
        }
    }

    private async Task<RawAnswer> SendOnce(OutboundRequest request, CancellationToken cancellation)
    {
        // A client of its own attempt: an answer that comes after the time-out has nobody left who would take it for the next one.
        using var over = new CancellationTokenSource(_rules.Timeout, _time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellation, over.Token);
        try
        {
            using var message = Message(request);
            using var answer = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, linked.Token);
            var bytes = await ReadBounded(answer.Content, linked.Token);
            var raw = new RawAnswer(request.Service, bytes, _time.GetUtcNow());
            return Judge(answer, raw, request.IsDownload);
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw new ConnectorException(
                Failure.Unreachable,
                ConnectorTexts.TimedOut(request.Address.Authority, (int)_rules.Timeout.TotalSeconds)
            );
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw new ConnectorException(
                Failure.Unreachable,
                ConnectorTexts.Unreachable(request.Address.Authority),
                bureau: null,
                exception
            );
        }
    }

    private static HttpRequestMessage Message(OutboundRequest request)
    {
        var message = new HttpRequestMessage(request.IsDownload ? HttpMethod.Get : HttpMethod.Post, request.Address);
        if (!request.IsDownload)
        {
            message.Content = new ByteArrayContent(request.Content);
            message.Content.Headers.TryAddWithoutValidation("Content-Type", request.ContentType);
        }

        foreach (var (name, value) in request.Headers)
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        return message;
    }

    private async Task<byte[]> ReadBounded(HttpContent content, CancellationToken cancellation)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellation);
        var bytes = new ArrayBufferWriter<byte>();
        int read;
        while ((read = await stream.ReadAsync(bytes.GetMemory(1 << 15), cancellation)) > 0)
        {
            bytes.Advance(read);
            if (bytes.WrittenCount > _rules.AnswerBytes)
            {
                throw new ConnectorException(Failure.Incompatible, ConnectorTexts.TooLarge());
            }
        }

        return bytes.WrittenSpan.ToArray();
    }

    private static RawAnswer Judge(HttpResponseMessage answer, RawAnswer raw, bool isDownload)
    {
        var status = (int)answer.StatusCode;
        switch (answer.StatusCode)
        {
            case HttpStatusCode.OK when isDownload ? !IsPage(raw.Bytes) : !LooksLikePage(answer, raw.Bytes):
                return raw;
            case HttpStatusCode.OK:
                throw Failed(Failure.Incompatible, ConnectorTexts.NotJson(), raw);
            case HttpStatusCode.Unauthorized:
                throw Failed(Failure.LoginExpired, ConnectorTexts.LoginExpired("HTTP 401"), raw);
            case HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable:
                throw Failed(Failure.Busy, ConnectorTexts.Busy($"HTTP {answer.StatusCode:D}"), raw, RetryAfter(answer, raw.At));
            case >= HttpStatusCode.InternalServerError:
                throw Failed(Failure.Unreachable, ConnectorTexts.ServerFailed(status), raw);
            case >= HttpStatusCode.Ambiguous and < HttpStatusCode.BadRequest:
                // A redirect leads to a sign-in page or out of the allow-list.
                throw Failed(Failure.LoginExpired, ConnectorTexts.LoginExpired($"HTTP {answer.StatusCode:D}"), raw);
            default:
                throw Failed(Failure.Refused, ConnectorTexts.Refused($"HTTP {answer.StatusCode:D}", ""), raw);
        }
    }

    private static ConnectorException Failed(Failure failure, CodedText said, RawAnswer raw, DateTimeOffset? retryAt = null) =>
        new(failure, said) { Raw = raw, RetryAt = retryAt };

    // A stated pause is the bureau's wish; the call is not repeated before.
    private static DateTimeOffset? RetryAfter(HttpResponseMessage answer, DateTimeOffset now) =>
        answer.Headers.RetryAfter is { } wish ? wish.Date ?? now + wish.Delta : null;

    private static bool LooksLikePage(HttpResponseMessage answer, byte[] bytes)
    {
        if (string.Equals(answer.Content.Headers.ContentType?.MediaType, "text/html", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        return bytes.AsSpan().TrimStart(" \t\r\n\uFEFF"u8).StartsWith("<"u8);
    }

    // Servers call files by wrong types often enough: what the bytes are is what counts.
    private static bool IsPage(byte[] bytes)
    {
        var head = bytes.AsSpan(0, Math.Min(bytes.Length, 1024)).TrimStart(" \t\r\n\uFEFF"u8);
        var text = Encoding.Latin1.GetString(head);
        return text.StartsWith('<') && text.Contains("<html", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase);
    }

    private static SocketsHttpHandler Network(OutboundRules rules) =>
        new()
        {
            ConnectCallback = rules.IsPublicOnly ? PublicNetwork.Connect : null,
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.GZip,
            ConnectTimeout = TimeSpan.FromSeconds(10),
        };
}
