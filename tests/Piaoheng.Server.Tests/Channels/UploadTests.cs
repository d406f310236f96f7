using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Core.Diagnosis;
using Piaoheng.Server.Modules.Channels;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Tests.Storage;

namespace Piaoheng.Server.Tests.Channels;

/// <summary>上传台账: what the issuing system tells, what the bureau answers by 受理流水号, and what a diagnosis makes of it.</summary>
public abstract class UploadTests
{
    private readonly TestDatabase _database;

    protected UploadTests(TestDatabase database)
    {
        database.SkipUnlessAvailable();
        _database = database;
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("pending", UploadStage.Pending, Cause.UploadPending)]
    [InlineData("reject", UploadStage.Refused, Cause.UploadFailed)]
    [InlineData("quota", UploadStage.QuotaShort, Cause.QuotaShort)]
    public async Task The_answer_of_the_bureau_becomes_the_cause(string mode, UploadStage stage, string cause)
    {
        await using var bureau = await SimulatedBureau.Start(_database);
        var (receipt, number) = ($"SLLSH-{mode}", New());
        await bureau.Declare(receipt, mode, number);
        Assert.Equal(1, (await Tell(bureau, receipt, number)).Value);
        Assert.Equal(Cause.UploadPending, (await Diagnosed(bureau, number)).Top!.Entry.Cause);
        Assert.True((await Ask(bureau)).Succeeded(out _));
        var noted = Assert.Single(await About(bureau, number));
        Assert.Equal(stage, noted.Stage);
        Assert.NotNull(noted.AskedAt);
        Assert.Equal(cause, (await Diagnosed(bureau, number)).Top!.Entry.Cause);
    }

    [Fact]
    public async Task An_upload_that_arrived_is_not_told_back()
    {
        await using var bureau = await SimulatedBureau.Start(_database);
        var number = New();
        await bureau.Declare("SLLSH-ok", "", number);
        await Tell(bureau, "SLLSH-ok", number);
        await Ask(bureau);
        Assert.Equal(UploadStage.Uploaded, Assert.Single(await About(bureau, number)).Stage);
        // The same told again changes nothing; another state is refused.
        Assert.Equal(1, (await Tell(bureau, "SLLSH-ok", number)).Value);
        Assert.Equal(UploadStage.Uploaded, Assert.Single(await About(bureau, number)).Stage);
        Assert.Equal("UPL-06", (await Tell(bureau, "", number)).Refusal!.Text.Code);
    }

    [Fact]
    public async Task A_number_that_the_bureau_forgot_leaves_the_outcome_unknown_and_is_not_asked_for()
    {
        await using var bureau = await SimulatedBureau.Start(_database);
        var number = New();
        await bureau.Declare("SLLSH-old", "", number);
        await Tell(bureau, "SLLSH-old", number, TimeProvider.System.GetUtcNow().AddHours(-13));
        await Ask(bureau);
        Assert.Equal(UploadStage.Unknown, Assert.Single(await About(bureau, number)).Stage);
    }

    [Fact]
    public async Task A_draft_is_a_cause_and_what_is_no_number_is_refused()
    {
        await using var bureau = await SimulatedBureau.Start(_database);
        var number = New();
        await Tell(bureau, "", number);
        Assert.Equal(Cause.DraftUnissued, (await Diagnosed(bureau, number)).Top!.Entry.Cause);
        Assert.Equal("UPL-03", (await Tell(bureau, "", "12345678")).Refusal!.Text.Code);
        Assert.Equal("UPL-01", (await Tell(bureau, "", " ")).Refusal!.Text.Code);
        var future = TimeProvider.System.GetUtcNow().AddHours(1);
        Assert.Equal("UPL-04", (await Tell(bureau, "SLLSH-x", New(), future)).Refusal!.Text.Code);
    }

    [Fact]
    public async Task Awaited_uploads_are_asked_for_by_themselves_and_not_too_often()
    {
        await using var bureau = await SimulatedBureau.Start(_database);
        var number = New();
        await bureau.Declare("SLLSH-due", "pending", number);
        await Tell(bureau, "SLLSH-due", number);
        await Due();
        var asked = Assert.Single(await About(bureau, number)).AskedAt;
        Assert.NotNull(asked);
        await Due();
        Assert.Equal(asked, Assert.Single(await About(bureau, number)).AskedAt);
    }

    private static string New() => "26112000" + System.Security.Cryptography.RandomNumberGenerator.GetString("0123456789", 12);

    private Task Due() =>
        _database.In(services => ActivatorUtilities.CreateInstance<AskDueUploads>(services).Check(Cancellation));

    private Task<Outcome<int>> Tell(SimulatedBureau bureau, string receipt, string number, DateTimeOffset? at = null) =>
        _database.In(services =>
            services
                .GetRequiredService<TellUpload>()
                .Tell(bureau.Taxpayer.Number, new TellUpload.Request(receipt, at, [number]), Actor.LocalOperator, Cancellation)
        );

    private Task<Outcome<int>> Ask(SimulatedBureau bureau) =>
        _database.In(services =>
            services.GetRequiredService<AskUploads>().Ask(bureau.Taxpayer.Number, Actor.LocalOperator, Cancellation)
        );

    private Task<IReadOnlyList<UploadFact>> About(SimulatedBureau bureau, string number) =>
        _database.In(services =>
            services.GetRequiredService<UploadLedger>().About(bureau.Taxpayer.TaxpayerId, [number], Cancellation)
        );

    private Task<DiagnosisResult> Diagnosed(SimulatedBureau bureau, string number) =>
        _database.In(async services =>
            (
                await services
                    .GetRequiredService<Modules.Diagnosis.DiagnoseInvoice>()
                    .Diagnose(bureau.Taxpayer, QueryText.Parse(number), asOf: null, Cancellation)
            ).Value
        );

    public sealed class OnSqlite(SqliteDatabase database) : UploadTests(database), IClassFixture<SqliteDatabase>;

    public sealed class OnPostgres(PostgresDatabase database) : UploadTests(database), IClassFixture<PostgresDatabase>;
}
