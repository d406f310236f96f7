using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Server.Modules.Bureau;
using Piaoheng.Server.Modules.Bureau.Contracts;
using Piaoheng.Server.Modules.Bureau.Migrations;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Tests.Storage;
using BureauRow = Piaoheng.Server.Modules.Bureau.Contracts.BureauRow;

namespace Piaoheng.Server.Tests.Bureau;

public abstract class BureauStoreTests
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Tuesday = Monday.AddDays(1);
    private static int _companies;

    private readonly TestDatabase _database;

    protected BureauStoreTests(TestDatabase database)
    {
        database.SkipUnlessAvailable();
        _database = database;
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everything_that_a_row_states_comes_back()
    {
        var us = await Company();
        var row = Row("26112000000000000001") with
        {
            Remark = "备注",
            Lines = [new InvoiceLine { Name = "*餐饮服务*餐费", Amount = new PrintedAmount(Yuan.FromFen(100), "1.003") }],
            Extra = new Dictionary<string, string>(StringComparer.Ordinal) { ["invoiceSource"] = "电子发票服务平台" },
        };
        await Store(us, Monday, row);
        var back = Assert.Single(await Records(us)).Record;
        Assert.Equal(row.TotalInclTax, back.TotalInclTax);
        Assert.Equal(row.Lines, back.Lines);
        Assert.Equal(row.Status, back.Status);
        Assert.Equal(Monday, back.ReadAt);
    }

    [Fact]
    public async Task Lines_of_an_earlier_version_move_into_their_record()
    {
        var us = await Company();
        InvoiceLine[] lines =
        [
            new()
            {
                Name = "*餐饮服务*“餐费”\\",
                Spec = "",
                Amount = new PrintedAmount(Yuan.FromFen(100), "1.003"),
                TaxRate = "6%",
            },
            new()
            {
                Name = "第二行",
                Quantity = "2",
                UnitPrice = "0.5",
                Tax = Yuan.FromFen(-6),
                TaxCode = "3070401000000000000",
            },
        ];
        await Store(us, Monday, Row("26112000000000000001") with { Lines = lines });
        await _database.In(async services =>
        {
            var db = services.GetRequiredService<Database>();
            await db.Database.ExecuteSqlRawAsync(
                """
                create table bureau_line (taxpayer_id bigint, record_id bigint, line_no integer, name text, spec text, unit text,
                    quantity text, unit_price text, amount_fen bigint, amount_text text, tax_rate text, tax_fen bigint, tax_text text, tax_code text)
                """,
                Cancellation
            );
            var record = await db.Rows<BureauRecord>().SingleAsync(row => row.TaxpayerId == us.TaxpayerId, Cancellation);
            for (var at = lines.Length; at > 0; at--)
            {
                var line = lines[at - 1];
                await db.Database.ExecuteSqlAsync(
                    $"""
                    insert into bureau_line values ({us.TaxpayerId}, {record.RecordId}, {at}, {line.Name}, {line.Spec}, {line.Unit},
                        {line.Quantity}, {line.UnitPrice}, {line.Amount?.Value.Fen}, {line.Amount?.Printed}, {line.TaxRate},
                        {line.Tax?.Value.Fen}, {line.Tax?.Printed}, {line.TaxCode})
                    """,
                    Cancellation
                );
            }

            await db.Database.ExecuteSqlAsync($"update bureau_record set lines = null", Cancellation);
            await db.Database.ExecuteSqlRawAsync(M202611301140BureauLines.Move(db.Engine), Cancellation);
            await db.Database.ExecuteSqlRawAsync("drop table bureau_line", Cancellation);
        });
        Assert.Equal(lines, Assert.Single(await Records(us)).Record.Lines);
    }

    [Fact]
    public async Task Later_data_win_and_the_state_before_is_kept()
    {
        var us = await Company();
        var row = Row("26112000000000000001");
        await Store(us, Monday, row);
        var stored = await Store(us, Tuesday, row with { Status = row.Status with { Red = RedState.Full } });
        Assert.Equal(new BureauStored(0, 1, 0), stored);
        Assert.Equal(RedState.Full, Assert.Single(await Records(us)).Record.Status.Red);
        var before = Assert.Single(await Rows<BureauHistoryRecord>(us));
        Assert.Equal(RedState.None, ReadingCodec.Read(before.Body).Status.Red);
    }

    [Fact]
    public async Task Earlier_data_that_arrive_late_do_not_win()
    {
        var us = await Company();
        var row = Row("26112000000000000001");
        await Store(us, Tuesday, row with { Status = row.Status with { Red = RedState.Full } });
        await Store(us, Monday, row);
        var record = Assert.Single(await Records(us)).Record;
        Assert.Equal(RedState.Full, record.Status.Red);
        Assert.Equal(Tuesday, record.ReadAt);
    }

    [Fact]
    public async Task The_same_data_again_change_nothing_but_when_the_bureau_was_read()
    {
        var us = await Company();
        await Store(us, Monday, Row("26112000000000000001"));
        Assert.Equal(new BureauStored(0, 0, 1), await Store(us, Tuesday, Row("26112000000000000001")));
        Assert.Equal(Tuesday, Assert.Single(await Records(us)).Record.ReadAt);
        Assert.Empty(await Rows<BureauHistoryRecord>(us));
    }

    [Fact]
    public async Task A_list_that_states_less_takes_nothing_away()
    {
        var us = await Company();
        await Store(us, Monday, Row("26112000000000000001"));
        await Store(us, Tuesday, Row("26112000000000000001") with { TotalInclTax = null, Remark = null });
        Assert.Equal(Yuan.FromFen(11_300), Assert.Single(await Records(us)).Record.TotalInclTax!.Value.Value);
    }

    [Fact]
    public async Task A_second_row_that_later_data_do_not_list_goes_to_the_history()
    {
        var us = await Company();
        await Store(us, Monday, Row("26112000000000000001"), Row("26112000000000000001"));
        Assert.Equal(2, (await Records(us)).Count);
        await Store(us, Tuesday, Row("26112000000000000001"));
        Assert.Single(await Records(us));
        Assert.Single(await Rows<BureauHistoryRecord>(us));
    }

    [Fact]
    public async Task A_number_without_its_code_is_kept_and_not_twice()
    {
        var us = await Company();
        await Store(us, Monday, Row("00000018"), Row("00000019"));
        await Store(us, Tuesday, Row("00000018"));
        Assert.Equal(2, (await Records(us)).Count);
    }

    [Fact]
    public async Task A_row_with_both_numbers_makes_one_record_of_two()
    {
        var us = await Company();
        var paper = Row("00000777") with { InvoiceCode = "011002600111" };
        var digital = Row("26112000000000000777") with { Remark = null };
        await Store(us, Monday, paper);
        await Store(us, Monday, digital);
        Assert.Equal(2, (await Records(us)).Count);

        await Store(us, Tuesday, digital with { PaperCode = "011002600111", PaperNumber = "00000777" });

        var record = Assert.Single(await Records(us)).Record;
        Assert.Equal("26112000000000000777", record.InvoiceNumber);
        Assert.Equal("00000777", record.PaperNumber);
        await Store(us, Tuesday, paper);
        Assert.Single(await Records(us));
    }

    [Fact]
    public async Task The_same_list_in_another_file_covers_nothing_more()
    {
        var us = await Company();
        await StoreCovered(us, item: 1, March);
        await StoreCovered(us, item: 2, March with { Source = "全量(1).xlsx" });
        Assert.Equal("全量.xlsx", Assert.Single(await Rows<CoverageRecord>(us)).Source);
    }

    [Fact]
    public async Task The_same_list_read_later_takes_the_place_of_the_earlier()
    {
        var us = await Company();
        await StoreCovered(us, item: 1, March with { ReadAt = Tuesday });
        await StoreCovered(us, item: 2, March with { ReadAt = Tuesday.AddDays(2), Source = "全量(1).xlsx" });
        await StoreCovered(us, item: 3, March with { ReadAt = Monday, Source = "全量(2).xlsx" });
        Assert.Equal("全量(1).xlsx", Assert.Single(await Rows<CoverageRecord>(us)).Source);
    }

    [Fact]
    public async Task Another_list_of_the_same_range_keeps_its_own_coverage()
    {
        var us = await Company();
        await StoreCovered(us, item: 1, March);
        await StoreCovered(us, item: 2, March with { Rows = 8 });
        Assert.Equal(2, (await Rows<CoverageRecord>(us)).Count);
    }

    private static Coverage March =>
        new()
        {
            Direction = Direction.In,
            From = new DateOnly(2026, 3, 1),
            To = new DateOnly(2026, 3, 31),
            Basis = CoverageBasis.Stated,
            Rows = 7,
            Source = "全量.xlsx",
        };

    private Task StoreCovered(Taxpayer us, long item, Coverage coverage) =>
        _database.In(async services =>
        {
            await using var work = await UnitOfWork.Begin(services.GetRequiredService<Database>(), us.TaxpayerId, Cancellation);
            await services
                .GetRequiredService<IBureauStore>()
                .Store(us.TaxpayerId, new BureauSource(item, Monday, Direction.In), [], [coverage], Cancellation);
            await work.Commit(Cancellation);
        });

    private Task<Taxpayer> Company() =>
        _database.AddTaxpayer($"91110000000{Interlocked.Increment(ref _companies):0000000}", "北京税局测试有限公司");

    private static Reading Row(string number) =>
        new()
        {
            File = "全量.xlsx",
            Part = "发票基础信息!2",
            Kind = KindId.DigitalVatSpecial,
            Direction = Direction.In,
            InvoiceCode = "",
            InvoiceNumber = number,
            IssueDate = new DateOnly(2026, 2, 27),
            SellerName = "北京供货有限公司",
            SellerTaxId = "911100000000000202",
            AmountExTax = Yuan.FromFen(10_000),
            TaxAmount = Yuan.FromFen(1_300),
            TotalInclTax = Yuan.FromFen(11_300),
            Remark = "备注",
            Status = new InvoiceStatus(VoidState.None, RedState.None, RiskState.Normal, "正常"),
            Source = SourceId.BureauSheet,
        };

    private Task<BureauStored> Store(Taxpayer us, DateTimeOffset readAt, params Reading[] rows) =>
        _database.In(async services =>
        {
            var db = services.GetRequiredService<Database>();
            await using var work = await UnitOfWork.Begin(db, us.TaxpayerId, Cancellation);
            var stored = await services
                .GetRequiredService<IBureauStore>()
                .Store(us.TaxpayerId, new BureauSource(1, readAt, Direction.In), rows, [], Cancellation);
            await work.Commit(Cancellation);
            return stored;
        });

    private Task<List<BureauRow>> Records(Taxpayer us) =>
        _database.In(services =>
            services
                .GetRequiredService<IBureauRecords>()
                .Read(us.TaxpayerId, null, null, Cancellation)
                .ToListAsync(Cancellation)
                .AsTask()
        );

    private Task<List<T>> Rows<T>(Taxpayer us)
        where T : class =>
        _database.In(services =>
            services
                .GetRequiredService<Database>()
                .Rows<T>()
                .Where(row => EF.Property<long>(row, "TaxpayerId") == us.TaxpayerId)
                .ToListAsync(Cancellation)
        );

    public sealed class OnSqlite(SqliteDatabase database) : BureauStoreTests(database), IClassFixture<SqliteDatabase>;

    public sealed class OnPostgres(PostgresDatabase database) : BureauStoreTests(database), IClassFixture<PostgresDatabase>;
}
