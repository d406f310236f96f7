using Microsoft.EntityFrameworkCore;
using Piaoheng.Core.Diagnosis;
using Piaoheng.Core.Entry;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Policy;
using Piaoheng.Server.Modules.Channels;
using Piaoheng.Server.Modules.Entry;
using Piaoheng.Server.Modules.Identities.Contracts;
using Piaoheng.Server.Modules.Invoices;
using Piaoheng.Server.Modules.Invoices.Care;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.World;
using Piaoheng.World.Demo;
using Piaoheng.World.Invoices;

namespace Piaoheng.Server.Commands;

/// <summary>演示中由人和开票系统做的事: typed and not reviewed, put aside, told of as uploaded; and what an upgrade that went wrong would leave.</summary>
internal sealed class DemoCare(ServiceProvider services, DemoBureau? bureau)
{
    // How the simulated bureau takes an upload, and what a diagnosis must say of it.
    private static readonly (string Mode, string Cause, string Story)[] Uploads =
    [
        ("pending", Cause.UploadPending, "开具后已上传，税局还在处理"),
        ("reject", Cause.UploadFailed, "开具后上传，税局拒绝：特定要素类型与票种不符"),
        ("quota", Cause.QuotaShort, "开具后上传，税局拒绝：可用额度不足"),
        ("", Cause.DraftUnissued, "开票系统登记为已赋码，没有上传"),
    ];

    /// <summary>Does what the examples of one company need beside their files.</summary>
    public async Task Do(DemoExamples examples, Taxpayer taxpayer, CancellationToken ct)
    {
        await Type(taxpayer, examples.Typed, ct);
        await PutAside(taxpayer, examples.Trashed.Key, ct);
        await Lose(taxpayer, examples.Lost.Key, ct);
    }

    /// <summary>Tells of uploads, and asks the simulated bureau what became of them.</summary>
    /// <param name="taxpayer">A company with a 乐企 line.</param>
    /// <param name="count">How many of each outcome.</param>
    /// <param name="seed">The same seed gives the same numbers.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<IReadOnlyList<DemoExample>> Upload(Taxpayer taxpayer, int count, ulong seed, CancellationToken ct)
    {
        if (bureau is null)
        {
            return [];
        }

        var dice = new Dice(seed);
        var examples = new List<DemoExample>();
        using var control = bureau.Control();
        await using var scope = services.CreateAsyncScope();
        foreach (var (mode, cause, story) in Uploads)
        {
            List<string> numbers = [.. Enumerable.Range(0, count).Select(_ => "26112000" + dice.Digits(12))];
            var receipt = mode.Length == 0 ? "" : $"DEMO{dice.Digits(8)}";
            if (receipt.Length > 0)
            {
                await control.Declare(receipt, mode, numbers, ct);
            }

            var told = await scope
                .ServiceProvider.GetRequiredService<TellUpload>()
                .Tell(taxpayer.Number, new TellUpload.Request(receipt, AcceptedAt: null, numbers), Actor.Program, ct);
            _ = told.Value;
            examples.AddRange(numbers.Select(number => new DemoExample(cause, taxpayer.Number, number + " 2026-10-20", story)));
        }

        _ = (await scope.ServiceProvider.GetRequiredService<AskUploads>().Ask(taxpayer.Number, Actor.Program, ct)).Value;
        return examples;
    }

    // By somebody who may not pass it themselves.
    private async Task Type(Taxpayer taxpayer, WorldInvoice invoice, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var reading = invoice.ToReading("手工录入");
        var kind = scope.ServiceProvider.GetRequiredService<PolicyPack>().Kinds.Find(reading.Kind)!;
        var typist = new Actor("录入员（演示）") { Rights = Rights.Of(["entry.type"]) };
        var submitted = await scope
            .ServiceProvider.GetRequiredService<SubmitEntry>()
            .Submit(
                taxpayer,
                new SubmitEntry.Request(EntryReading.FormOf(reading, kind), new EntryBasis { IsAsPrinted = true }),
                draftId: null,
                typist,
                ct
            );
        _ = submitted.Value;
    }

    private async Task PutAside(Taxpayer taxpayer, string key, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var put = await scope
            .ServiceProvider.GetRequiredService<TrashInvoice>()
            .PutAside(
                taxpayer.TaxpayerId,
                await IdOf(scope.ServiceProvider, taxpayer, key, ct),
                new TrashInvoice.Request("duplicate", null),
                Actor.Program,
                ct
            );
        _ = put.Value;
    }

    // As an upgrade would leave it that copied the numbers and lost a row.
    private async Task Lose(Taxpayer taxpayer, string key, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Database>();
        var id = await IdOf(scope.ServiceProvider, taxpayer, key, ct);
        await using var work = await UnitOfWork.Begin(db, taxpayer.TaxpayerId, ct);
        await db.Set<InvoiceRecord>()
            .Where(row => row.TaxpayerId == taxpayer.TaxpayerId && row.InvoiceId == id)
            .ExecuteDeleteAsync(ct);
        var now = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        await db.Database.ExecuteSqlAsync($"update \"VersionInfo\" set \"AppliedOn\" = {now}", ct);
        await work.Commit(ct);
    }

    private static async Task<long> IdOf(IServiceProvider provider, Taxpayer taxpayer, string key, CancellationToken ct)
    {
        var hits = await provider.GetRequiredService<IKeySearch>().Find([taxpayer.TaxpayerId], [key], ct);
        return hits.First(hit => hit.Side == Side.Ours).InvoiceId;
    }
}
