using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Core.Diagnosis;
using Piaoheng.Server.Modules.Custody;
using Piaoheng.Server.Modules.Custody.Contracts;
using Piaoheng.Server.Modules.Diagnosis;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Modules.Trace;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Tests.Storage;

namespace Piaoheng.Server.Tests.Custody;

/// <summary>保管登记: a question goes to a keeper once, its answer is kept, is evidence, and stands in the life of the invoice.</summary>
public abstract class CustodyTests
{
    private const string Number = "26112000000876543210";
    private static readonly Actor Asker = new("张三");
    private static readonly Actor Keeper = new("李敏");

    private readonly TestDatabase _database;

    protected CustodyTests(TestDatabase database)
    {
        database.SkipUnlessAvailable();
        _database = database;
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_keeper_is_asked_once_and_the_answer_becomes_a_cause()
    {
        var us = await Company(1);
        var place = (
            await Book(book => book.Register(us.TaxpayerId, ("expense", "报销系统", "李敏"), Asker, Cancellation))
        ).Value;
        var first = (await Book(book => book.AskKeeper(us.TaxpayerId, place, Number, Asker, Cancellation))).Value;
        var again = (await Book(book => book.AskKeeper(us.TaxpayerId, place, Number, Asker, Cancellation))).Value;
        Assert.Equal(first, again);
        Assert.Equal(StepOutcome.Unknown, Step(await Diagnose(us), "DIA-KEEPER").Outcome);
        Assert.Null((await Reply(us, first, PersonAnswer.Yes)).Refusal);
        Assert.NotNull((await Reply(us, first, PersonAnswer.No)).Refusal);
        var result = await Diagnose(us);
        Assert.Equal(Cause.InOtherSystem, result.Top!.Entry.Cause);
        Assert.Equal(["TRC-ASKED", "TRC-ANSWERED"], await Trace(us));
    }

    [Fact]
    public async Task An_answer_to_a_question_is_evidence_of_who_and_when()
    {
        var us = await Company(2);
        var question = (await Diagnose(us)).Questions.Single(each => each.Cause == Cause.HeldByStaff);
        var answered = new QuestionAnswered(Number, question.Cause, question.Text, PersonAnswer.Yes, "在抽屉里");
        await Book(book => book.AnswerQuestion(us.TaxpayerId, answered, Keeper, Cancellation));
        var result = await Diagnose(us);
        Assert.Equal(Cause.HeldByStaff, result.Top!.Entry.Cause);
        Assert.Contains("李敏", Step(result, "DIA-ANSWER").Evidence[0].Render(), StringComparison.Ordinal);
        Assert.DoesNotContain(result.Questions, each => each.Cause == Cause.HeldByStaff);
    }

    [Fact]
    public async Task What_is_not_an_answer_is_refused_and_a_closed_place_is_not_asked()
    {
        var us = await Company(3);
        var place = (await Book(book => book.Register(us.TaxpayerId, ("cabinet", "票柜 3", "王磊"), Asker, Cancellation))).Value;
        await Book(book => book.Switch(us.TaxpayerId, place, isOpen: false, Asker, Cancellation));
        Assert.NotNull((await Book(book => book.AskKeeper(us.TaxpayerId, place, Number, Asker, Cancellation))).Refusal);
        Assert.NotNull((await Book(book => book.Register(us.TaxpayerId, ("?", "x", "y"), Asker, Cancellation))).Refusal);
        var odd = new QuestionAnswered(Number, Cause.HeldByStaff, "问题？", "maybe", null);
        Assert.NotNull((await Book(book => book.AnswerQuestion(us.TaxpayerId, odd, Keeper, Cancellation))).Refusal);
        Assert.Equal(
            0,
            await _database.In(services => services.GetRequiredService<CustodyBook>().CountOpen(us.TaxpayerId, Cancellation))
        );
    }

    private Task<Taxpayer> Company(int number) =>
        _database.AddTaxpayer($"91110108000001{number:000}X", "北京衡岳智能装备有限公司");

    private Task<Outcome<long>> Book(Func<CustodyBook, Task<Outcome<long>>> act) =>
        _database.In(services => act(services.GetRequiredService<CustodyBook>()));

    private Task<Outcome<long>> Reply(Taxpayer us, long inquiry, string answer) =>
        Book(book => book.Reply(us.TaxpayerId, inquiry, (answer, null), Keeper, Cancellation));

    private Task<DiagnosisResult> Diagnose(Taxpayer us) =>
        _database.In(async services =>
            (
                await services
                    .GetRequiredService<DiagnoseInvoice>()
                    .Diagnose(us, QueryText.Parse(Number + " 2026-03-10"), new DateOnly(2026, 4, 20), Cancellation)
            ).Value
        );

    private Task<string[]> Trace(Taxpayer us) =>
        _database.In(async services =>
            (await services.GetRequiredService<FindTrace>().Find(us.TaxpayerId, Number, Cancellation))
                .Select(each => each.Says.Code)
                .ToArray()
        );

    private static CheckedStep Step(DiagnosisResult result, string code) => result.Steps.Single(step => step.Code == code);

    public sealed class OnSqlite(SqliteDatabase database) : CustodyTests(database), IClassFixture<SqliteDatabase>;

    public sealed class OnPostgres(PostgresDatabase database) : CustodyTests(database), IClassFixture<PostgresDatabase>;
}
