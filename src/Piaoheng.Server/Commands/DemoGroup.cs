using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Piaoheng.Connectors.Certification;
using Piaoheng.Core.Invoices;
using Piaoheng.Server.Modules.Channels;
using Piaoheng.Server.Modules.Intake;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Home;
using Piaoheng.Server.Platform.Jobs;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.World.Companies;
using Piaoheng.World.Demo;
using Piaoheng.World.Documents;

namespace Piaoheng.Server.Commands;

/// <summary>演示集团: puts the companies beside the main one into the demo, by the same doors that everyone uses, and notes the examples.</summary>
internal sealed class DemoGroup(ServiceProvider services, HomeFolder home, DemoBureau? bureau)
{
    private const string Leqi = "leqi";
    private const string Verification = "verification";

    // As long as a list of a whole group for years, in bytes.
    private const long HugeList = 1L << 44;

    private readonly List<DemoExample> _examples = [];
    private readonly DemoCare _care = new(services, bureau);

    /// <summary>The questions so far, with the cause of each.</summary>
    public IReadOnlyList<DemoExample> Asked => _examples;

    /// <summary>Sets all of them up.</summary>
    /// <param name="create">Registers a company.</param>
    /// <param name="import">Imports the files of a folder.</param>
    /// <param name="ct">Stops it.</param>
    public async Task Prepare(
        Func<Company, Task<Taxpayer>> create,
        Func<Taxpayer, string, Side, Task> import,
        CancellationToken ct
    )
    {
        var synced = new DemoSynced();
        await Synced(synced, await create(DemoBranches.Synced), import, ct);
        var elsewhere = synced.Bureau.First(held => held.Direction == Direction.In).Invoice;
        var examples = new DemoExamples(elsewhere, DemoBranches.Examples);
        await Examples(examples, await create(DemoBranches.Examples), import, ct);
        await CutOff(await create(DemoBranches.CutOff), import);
        foreach (var channel in DemoBranches.Channels)
        {
            await Broken(channel, await create(channel.Company), ct);
        }

        await File.WriteAllTextAsync(home.DemoExamplesFile, JsonSerializer.Serialize(_examples), ct);
    }

    /// <summary>Tells the channels where the simulated bureau is now, where it had to move. What was noted of them stays.</summary>
    public async Task Move(CancellationToken ct)
    {
        if (bureau is null)
        {
            return;
        }

        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Database>();
        var address = bureau.Address.ToString();
        await db.Set<ChannelRecord>()
            .Where(channel => channel.Address.StartsWith("http://127.0.0.1:") && channel.Address != address)
            .ExecuteUpdateAsync(row => row.SetProperty(channel => channel.Address, address), ct);
    }

    private async Task Synced(
        DemoSynced synced,
        Taxpayer taxpayer,
        Func<Taxpayer, string, Side, Task> import,
        CancellationToken ct
    )
    {
        var folder = Folder("synced");
        foreach (var document in synced.Documents)
        {
            Write(Path.Combine(folder, "ours"), document);
        }

        await import(taxpayer, Path.Combine(folder, "ours"), Side.Ours);
        if (bureau is null)
        {
            return;
        }

        await SetUp(taxpayer.Number, Leqi, ct);
        await SetUp(taxpayer.Number, Verification, ct);
        await Sync(taxpayer, DemoSynced.From, DemoSynced.To, ct);
        await Uploads(taxpayer, 1, DemoExamples.Seed, ct);
    }

    /// <summary>Tells of uploads of a company that has a line, so many of each outcome.</summary>
    public async Task Uploads(Taxpayer taxpayer, int count, ulong seed, CancellationToken ct) =>
        _examples.AddRange(await _care.Upload(taxpayer, count, seed, ct));

    /// <summary>Imports the files of the examples of one company, and does what files alone cannot.</summary>
    public async Task Examples(
        DemoExamples examples,
        Taxpayer taxpayer,
        Func<Taxpayer, string, Side, Task> import,
        CancellationToken ct
    )
    {
        var folder = Folder("examples-" + taxpayer.Number);
        foreach (var file in examples.Files)
        {
            Write(Path.Combine(folder, file.Folder), file.File);
        }

        await import(taxpayer, Path.Combine(folder, "ours"), Side.Ours);
        await import(taxpayer, Path.Combine(folder, "theirs"), Side.Theirs);
        await Unread(taxpayer, examples.Unread, ct);
        Damage(examples.Damaged);
        await _care.Do(examples, taxpayer, ct);
        _examples.AddRange(examples.Examples);
    }

    private async Task CutOff(Taxpayer taxpayer, Func<Taxpayer, string, Side, Task> import)
    {
        var (file, example) = DemoExamples.CutOff();
        Write(Path.Combine(Folder("cut-off"), file.Folder), file.File);
        await import(taxpayer, Path.Combine(Folder("cut-off"), file.Folder), Side.Theirs);
        _examples.Add(example);
    }

    private async Task Broken(DemoChannel channel, Taxpayer taxpayer, CancellationToken ct)
    {
        if (bureau is null)
        {
            return;
        }

        var isKeyWrong = channel.Fault == DemoBranches.WrongKey;
        await SetUp(taxpayer.Number, Leqi, ct, isKeyWrong);
        if (channel.Fault.Length > 0)
        {
            var isDiskFull = channel.Fault == DemoBranches.FullDisk;
            if (isDiskFull)
            {
                await KeepHugeList(taxpayer, ct);
            }

            using var control = bureau.Control();
            await control.Set(isKeyWrong || isDiskFull ? "" : channel.Fault, ct);
            await Sync(taxpayer, DemoSynced.To, DemoSynced.To, ct);
            await control.Set("", ct);
        }

        _examples.Add(new DemoExample(channel.Cause, taxpayer.Number, "26112000005937264081 2026-10-31", channel.Story));
    }

    // What the next download needs is judged by the largest so far.
    private async Task KeepHugeList(Taxpayer taxpayer, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Database>();
        var huge = new SyncAnswerRecord
        {
            TaxpayerId = taxpayer.TaxpayerId,
            SliceId = 1,
            AnswerNo = 1,
            Service = "演示：一份极大的清单",
            Sha256 = new string('0', 64),
            Size = HugeList,
            At = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow(),
        };
        await using var work = await UnitOfWork.Begin(db, taxpayer.TaxpayerId, ct);
        await db.AddMany([huge], ct);
        await work.Commit(ct);
    }

    private async Task SetUp(string taxId, string connector, CancellationToken ct, bool isKeyWrong = false)
    {
        using var control = bureau!.Control();
        var state = await control.State(ct);
        await using var scope = services.CreateAsyncScope();
        var outcome = await scope
            .ServiceProvider.GetRequiredService<SetUpChannel>()
            .SetUp(
                taxId,
                connector,
                new SetUpChannel.Request(bureau.Address.ToString(), Fields(connector, state, isKeyWrong)),
                Actor.Program,
                ct
            );
        if (outcome.Refusal is { } refusal)
        {
            await Console.Error.WriteLineAsync(refusal.Text.Render());
        }
    }

    private static Dictionary<string, string> Fields(string connector, SimulatorState state, bool isKeyWrong)
    {
        var name = connector == Leqi ? "key" : "token";
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [name] = isKeyWrong ? new string('0', state.Values[name].Length) : state.Values[name],
        };
    }

    private async Task Sync(Taxpayer taxpayer, DateOnly from, DateOnly to, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var started = await scope
            .ServiceProvider.GetRequiredService<StartSync>()
            .Start(taxpayer.Number, Leqi, new StartSync.Request(from, to), Actor.Program, ct);
        if (started.Succeeded(out var run))
        {
            await services
                .GetRequiredService<WorkRunner>()
                .Run(run.TaxpayerId, SyncRuns.WorkKind, SyncRuns.WindowOf(run.RunNo), ct);
        }
    }

    // Received as any file; the attempt to read it is put back for as long as a demo may live.
    private async Task Unread(Taxpayer taxpayer, WorldFile file, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var receive = scope.ServiceProvider.GetRequiredService<ReceiveFile>();
        var batch = await receive.Begin(taxpayer, side: null, Actor.Program, ct);
        await using var content = new MemoryStream(file.Content);
        var received = (await receive.Receive(batch, file.Name, content, ct)).Value;
        var queue = scope.ServiceProvider.GetRequiredService<WorkQueue>();
        var key = received.FirstItemId.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (await queue.Take(taxpayer.TaxpayerId, ReadWaitingFiles.WorkKind, key, ct) is { } ticket)
        {
            await queue.PutBack(ticket, "演示：读取被推迟", new DateTimeOffset(2099, 1, 1, 0, 0, 0, TimeSpan.Zero), ct);
        }
    }

    // As if somebody had deleted it from the disk.
    private void Damage(WorldFile file)
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(file.Content));
        File.Delete(Path.Combine(home.Originals, sha256[..2], sha256));
    }

    private string Folder(string name) => Path.Combine(home.Path, "demo-files", name);

    private static void Write(string folder, WorldFile file)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllBytes(Path.Combine(folder, file.Name), file.Content);
    }
}
