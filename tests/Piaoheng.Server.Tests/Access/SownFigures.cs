using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Server.Modules.Intake;
using Piaoheng.Server.Modules.Invoices;
using Piaoheng.Server.Modules.Invoices.Care;
using Piaoheng.Server.Modules.Reconciliation;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Tests.Intake;
using Piaoheng.World.Invoices;
using Piaoheng.World.Workbooks;

namespace Piaoheng.Server.Tests.Access;

/// <summary>What is sown in a running server to be looked for behind every door: amounts, a bank account and an identity paper, on both sides and in free words.</summary>
internal sealed class SownFigures(RunningServer server)
{
    /// <summary>A bank account.</summary>
    public const string Account = "6222000011112222";

    /// <summary>The number of an identity paper.</summary>
    public const string Paper = "110101199001011234";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The amounts that were sown, as screens, exports, JSON and scripts would write them.</summary>
    public IReadOnlyList<string> Amounts { get; private set; } = [];

    /// <summary>Number of the invoice that carries everything.</summary>
    public string Number { get; private set; } = "";

    /// <summary>One of its amounts, as a person types it.</summary>
    public string Typed { get; private set; } = "";

    /// <summary>Values of the parameters of addresses.</summary>
    public Dictionary<string, string> Ids { get; } = new(StringComparer.Ordinal);

    /// <summary>Sows.</summary>
    public async Task Sow()
    {
        var files = new InventedFiles(1490);
        var (held, missing, wanted) = (Ours(files), Ours(files), Ours(files));
        // What stands on both sides, what only the bureau has, and what is only ours.
        var full = await Import(null, InventedFiles.Xml(held), InventedFiles.Xml(wanted));
        await Import(null, InventedFiles.Query("全量.xlsx", held with { Total = held.Total + Yuan.FromFen(1) }, missing));
        await Import(Side.Ours, files.Ledger("台账.xlsx", new LedgerRow(held) { Used = held.Total, Department = "财务部" }));
        await Note(full.Invoice, $"已付¥{held.Total.ToDisplay()}，余{held.Total}元，金额{held.Total}");
        await Compare();
        Number = held.Number;
        Typed = held.Total.ToString();
        Ids["{taxpayer}"] = Ids["{number}"] = server.One.Number;
        Ids["{batch:long}"] = Ids["{batch:long?}"] = Text(full.Batch);
        Ids["original"] = Text(full.Original);
        Ids["{sha256}"] = full.Sha256;
        Ids["{party}"] = Text(full.Party);
        Ids["{id:long}"] = Text(full.Invoice);
        var yuan = new[] { held, missing, wanted }
            .SelectMany(each =>
                each.Lines.SelectMany(line => new[] { line.Amount, line.Tax })
                    .Concat([each.Total, each.AmountExTax!.Value.Value, each.TaxAmount!.Value.Value])
            )
            .Where(amount => amount.Fen > 10_000)
            .Distinct();
        Amounts = [.. yuan.SelectMany(Spellings), .. held.Lines.Select(line => line.UnitPrice).Where(price => price.Length > 6)];
    }

    // A sum in 分 is told from a piece of a number only where it is long.
    private static IEnumerable<string> Spellings(Yuan amount) =>
        amount.Fen >= 1_000_000
            ? [amount.ToDisplay(), amount.ToString(), Text(amount.Fen)]
            : [amount.ToDisplay(), amount.ToString()];

    private WorldInvoice Ours(InventedFiles files)
    {
        var issued = files.Issue();
        return issued with
        {
            Buyer = issued.Buyer with { TaxId = server.One.Number, Name = server.One.Name },
            Remark = $"银行账号：{Account}；经办人身份证号{Paper}；合同额{issued.Total}元",
        };
    }

    private async Task<(long Invoice, long Original, long Batch, string Sha256, long Party)> Import(
        Side? side,
        params World.Documents.WorldFile[] files
    )
    {
        await using var scope = server.App.Services.CreateAsyncScope();
        var receive = scope.ServiceProvider.GetRequiredService<ReceiveFile>();
        var batch = await receive.Begin(server.One, side, Actor.LocalOperator, Cancellation);
        foreach (var file in files)
        {
            await using var content = new MemoryStream(file.Content);
            Assert.Null((await receive.Receive(batch, file.Name, content, Cancellation)).Refusal);
        }

        await Until(db =>
            db.Rows<IntakeItemRecord>()
                .AllAsync(item => item.BatchId != batch.BatchId || item.Outcome != IntakeOutcome.Reading, Cancellation)
        );
        await using var look = server.App.Services.CreateAsyncScope();
        var db = look.ServiceProvider.GetRequiredService<Database>();
        var items = await db.Rows<IntakeItemRecord>().Where(item => item.BatchId == batch.BatchId).ToListAsync(Cancellation);
        Assert.All(items, item => Assert.Equal((IntakeOutcome.Stored, "[]"), (item.Outcome, item.Reasons)));
        var original = await db.Rows<OriginalRecord>().FirstAsync(row => row.OriginalId == items[0].OriginalId, Cancellation);
        var invoice = await db.Rows<Modules.Invoices.InvoiceRecord>()
            .FirstOrDefaultAsync(row => row.InvoiceId == items[0].InvoiceId, Cancellation);
        return (invoice?.InvoiceId ?? 0, original.OriginalId, batch.BatchId, original.Sha256, invoice?.CounterpartyId ?? 0);
    }

    private async Task Note(long invoice, string text)
    {
        await using var scope = server.App.Services.CreateAsyncScope();
        var note = scope.ServiceProvider.GetRequiredService<NoteInvoice>();
        Assert.Null((await note.Write(server.One.TaxpayerId, invoice, text, Actor.LocalOperator, Cancellation)).Refusal);
    }

    private async Task Compare()
    {
        await using var scope = server.App.Services.CreateAsyncScope();
        var start = scope.ServiceProvider.GetRequiredService<StartRun>();
        var asked = await start.Run(server.One.Number, new StartRun.Request(), Actor.LocalOperator, Cancellation);
        Ids["{request:int}"] = Text(asked.Value.RequestNo);
        await Until(db => db.Rows<RunRecord>().AnyAsync(run => run.TaxpayerId == server.One.TaxpayerId, Cancellation));
        Ids["{run:int}"] = "1";
    }

    private async Task Until(Func<Database, Task<bool>> isSo)
    {
        for (var attempt = 0; attempt < 600; attempt++)
        {
            await using var scope = server.App.Services.CreateAsyncScope();
            if (await isSo(scope.ServiceProvider.GetRequiredService<Database>()))
            {
                return;
            }

            await Task.Delay(100, Cancellation);
        }

        throw new InvalidOperationException("It was not done within a minute.");
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
