using System.Globalization;
using System.Text.Json;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;

namespace Piaoheng.Connectors.Certification;

/// <summary>The simulator's own controls, which no bureau has.</summary>
internal sealed class SimulatorControl(Uri address) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = address };

    public async Task<SimulatorState> State(CancellationToken cancellation)
    {
        var state = await Get("/control/state", cancellation);
        if (Text(state, "name") != "模拟税局")
        {
            throw new HttpRequestException("not a simulator");
        }

        return new SimulatorState(
            Text(state, "version"),
            Day(Text(state, "today")),
            state.GetProperty("taxpayers")[0].GetString()!,
            Text(state, "receipt"),
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["key"] = Text(state, "key"),
                ["token"] = Text(state, "token"),
            },
            state.GetProperty("calls").GetInt64()
        );
    }

    public async Task<IReadOnlyList<TrueInvoice>> Truth(string taxpayer, CancellationToken cancellation)
    {
        var all = await Get($"/control/invoices?taxpayer={taxpayer}", cancellation);
        return
        [
            .. all.EnumerateArray()
                .Select(own => new TrueInvoice(
                    Text(own, "direction") == "in" ? Direction.In : Direction.Out,
                    Text(own, "kind"),
                    Text(own, "code"),
                    Text(own, "number"),
                    own.GetProperty("paperCode").GetString(),
                    own.GetProperty("paperNumber").GetString(),
                    Text(own, "checkCode"),
                    Day(Text(own, "issueDate")),
                    Money(own, "amount"),
                    Money(own, "tax"),
                    Money(own, "total"),
                    own.GetProperty("isRed").GetBoolean(),
                    own.GetProperty("isNormal").GetBoolean()
                )),
        ];
    }

    /// <summary>Switches exactly these faults on; the simulator forgets jobs and counts.</summary>
    public async Task Set(string faults, CancellationToken cancellation)
    {
        using var form = new FormUrlEncodedContent([new("faults", faults)]);
        using var answer = await _http.PostAsync(new Uri("/control/faults", UriKind.Relative), form, cancellation);
        if ((int)answer.StatusCode >= 400)
        {
            throw new HttpRequestException($"the simulator does not know the fault {faults}");
        }
    }

    /// <summary>Lets the simulated bureau know an upload: <c>pending</c>, <c>reject</c>, <c>quota</c>, or anything else for accepted.</summary>
    public async Task Declare(string receipt, string mode, IEnumerable<string> numbers, CancellationToken cancellation)
    {
        using var form = new FormUrlEncodedContent([
            new("receipt", receipt),
            new("mode", mode),
            new("numbers", string.Join(',', numbers)),
        ]);
        using var answer = await _http.PostAsync(new Uri("/control/uploads", UriKind.Relative), form, cancellation);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>全量发票查询 of received invoices, as a person downloads it.</summary>
    public async Task<(string Name, byte[] Bytes)> Export(
        string taxpayer,
        DateOnly from,
        DateOnly to,
        CancellationToken cancellation
    )
    {
        var path = string.Create(
            CultureInfo.InvariantCulture,
            $"/export/full-query?taxpayer={taxpayer}&direction=in&from={from:yyyy-MM-dd}&to={to:yyyy-MM-dd}"
        );
        using var answer = await _http.GetAsync(new Uri(path, UriKind.Relative), cancellation);
        answer.EnsureSuccessStatusCode();
        return (
            answer.Content.Headers.ContentDisposition?.FileNameStar ?? "清单.xlsx",
            await answer.Content.ReadAsByteArrayAsync(cancellation)
        );
    }

    public void Dispose() => _http.Dispose();

    private async Task<JsonElement> Get(string path, CancellationToken cancellation)
    {
        var bytes = await _http.GetByteArrayAsync(new Uri(path, UriKind.Relative), cancellation);
        using var document = JsonDocument.Parse(bytes);
        return document.RootElement.Clone();
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Yuan Money(JsonElement element, string name) =>
        Yuan.TryParse(Text(element, name), out var amount) ? amount : throw new FormatException(name);
}
