using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Core.Invoices;
using Piaoheng.Server.Modules.Intake;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Platform.Worker;
using Piaoheng.Server.Tests.Storage;
using Piaoheng.Server.Tests.Worker;

namespace Piaoheng.Server.Tests.Intake;

/// <summary>Pictures that were received before there was recognition.</summary>
[Trait("Category", "Slow")]
public abstract class ReadPicturesAgainTests(TestDatabase database) : IntakeTestBase(database)
{
    [Fact]
    public async Task What_waits_for_recognition_is_read_again_once()
    {
        var us = await Company(new InventedFiles(411));
        var item = await Import(us, "空白.jpg", DrawnScan.Jpeg());
        Assert.Equal((IntakeOutcome.Quarantined, Version), (item.Outcome, item.AwaitsRecognition));
        await ReceivedBefore(us, item.ItemId);

        await Check(RecognitionState.Shipped());
        Assert.Equal(IntakeOutcome.Reading, (await Item(us, item.ItemId)).Outcome);
        await Drain();
        var again = await Item(us, item.ItemId);
        Assert.Equal((IntakeOutcome.Quarantined, Version), (again.Outcome, again.AwaitsRecognition));

        await Check(RecognitionState.Shipped());
        Assert.Equal(IntakeOutcome.Quarantined, (await Item(us, item.ItemId)).Outcome);
        Assert.Single(await Rows<AuditEntryRecord>(us), entry => entry.Action == "intake.recognise");
    }

    [Fact]
    public async Task While_recognition_is_off_nothing_is_read_again()
    {
        var us = await Company(new InventedFiles(412));
        var item = await Import(us, "空白.jpg", DrawnScan.Jpeg());
        await ReceivedBefore(us, item.ItemId);

        await Check(RecognitionState.Off());

        Assert.Equal(IntakeOutcome.Quarantined, (await Item(us, item.ItemId)).Outcome);
    }

    [Fact]
    public async Task What_gave_its_invoice_does_not_wait()
    {
        var files = new InventedFiles(413);
        var us = await Company(files);

        var item = await Import(us, "a.xml", InventedFiles.Xml(files.Issue()).Content);

        Assert.Null(item.AwaitsRecognition);
    }

    private static string? Version => RecognitionState.Shipped().Version;

    private Task<int> ReceivedBefore(Taxpayer us, long itemId) =>
        Database.In(services =>
            services
                .GetRequiredService<Database>()
                .Set<IntakeItemRecord>()
                .Where(item => item.TaxpayerId == us.TaxpayerId && item.ItemId == itemId)
                .ExecuteUpdateAsync(item => item.SetProperty(own => own.AwaitsRecognition, ""), Cancellation)
        );

    private Task Check(RecognitionState recognition) =>
        Database.In(services => ActivatorUtilities.CreateInstance<ReadPicturesAgain>(services, recognition).Check(Cancellation));

    public sealed class OnSqlite(SqliteDatabase database) : ReadPicturesAgainTests(database), IClassFixture<SqliteDatabase>;

    public sealed class OnPostgres(PostgresDatabase database) : ReadPicturesAgainTests(database), IClassFixture<PostgresDatabase>;
}
