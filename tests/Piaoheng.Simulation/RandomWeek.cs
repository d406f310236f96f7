using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Piaoheng.BureauSimulator.Books;
using Piaoheng.Server.Modules.Channels;
using Piaoheng.Server.Modules.Intake;
using Piaoheng.Server.Modules.Reconciliation;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Jobs;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Platform.Time;
using Piaoheng.Server.Tests.Channels;
using Piaoheng.Server.Tests.OperationLog;
using Piaoheng.Server.Tests.Storage;
using Piaoheng.World;
using Piaoheng.World.Companies;

namespace Piaoheng.Simulation;

/// <summary>One week by one seed: steps drawn at random against a simulated bureau, then quiet, then the books are looked at.</summary>
internal sealed class RandomWeek(TestDatabase database, ulong seed)
{
    private const int Invoices = 50;
    private const int Steps = 16;

    // Each attempt at a piece of work may be cut off, and after five it is given up: no piece may be cut off that often.
    private const int MostInterruptions = 3;

    // What a bureau does to those who ask; what it says of the invoices stays true.
    private static readonly string[] Disturbances =
    [
        "",
        "",
        "S1",
        "S2",
        "S8:total",
        "S8:duplicate",
        "S8:empty",
        "S9:many@1-20",
        "S10:pending",
        "S10:retry",
        "S11:session@3-9",
        "S17",
        "S19:503@2-8",
        "S19:500@1-5",
        "S19:html@2-6",
        "S19:reset@2-9",
        "S19:truncated@1-7",
        "S19:doubled",
    ];

    private readonly Dice _dice = new(seed);
    private readonly BureauBooks _books = new(seed, Invoices, BeijingTime.Today(TimeProvider.System));
    private int _interruptions;

    /// <summary>What was done, for the report of a failure.</summary>
    public List<string> Diary { get; } = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private WorkRunner Runner => database.Services.GetRequiredService<WorkRunner>();

    /// <summary>Lives through it.</summary>
    public async Task Live()
    {
        await using var bureau = await SimulatedBureau.Start(database, seed, Invoices);
        var us = bureau.Taxpayer;
        var mail = new IncomingFiles(_dice, [.. _books.Entries.Where(entry => entry.TaxpayerId == InventedCompanies.Main.TaxId)]);
        var decided = new List<DifferenceRecord>();
        for (var step = 0; step < Steps; step++)
        {
            switch (_dice.Below(10))
            {
                case < 5:
                    await Receive(us, mail.Next());
                    break;
                case < 8:
                    await Sync(bureau);
                    break;
                case 8:
                    Diary.Add("checkpoint");
                    await new LoggedWork(database).Checkpoint();
                    await Work();
                    break;
                default:
                    await Decide(us, decided);
                    break;
            }
        }

        Diary.Add("quiet");
        await bureau.Misbehave("");
        await Wake();
        while (await Runner.RunNext(Cancellation))
        {
            // Until nothing waits.
        }

        var last = await bureau.Sync(_books.Today.AddDays(-91), _books.Today);
        Assert.Equal((SyncState.Done, null), (last.State, last.Problem));
        await new RightBooks(database, us, _books, mail, decided).Hold();
    }

    private async Task Receive(Server.Modules.Taxpayers.Contracts.Taxpayer us, IReadOnlyList<IncomingFiles.File> files)
    {
        Diary.Add("receive " + string.Join('+', files.Select(file => file.Name)));
        await database.In(async services =>
        {
            var receive = services.GetRequiredService<ReceiveFile>();
            var batch = await receive.Begin(us, null, Actor.LocalOperator, Cancellation);
            foreach (var file in files)
            {
                await using var stream = new MemoryStream(file.Content);
                Assert.Null((await receive.Receive(batch, file.Name, stream, Cancellation)).Refusal);
            }
        });
        if (_dice.PerMille(600))
        {
            await Work();
        }
    }

    private async Task Sync(SimulatedBureau bureau)
    {
        var disturbance = _dice.Pick(Disturbances);
        Diary.Add("sync " + disturbance);
        await bureau.Misbehave(disturbance);
        var from = _books.Today.AddDays(-_dice.Below(92));
        var asked = _dice.PerMille(500) ? await bureau.Ask(from, _books.Today) : await bureau.Ask();
        // A sync that is still open is not asked for twice: the work goes on with that one.
        Assert.True(asked.Refusal is null || asked.Refusal.Text.Code.StartsWith("SYN", StringComparison.Ordinal));
        await Work();
    }

    // Does what waits, until it is done or somebody pulls the plug.
    private async Task Work()
    {
        await Wake();
        if (_interruptions < MostInterruptions && _dice.PerMille(400))
        {
            _interruptions++;
            var moment = TimeSpan.FromMilliseconds(_dice.Below(400));
            Diary.Add(string.Create(CultureInfo.InvariantCulture, $"interrupted after {moment.TotalMilliseconds} ms"));
            using var plug = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
            plug.CancelAfter(moment);
            try
            {
                while (await Runner.RunNext(plug.Token))
                {
                    // Until it is cut off.
                }
            }
            catch (OperationCanceledException) when (!Cancellation.IsCancellationRequested)
            {
                return;
            }
        }
        else
        {
            Diary.Add("work");
            while (await Runner.RunNext(Cancellation))
            {
                // Until nothing waits.
            }
        }
    }

    private async Task Decide(Server.Modules.Taxpayers.Contracts.Taxpayer us, List<DifferenceRecord> decided)
    {
        var run = await database.In(services =>
            services
                .GetRequiredService<StoredRun>()
                .Make(us, new RunPeriod(null, null, _books.Today), Actor.LocalOperator, Cancellation)
        );
        var open = await database.In(services =>
            services
                .GetRequiredService<Database>()
                .Rows<DifferenceRecord>()
                .Where(row => row.TaxpayerId == us.TaxpayerId && row.RunNo == run.RunNo && row.Kind != "matched")
                .OrderBy(row => row.ResultNo)
                .ToListAsync(Cancellation)
        );
        Diary.Add(string.Create(CultureInfo.InvariantCulture, $"decide one of {open.Count}"));
        if (open.Count == 0)
        {
            return;
        }

        var chosen = _dice.Pick(open);
        var action = new DecideDifference.Request(_dice.PerMille(500) ? "accepted" : "ignored", "已与经办人核实");
        var outcome = await database.In(services =>
            services
                .GetRequiredService<DecideDifference>()
                .Decide(us.Number, (chosen.RunNo, chosen.ResultNo), action, Actor.LocalOperator, Cancellation)
        );
        Assert.Null(outcome.Refusal);
        decided.RemoveAll(row => row.Subject == chosen.Subject);
        decided.Add(chosen);
    }

    // As if time had gone by: leases have run out, and what was put off is due.
    private Task<int> Wake() =>
        database.In(services =>
        {
            var past = TimeProvider.System.GetUtcNow() - TimeSpan.FromMinutes(1);
            return services
                .GetRequiredService<Database>()
                .Set<WorkUnitRecord>()
                .ExecuteUpdateAsync(
                    row => row.SetProperty(unit => unit.LeaseUntil, past).SetProperty(unit => unit.DueAt, past),
                    Cancellation
                );
        });
}
