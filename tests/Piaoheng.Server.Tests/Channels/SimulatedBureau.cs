using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Piaoheng.BureauSimulator;
using Piaoheng.Server.Modules.Channels;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Jobs;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Time;
using Piaoheng.Server.Tests.Storage;
using Piaoheng.World.Companies;

namespace Piaoheng.Server.Tests.Channels;

/// <summary>A 模拟税局 over HTTP, and a program that is set up to read it.</summary>
internal sealed class SimulatedBureau : IAsyncDisposable
{
    private readonly TestDatabase _database;
    private readonly WebApplication _app;
    private readonly HttpClient _http;

    private SimulatedBureau(TestDatabase database, WebApplication app, Taxpayer taxpayer)
    {
        (_database, _app, Taxpayer) = (database, app, taxpayer);
        _http = new HttpClient { BaseAddress = Address };
    }

    public Taxpayer Taxpayer { get; }

    public Uri Address => new(_app.Urls.First());

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<SimulatedBureau> Start(TestDatabase database, ulong seed = 20260901, int invoices = 120)
    {
        var today = BeijingTime.Today(TimeProvider.System);
        var app = SimulatorApp.Build(
            new SimulatorOptions
            {
                Port = 0,
                Today = today,
                Seed = seed,
                Invoices = invoices,
            }
        );
        await app.StartAsync(Cancellation);
        var main = InventedCompanies.Main;
        var known = await database.In(services =>
            services.GetRequiredService<ITaxpayers>().FindByNumber(main.TaxId, Cancellation)
        );
        var bureau = new SimulatedBureau(database, app, known ?? await database.AddTaxpayer(main.TaxId, main.Name));
        var saved = await bureau.SetUp(bureau.Address.ToString());
        Assert.Null(saved.Refusal);
        return bureau;
    }

    public Task<Outcome<ChannelRecord>> SetUp(string address, string key = SimulatorOptions.Key) =>
        _database.In(services =>
            services
                .GetRequiredService<SetUpChannel>()
                .SetUp(
                    Taxpayer.Number,
                    "leqi",
                    new SetUpChannel.Request(address, new Dictionary<string, string> { ["key"] = key }),
                    Actor.LocalOperator,
                    Cancellation
                )
        );

    /// <summary>Switches faults on, and all others off.</summary>
    public async Task Misbehave(string faults)
    {
        using var form = new FormUrlEncodedContent([new("faults", faults)]);
        await _http.PostAsync(new Uri("/control/faults", UriKind.Relative), form, Cancellation);
    }

    /// <summary>Lets the bureau know an upload.</summary>
    public async Task Declare(string receipt, string mode, string number)
    {
        using var form = new FormUrlEncodedContent([new("receipt", receipt), new("mode", mode), new("numbers", number)]);
        await _http.PostAsync(new Uri("/control/uploads", UriKind.Relative), form, Cancellation);
    }

    public Task<Outcome<SyncRunRecord>> Ask(DateOnly? from = null, DateOnly? to = null) =>
        _database.In(services =>
            services
                .GetRequiredService<StartSync>()
                .Start(Taxpayer.Number, "leqi", new StartSync.Request(from, to), Actor.LocalOperator, Cancellation)
        );

    /// <summary>Asks for a sync, makes it, and gives what became of it.</summary>
    public async Task<SyncRunRecord> Sync(DateOnly? from = null, DateOnly? to = null)
    {
        var asked = (await Ask(from, to)).Value;
        await Work(asked);
        return await Find(asked);
    }

    public Task Work(SyncRunRecord run) =>
        _database
            .Services.GetRequiredService<WorkRunner>()
            .Run(run.TaxpayerId, SyncRuns.WorkKind, SyncRuns.WindowOf(run.RunNo), Cancellation);

    public Task<SyncRunRecord> Find(SyncRunRecord run) =>
        _database.In(async services =>
            (await services.GetRequiredService<SyncRuns>().Find(run.TaxpayerId, run.RunNo, Cancellation))!
        );

    public Task<List<SyncSliceRecord>> Slices(SyncRunRecord run) =>
        _database.In(services => services.GetRequiredService<SyncRuns>().Slices(run, Cancellation));

    public Task<List<SyncMarkRecord>> Marks() =>
        _database.In(services => services.GetRequiredService<SyncRuns>().Marks(Taxpayer.TaxpayerId, "leqi", Cancellation));

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }
}
