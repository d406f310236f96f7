using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Core.Invoices;
using Piaoheng.Server.Modules.Intake;
using Piaoheng.Server.Modules.Invoices;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Jobs;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Tests.Storage;
using InvoiceRecord = Piaoheng.Server.Modules.Invoices.InvoiceRecord;

namespace Piaoheng.Server.Tests.Intake;

/// <summary>What tests of the intake do again and again: import a file and look at what is stored of it.</summary>
public abstract class IntakeTestBase
{
    private protected IntakeTestBase(TestDatabase database)
    {
        database.SkipUnlessAvailable();
        Database = database;
    }

    private protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private protected TestDatabase Database { get; }

    private protected Task<Taxpayer> Company(InventedFiles files) => Database.AddTaxpayer(files.Us.TaxId, files.Us.Name);

    private protected async Task<IntakeItemRecord> Import(Taxpayer us, string name, byte[] content, Side? side = null)
    {
        var received = await Receive(us, name, content, side);
        await Database
            .Services.GetRequiredService<WorkRunner>()
            .Run(us.TaxpayerId, ReadWaitingFiles.WorkKind, ReceiveFile.Key(received.ItemId), Cancellation);
        return await Item(us, received.ItemId);
    }

    private protected Task<ReceiveFile.Received> Receive(Taxpayer us, string name, byte[] content, Side? side) =>
        Database.In(async services =>
        {
            var receive = services.GetRequiredService<ReceiveFile>();
            var batch = await receive.Begin(us, side, Actor.LocalOperator, Cancellation);
            await using var stream = new MemoryStream(content);
            return (await receive.Receive(batch, name, stream, Cancellation)).Value;
        });

    private protected async Task Drain()
    {
        while (await Database.Services.GetRequiredService<WorkRunner>().RunNext(Cancellation))
        {
            // Until nothing waits.
        }
    }

    private protected async Task<IntakeItemRecord> Item(Taxpayer us, long itemId) =>
        (await Rows<IntakeItemRecord>(us)).Single(item => item.ItemId == itemId);

    private protected Task<List<InvoiceRecord>> Invoices(Taxpayer us) => Rows<InvoiceRecord>(us);

    private protected Task<List<T>> Rows<T>(Taxpayer us)
        where T : class =>
        Database.In(services =>
            services
                .GetRequiredService<Database>()
                .Rows<T>()
                .Where(row => EF.Property<long>(row, "TaxpayerId") == us.TaxpayerId)
                .ToListAsync(Cancellation)
        );
}
