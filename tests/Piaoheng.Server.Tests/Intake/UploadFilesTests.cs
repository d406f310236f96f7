using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Core.Invoices;
using Piaoheng.Server.Modules.Intake;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Tests.Storage;

namespace Piaoheng.Server.Tests.Intake;

public sealed class UploadFilesTests(SqliteDatabase database) : IClassFixture<SqliteDatabase>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_file_of_a_form_has_an_item_and_the_side_counts_for_those_behind_it()
    {
        var us = await database.AddTaxpayer("911100000000000701", "北京上传有限公司");
        using var form = new MultipartFormDataContent("boundary");
        form.Add(new ByteArrayContent([1, 2, 3]), "files", "a.bin");
        form.Add(new StringContent("theirs"), "side");
        form.Add(new ByteArrayContent([1, 2, 3]), "files", "b.bin");
        form.Add(new ByteArrayContent([4, 5, 6]), "files", "c.bin");
        await using var body = await form.ReadAsStreamAsync(Cancellation);
        var reader = new MultipartReader(form.Headers.ContentType!.Parameters.First().Value!.Trim('"'), body);
        var results = await database.In(async services =>
            (await services.GetRequiredService<UploadFiles>().Upload(us, null, reader, Actor.LocalOperator, Cancellation))
                .Value
                .Files
        );
        Assert.Equal(["a.bin", "b.bin", "c.bin"], results.Select(result => result.File));
        Assert.Equal(
            [IntakeOutcome.Reading, IntakeOutcome.Exists, IntakeOutcome.Reading],
            results.Select(result => result.Outcome)
        );
        var items = await database.In(services =>
            services
                .GetRequiredService<Database>()
                .Rows<IntakeItemRecord>()
                .OrderBy(item => item.ItemId)
                .ToListAsync(Cancellation)
        );
        Assert.Equal([null, Side.Theirs, Side.Theirs], items.Select(item => item.GivenSide));
    }
}
