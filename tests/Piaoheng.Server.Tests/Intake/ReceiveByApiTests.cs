using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Server.Modules.Intake;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Tests.Storage;

namespace Piaoheng.Server.Tests.Intake;

/// <summary>接口收票: what a program is told, and what a repeated request does.</summary>
public abstract class ReceiveByApiTests(TestDatabase database) : IntakeTestBase(database)
{
    [Fact]
    public async Task Every_file_has_its_result_and_the_counts_add_up()
    {
        var files = new InventedFiles(701);
        var us = await Company(files);
        var file = InventedFiles.Xml(files.Issue());
        await Import(us, file.Name, file.Content);
        var other = InventedFiles.Xml(files.Issue());
        var answer = (await Send(us, null, (other.Name, other.Content), (file.Name, file.Content), ("坏.ofd", [1, 2, 3]))).Value;
        Assert.Equal(3, answer.Received);
        Assert.Equal((1, 2), (answer.Exists, answer.Reading));
        await Drain();
        answer = await Shown(us, answer);
        Assert.Equal((1, 1, 1, 0, 0), (answer.Stored, answer.Exists, answer.Quarantined, answer.Reading, answer.Refused));
        Assert.NotNull(answer.Files[0].Invoice);
        Assert.NotNull(answer.Files[1].Invoice);
        Assert.NotEmpty(answer.Files[2].Reasons);
        Assert.Contains("/retry", answer.Files[2].Retry, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_key_with_the_same_bytes_gives_the_same_answer_and_does_nothing_again()
    {
        var files = new InventedFiles(702);
        var us = await Company(files);
        var file = InventedFiles.Xml(files.Issue());
        var first = (await Send(us, "k-1", (file.Name, file.Content))).Value;
        await Drain();
        var again = (await Send(us, "k-1", (file.Name, file.Content))).Value;
        Assert.Equal(first.Batch, again.Batch);
        Assert.Equal(first.Files.Select(own => own.Item), again.Files.Select(own => own.Item));
        Assert.Equal(1, again.Stored);
        Assert.Single(await Rows<IntakeItemRecord>(us));
    }

    [Fact]
    public async Task The_same_key_with_other_bytes_is_refused_and_nothing_is_received()
    {
        var files = new InventedFiles(703);
        var us = await Company(files);
        await Send(us, "k-2", ("a.bin", [1]), ("b.bin", [2]));
        var refused = await Send(us, "k-2", ("a.bin", [1]), ("b.bin", [3]));
        Assert.Equal(RefusalKind.Conflict, refused.Refusal!.Kind);
        Assert.Equal("INT-21", refused.Refusal.Text.Code);
        Assert.Equal(2, (await Rows<IntakeItemRecord>(us)).Count);
    }

    [Fact]
    public async Task A_request_that_was_cut_off_is_gone_on_with_under_its_key()
    {
        var files = new InventedFiles(704);
        var us = await Company(files);
        var cut = (await Receive(us, "k-3", Cut([("a.bin", [1, 2])]))).Value;
        Assert.Equal((2, 1), (cut.Received, cut.Refused));
        var whole = (await Send(us, "k-3", ("a.bin", [1, 2]), ("b.bin", [3, 4]))).Value;
        Assert.Equal(cut.Batch, whole.Batch);
        Assert.Equal(cut.Files[0].Item, whole.Files[0].Item);
        Assert.Equal(2, (await Rows<IntakeItemRecord>(us)).Count);
    }

    [Fact]
    public async Task Keys_of_two_people_never_meet()
    {
        var files = new InventedFiles(705);
        var us = await Company(files);
        var first = (await Receive(us, "k-4", Parts([("a.bin", [1])]), userId: 11)).Value;
        var second = (await Receive(us, "k-4", Parts([("a.bin", [9])]), userId: 12)).Value;
        Assert.NotEqual(first.Batch, second.Batch);
    }

    [Fact]
    public async Task A_request_without_a_file_and_a_key_that_is_none_are_refused()
    {
        var files = new InventedFiles(706);
        var us = await Company(files);
        Assert.Equal("INT-22", (await Send(us, null)).Refusal!.Text.Code);
        Assert.Equal("INT-20", (await Send(us, "有空格 的键", ("a.bin", [1]))).Refusal!.Text.Code);
        Assert.Empty(await Rows<IntakeItemRecord>(us));
    }

    [Fact]
    public async Task The_text_of_a_code_becomes_an_invoice_and_other_text_waits_with_a_reason()
    {
        var files = new InventedFiles(707);
        var us = await Company(files);
        var code = "01,31,,26112000000123456789,106.00,20260310,,A1B2";
        var ids = await Scan(us, code, "https://example.com/not-an-invoice", code);
        Assert.Equal(3, ids.Received);
        Assert.Equal(1, ids.Exists);
        await Drain();
        var answer = await Shown(us, ids);
        Assert.Equal((1, 1, 1), (answer.Stored, answer.Exists, answer.Quarantined));
        Assert.Equal("26112000000123456789", Assert.Single(await Invoices(us)).Number);
    }

    private Task<Outcome<IntakeAnswer>> Send(Taxpayer us, string? key, params (string Name, byte[] Content)[] files) =>
        Receive(us, key, Parts(files));

    private Task<Outcome<IntakeAnswer>> Receive(Taxpayer us, string? key, IAsyncEnumerable<IntakePart> parts, long userId = 7) =>
        Database.In(services =>
            services
                .GetRequiredService<ReceiveByApi>()
                .Receive(
                    new ReceiveByApi.Request(us, new Actor("接口") { UserId = userId }, key, TimeSpan.Zero),
                    parts,
                    Cancellation
                )
        );

    private Task<IntakeAnswer> Scan(Taxpayer us, params string[] lines) =>
        Database.In(async services =>
            (
                await services
                    .GetRequiredService<ReceiveQrText>()
                    .Receive(new ReceiveQrText.Scan(us, null, Actor.LocalOperator, TimeSpan.Zero), lines, Cancellation)
            ).Value
        );

    private Task<IntakeAnswer> Shown(Taxpayer us, IntakeAnswer answer) =>
        Database.In(services =>
            services
                .GetRequiredService<IntakeAnswers>()
                .Of(
                    us,
                    long.Parse(answer.Batch, System.Globalization.CultureInfo.InvariantCulture),
                    null,
                    [],
                    TimeSpan.Zero,
                    Cancellation
                )
        );

    private static IAsyncEnumerable<IntakePart> Parts((string Name, byte[] Content)[] files) =>
        files.Select(file => new IntakePart(file.Name, null, new MemoryStream(file.Content))).ToAsyncEnumerable();

    private static async IAsyncEnumerable<IntakePart> Cut((string Name, byte[] Content)[] files)
    {
        await foreach (var part in Parts(files))
        {
            yield return part;
        }

        throw new IOException("Unexpected end of Stream.");
    }
}

public sealed class SqliteReceiveByApiTests(SqliteDatabase database) : ReceiveByApiTests(database), IClassFixture<SqliteDatabase>;

public sealed class PostgresReceiveByApiTests(PostgresDatabase database)
    : ReceiveByApiTests(database),
        IClassFixture<PostgresDatabase>;
