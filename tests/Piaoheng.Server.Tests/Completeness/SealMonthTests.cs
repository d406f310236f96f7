using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Core.Completeness;
using Piaoheng.Core.Invoices;
using Piaoheng.Server.Modules.Bureau;
using Piaoheng.Server.Modules.Completeness;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Tests.Intake;
using Piaoheng.Server.Tests.Storage;
using Piaoheng.World.Workbooks;

namespace Piaoheng.Server.Tests.Completeness;

/// <summary>已核实齐全 and 核验封存, over what is stored.</summary>
public abstract class SealMonthTests(TestDatabase database) : IntakeTestBase(database)
{
    private const string Cell = "in.vat-special.2026-03";

    // The range in the name reaches beyond the month, so that its last days are settled.
    private const string WholeMonth = "全量发票查询_取得发票_20260301_20260405.xlsx";

    [Fact]
    public async Task A_month_is_proven_when_both_sides_hold_the_same_invoices()
    {
        var files = new InventedFiles(610);
        var us = await Proven(files);
        var cell = await Month(us);
        Assert.Equal((CellVerdict.Proven, 2), (cell.Verdict, cell.Proof!.Agreeing));
    }

    [Fact]
    public async Task An_invoice_that_only_the_bureau_holds_is_named()
    {
        var files = new InventedFiles(611);
        var us = await Company(files);
        var (held, missing) = (files.Issue(), files.Issue());
        await Import(us, "a.xml", InventedFiles.Xml(held).Content);
        await Import(us, WholeMonth, InventedFiles.Query(WholeMonth, held, missing).Content);
        var cell = await Month(us);
        Assert.Equal(CellVerdict.Differs, cell.Verdict);
        Assert.Equal(missing.Number, Assert.Single(cell.Proof!.Gaps).Theirs!.Number);
    }

    [Fact]
    public async Task An_invoice_whose_kind_the_ledger_does_not_state_is_not_called_missing_and_can_be_sealed()
    {
        var files = new InventedFiles(625);
        var us = await Company(files);
        var held = files.Issue();
        var ledger = files.Ledger("台账.xlsx", new LedgerRow(held));
        await Import(us, ledger.Name, ledger.Content, Side.Ours);
        await Import(us, WholeMonth, InventedFiles.Query(WholeMonth, held).Content);
        var cells = await Cells(us);
        Assert.Equal(["unknown", "vat-special"], cells.Select(cell => cell.Family).Order(StringComparer.Ordinal));
        Assert.All(cells, cell => Assert.Empty(cell.Proof!.Gaps));
        var sealedMonth = await Seal(us);
        Assert.Equal(1, sealedMonth.Value.Count);
        Assert.Equal(2, (await Text(us, 1)).Split(held.Number).Length - 1);
    }

    [Fact]
    public async Task An_invoice_that_the_bureau_lists_in_another_month_differs_and_is_not_called_missing()
    {
        var files = new InventedFiles(626);
        var us = await Company(files);
        var held = files.Issue();
        await Import(us, "a.xml", InventedFiles.Xml(held).Content);
        var listed = held with { IssuedAt = held.IssuedAt.AddDays(23) };
        await Import(us, WholeMonth, InventedFiles.Query(WholeMonth, listed).Content);
        var gap = Assert.Single((await Month(us)).Proof!.Gaps);
        Assert.Equal((ProofGapKind.Differs, listed.Day), (gap.Kind, gap.Theirs!.IssueDate));
    }

    [Fact]
    public async Task A_list_without_a_stated_range_proves_nothing()
    {
        var files = new InventedFiles(612);
        var us = await Company(files);
        var held = files.Issue();
        await Import(us, "a.xml", InventedFiles.Xml(held).Content);
        await Import(us, "全量发票查询.xlsx", InventedFiles.Query("全量发票查询.xlsx", held).Content);
        Assert.Equal(CellVerdict.CannotProve, (await Month(us)).Verdict);
        Assert.Equal("CPL-01", (await Seal(us)).Refusal!.Text.Code);
    }

    [Fact]
    public async Task A_list_that_ends_with_the_month_proves_all_but_its_last_days()
    {
        var files = new InventedFiles(609);
        var us = await Company(files);
        var held = files.Issue();
        const string toTheEnd = "全量发票查询_取得发票_20260301_20260331.xlsx";
        await Import(us, "a.xml", InventedFiles.Xml(held).Content);
        await Import(us, toTheEnd, InventedFiles.Query(toTheEnd, held).Content);
        Assert.Equal(CellVerdict.Settling, (await Month(us)).Verdict);
        Assert.Equal("CPL-01", (await Seal(us)).Refusal!.Text.Code);
    }

    [Fact]
    public async Task A_sealed_month_stays_sealed_and_is_in_the_log()
    {
        var files = new InventedFiles(613);
        var us = await Proven(files);
        var head = (await Seal(us)).Value;
        Assert.Equal((1, 2), (head.SealNo, head.Count));
        Assert.Equal(CellVerdict.Sealed, (await Month(us)).Verdict);
        Assert.Equal("CPL-02", (await Seal(us)).Refusal!.Text.Code);
        var entries = await Database.In(services =>
            services.GetRequiredService<AuditLog>().About(us.TaxpayerId, Cell, Cancellation)
        );
        Assert.Contains(head.OursHash, Assert.Single(entries).Detail, StringComparison.Ordinal);
        Assert.Contains("现在：两边清单与封存时一致", await Text(us, 1), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_invoice_that_comes_later_breaks_the_seal_and_is_named()
    {
        var files = new InventedFiles(614);
        var us = await Proven(files);
        await Seal(us);
        var late = files.Issue();
        await Import(us, "late.xml", InventedFiles.Xml(late).Content);
        var cell = await Month(us);
        Assert.Equal(CellVerdict.SealBroken, cell.Verdict);
        Assert.False(cell.IsProven);
        Assert.Contains($"账内新增 {late.Number}", await Text(us, 1), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_seal_rests_on_what_is_held_at_that_moment_and_not_on_what_a_page_showed()
    {
        var us = await Proven(new InventedFiles(608));
        Assert.Equal(CellVerdict.Proven, (await Month(us)).Verdict);
        await Database.In(services =>
            services
                .GetRequiredService<Database>()
                .Set<BureauRecord>()
                .Where(row => row.TaxpayerId == us.TaxpayerId)
                .ExecuteUpdateAsync(row => row.SetProperty(record => record.TaxFen, 1L), Cancellation)
        );
        Assert.Equal("CPL-01", (await Seal(us)).Refusal!.Text.Code);
    }

    [Fact]
    public async Task A_month_that_is_proven_again_gets_a_seal_of_its_own()
    {
        var files = new InventedFiles(615);
        var us = await Company(files);
        var (first, late) = (files.Issue(), files.Issue());
        await Import(us, "a.xml", InventedFiles.Xml(first).Content);
        await Import(us, WholeMonth, InventedFiles.Query(WholeMonth, first).Content);
        await Seal(us);
        await Import(us, "late.xml", InventedFiles.Xml(late).Content);
        await Import(us, WholeMonth, InventedFiles.Query(WholeMonth, first, late).Content);
        Assert.Equal((2, 2), ((await Seal(us)).Value.SealNo, (await Seal(us)).Succeeded(out _) ? 0 : 2));
        Assert.Contains("第 1 次", await Text(us, 1), StringComparison.Ordinal);
        Assert.Contains("第 2 次", await Text(us, 2), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_company_does_not_see_the_seal()
    {
        var us = await Proven(new InventedFiles(616));
        await Seal(us);
        var other = await Company(new InventedFiles(617));
        var read = await Database.In(services =>
            services.GetRequiredService<SealMonth>().Read(other.Number, Cell, 1, Cancellation)
        );
        Assert.Equal(RefusalKind.NotFound, read.Refusal!.Kind);
    }

    [Theory]
    [InlineData("")]
    [InlineData("in.vat-special")]
    [InlineData("in.vat-special.2026-13")]
    [InlineData("sideways.vat-special.2026-03")]
    [InlineData("in.no-such-family.2026-03")]
    public async Task A_place_that_does_not_exist_is_not_sealed(string cell)
    {
        var us = await Proven(new InventedFiles(618 + (ulong)cell.Length));
        Assert.Equal(RefusalKind.NotFound, (await Seal(us, cell)).Refusal!.Kind);
    }

    private async Task<Taxpayer> Proven(InventedFiles files)
    {
        var us = await Company(files);
        var (one, two) = (files.Issue(), files.Issue());
        await Import(us, "a.xml", InventedFiles.Xml(one).Content);
        await Import(us, "b.xml", InventedFiles.Xml(two).Content);
        await Import(us, WholeMonth, InventedFiles.Query(WholeMonth, one, two).Content);
        return us;
    }

    private async Task<CoverageCell> Month(Taxpayer us) => (await Cells(us)).Single();

    private Task<List<CoverageCell>> Cells(Taxpayer us) =>
        Database.In(async services =>
        {
            var table = await services
                .GetRequiredService<ProvenMonths>()
                .Find(us.TaxpayerId, new DateOnly(2026, 3, 1), Cancellation);
            return table!.Cells.Where(cell => cell.Direction == Direction.In && cell.Month == new DateOnly(2026, 3, 1)).ToList();
        });

    private Task<Outcome<SealHead>> Seal(Taxpayer us, string cell = Cell) =>
        Database.In(services =>
            services
                .GetRequiredService<SealMonth>()
                .Seal(us.Number, new SealMonth.Request(cell), Actor.LocalOperator, Cancellation)
        );

    private Task<string> Text(Taxpayer us, int sealNo) =>
        Database.In(async services =>
            (await services.GetRequiredService<SealMonth>().Read(us.Number, Cell, sealNo, Cancellation)).Value
        );

    public sealed class OnSqlite(SqliteDatabase database) : SealMonthTests(database), IClassFixture<SqliteDatabase>;

    public sealed class OnPostgres(PostgresDatabase database) : SealMonthTests(database), IClassFixture<PostgresDatabase>;
}
