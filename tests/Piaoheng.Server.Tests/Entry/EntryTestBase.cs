using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Core.Diagnosis;
using Piaoheng.Core.Documents;
using Piaoheng.Core.Entry;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Policy;
using Piaoheng.Server.Modules.Diagnosis;
using Piaoheng.Server.Modules.Entry;
using Piaoheng.Server.Modules.Invoices;
using Piaoheng.Server.Modules.Invoices.Contracts;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Files;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Tests.Intake;
using Piaoheng.Server.Tests.Storage;
using Piaoheng.World.Documents;

namespace Piaoheng.Server.Tests.Entry;

/// <summary>What tests of typing and reviewing do again and again; three people, and an API key of one of them.</summary>
public abstract class EntryTestBase(TestDatabase database) : IntakeTestBase(database)
{
    private protected static readonly Actor Maker = Person(11, "张会计", "entry.type", "entry.view");
    private protected static readonly Actor Checker = Person(12, "李复核", "entry.review", "entry.type", "entry.view");
    private protected static readonly Actor Head = Person(13, "王主管", "entry.type", "entry.review", "entry.without-review");

    private protected static Actor Person(long id, string name, params string[] rights) =>
        new(name) { UserId = id, Rights = Rights.Of(rights) };

    /// <summary>What a document says, as a form that a person could have typed.</summary>
    private protected async Task<EntryForm> Typed(WorldFile file)
    {
        var read = await Database
            .Services.GetRequiredService<IDocumentReader>()
            .ReadAsync(file.Name, file.Content, new ReadOptions(null), Cancellation);
        var reading = read.SelectMany(document => document.Readings).Single();
        return EntryReading.FormOf(reading, Kind(reading.Kind));
    }

    private protected InvoiceKind Kind(string id) => Database.Services.GetRequiredService<PolicyPack>().Kinds.Find(id)!;

    private protected static EntryForm With(EntryForm form, string key, string text)
    {
        var fields = new SortedDictionary<string, string>(form.Fields, StringComparer.Ordinal) { [key] = text };
        return form with { Fields = fields };
    }

    private protected Task<Outcome<SubmitEntry.Submitted>> Submit(
        Taxpayer us,
        EntryForm form,
        Actor actor,
        EntryBasis? basis = null,
        long? draft = null
    ) =>
        Database.In(services =>
            services
                .GetRequiredService<SubmitEntry>()
                .Submit(us, new SubmitEntry.Request(form, basis), draft, actor, Cancellation)
        );

    private protected Task<ReviewFace> Show(Taxpayer us, string review) =>
        Database.In(async services =>
            (await services.GetRequiredService<DecideReview>().Show(us.TaxpayerId, Id(review), Cancellation))!
        );

    private protected Task<Outcome<DecideReview.Decided>> Decide(
        Taxpayer us,
        string review,
        DecideReview.Request request,
        Actor actor
    ) =>
        Database.In(services => services.GetRequiredService<DecideReview>().Decide(us, Id(review), request, actor, Cancellation));

    private protected async Task<Outcome<DecideReview.Decided>> Approve(Taxpayer us, string review, Actor actor) =>
        await Decide(us, review, new DecideReview.Request("approve", (await Show(us, review)).Shown, null, null), actor);

    private protected Task<InvoiceDetail> Detail(Taxpayer us, string invoice) =>
        Database.In(async services =>
            (await services.GetRequiredService<GetInvoice>().Find(us.TaxpayerId, Id(invoice), Cancellation))!
        );

    private protected Task<DiagnosisResult> Diagnose(Taxpayer us, string number) =>
        Database.In(async services =>
            (
                await services
                    .GetRequiredService<DiagnoseInvoice>()
                    .Diagnose(us, QueryText.Parse(number), new DateOnly(2026, 11, 30), Cancellation)
            ).Value
        );

    /// <summary>Stores a reading as a reader would have given it, of a picture of its own.</summary>
    private protected Task<long> Store(Taxpayer us, string file, Reading reading) =>
        Database.In(async services =>
        {
            await using var bytes = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(file + us.Number));
            var saved = (await services.GetRequiredService<OriginalStore>().Save(file, bytes, 10_000, Cancellation)).Value;
            var store = services.GetRequiredService<IInvoiceStore>();
            await using var work = await UnitOfWork.Begin(services.GetRequiredService<Database>(), us.TaxpayerId, Cancellation);
            var original = await store.AddOriginal(us.TaxpayerId, saved, file, Actor.Program, Cancellation);
            var stored = await store.StoreDocuments(
                us,
                new DocumentReadings(original.OriginalId, [reading with { File = file }], AreAll: true),
                Actor.Program,
                Cancellation
            );
            await work.Commit(Cancellation);
            return stored[0].InvoiceId!.Value;
        });

    private protected async Task<Reading> Recognised(Taxpayer us, WorldFile file)
    {
        var form = await Typed(file);
        var (reading, _) = EntryReading.Of(form, Kind(form.Kind), "扫描.png");
        return reading with { Source = SourceId.Ocr, Direction = us.DirectionOf(reading) };
    }

    private protected static long Id(string text) => long.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private protected static string Id(long id) => id.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
