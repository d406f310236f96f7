using System.Globalization;
using Piaoheng.Core.Diagnosis;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.World.Companies;
using Piaoheng.World.Documents;
using Piaoheng.World.Documents.Pdf;
using Piaoheng.World.Documents.Xbrl;
using Piaoheng.World.Invoices;
using Piaoheng.World.Workbooks;

namespace Piaoheng.World.Demo;

/// <summary>What the company's own files get wrong, and the lists.</summary>
public sealed partial class DemoExamples
{
    private const int Ceiling = 5_000;

    /// <summary>The list that was cut off, of a company of its own, and the question.</summary>
    public static (DemoFile File, DemoExample Example) CutOff()
    {
        var dice = new Dice(Seed + 1);
        var companies = new InventedCompanies(dice);
        var issuer = new InvoiceIssuer(dice, companies);
        var sellers = Enumerable.Range(0, 20).Select(_ => companies.Next(Trade.Electronics)).ToList();
        var rows = Enumerable
            .Range(0, Ceiling)
            .Select(_ =>
                issuer.Issue(
                    KindId.DigitalVatNormal,
                    new DateOnly(2026, 6, 9).AddDays(dice.Below(22)),
                    DemoBranches.CutOff,
                    new InvoiceWish
                    {
                        Seller = dice.Pick(sellers),
                        Lines = 1,
                        Remark = "",
                    }
                )
            )
            .Select(invoice => new BureauRow(invoice))
            .ToList();
        var file = BureauFile.FullQuery(
            "全量发票查询导出结果_取得发票_2026-06-01至2026-06-30",
            rows,
            new BureauFileStyle { HasNoLines = true, Form = WorkbookForm.CsvUtf8 }
        );
        return (
            new DemoFile("theirs", file),
            new DemoExample(
                Cause.ExportTruncated,
                DemoBranches.CutOff.TaxId,
                "26112000003846105927 2026-06-03",
                "6 月的清单到 5,000 行上限被截断，没有到 6 月 3 日"
            )
        );
    }

    private void InjectOurs(InventedCompanies companies)
    {
        var foreign = Invoice(buyer: companies.Next(Trade.Software));
        Document(foreign);
        Tell(Cause.BuyerMismatch, foreign.Number, $"抬头是 {foreign.Buyer.Name}");

        var personal = Invoice(kind: KindId.DigitalVatNormal, buyer: Company.Person());
        Document(personal);
        Tell(Cause.IssuedToPerson, personal.Number, "抬头是个人");

        var toll = _issuer.Issue(KindId.OtherExpense, From.AddDays(9), Us);
        File(InvoicePdf.Write(toll, _dice), "ours/取得发票");
        Tell(Cause.OutsideBureau, toll.Key, "通用机打发票，不归集到税局");

        var again = Invoice();
        Both(again);
        var copy = Xml(again);
        File(copy with { Name = Path.GetFileNameWithoutExtension(copy.Name) + "(1).xml" }, "ours/邮箱附件");
        Tell(Cause.DuplicateEntry, again.Number, "同一份文件又从邮箱导入一次");

        var used = Invoice();
        Both(used);
        var part = Yuan.FromFen(used.Total.Fen * 2 / 5);
        _ledger.Add(Row(used) with { Used = part });
        _ledger.Add(Row(used) with { Used = used.Total - part, Department = "研发部" });
        Tell(Cause.AlreadyUsed, used.Number, "两个部门已经用完全部金额");

        var partial = _issuer.Issue(KindId.DigitalVatNormal, From.AddDays(12), Us, new InvoiceWish { Trade = Trade.Restaurant });
        File(XbrlWriter.Write(partial, new XbrlStyle { IsReceiver = true }), "ours/取得发票");
        Listed(partial);
        Tell(Cause.IncompleteDetails, partial.Number, "只有入账信息 XBRL，缺购买方和明细");

        var damaged = Invoice();
        Both(damaged);
        Damaged = _files[^1].File;
        Tell(Cause.DataDamaged, damaged.Number, "原件在入库后被人从磁盘上删掉（演示中故意删除）");

        var misfiled = Invoice();
        File(
            OwnLedger.Write("部门发票台账", Us.Name, [Row(misfiled)], new LedgerStyle { Form = WorkbookForm.Resaved }),
            "theirs/误作税局清单"
        );
        Tell(Cause.WrongRoute, misfiled.Number, "本单位台账导入时被指定为税局清单");
    }

    // What people do with an invoice, and what becomes of it, is done by whoever sets the demo up.
    private void InjectCare()
    {
        Typed = Invoice();
        Listed(Typed);
        Tell(Cause.AwaitingReview, Typed.Number, "手工录入，等人复核");

        Trashed = Invoice();
        Both(Trashed);
        Tell(Cause.InTrash, Trashed.Number, "被当作重复票移入回收站");

        Lost = Invoice();
        Both(Lost);
        Tell(Cause.LostAfterUpgrade, Lost.Number, "入库以后，一次升级丢了它的记录（演示中故意删除）");

        var filtered = Invoice();
        Both(filtered);
        _examples.Add(
            new DemoExample(
                Cause.HiddenByFilter,
                Us.TaxId,
                filtered.Number,
                "在只看开具发票的清单里找一张取得发票",
                "invoices?direction=out&q=" + filtered.Number
            )
        );
    }

    private void AddLists(InventedCompanies companies)
    {
        for (var count = 0; count < 6; count++)
        {
            var invoice = Invoice(September.AddDays(4 * count + 1));
            Both(invoice);
            _selectable.Add(new BureauRow(invoice) { IsSelected = count % 2 == 0 });
        }

        // The days at both ends tell how far the 勾选 lists reach.
        foreach (var isSelected in (bool[])[true, false])
        {
            foreach (var day in (int[])[0, 29])
            {
                var invoice = Invoice(September.AddDays(day));
                Both(invoice);
                _selectable.Add(new BureauRow(invoice) { IsSelected = isSelected });
            }
        }

        AddList("取得发票", _bought);
        AddList("开具发票", [.. Enumerable.Range(0, 4).Select(_ => new BureauRow(Issued(companies.Next(Trade.Machinery))))]);
        File(BureauFile.Selection("抵扣勾选_2026-09-01至2026-09-30", _selectable, new BureauFileStyle()), "theirs/抵扣勾选");
        File(
            OwnLedger.Write("发票台账2026年8-10月", Us.Name, _ledger, new LedgerStyle { Form = WorkbookForm.Resaved }),
            "ours/台账"
        );
    }

    private WorldInvoice Issued(Company customer) =>
        _issuer.Issue(
            KindId.DigitalVatSpecial,
            From.AddDays(4 + _dice.Below(80)),
            customer,
            new InvoiceWish { Seller = Us, Remark = "" }
        );

    private void AddList(string word, IReadOnlyList<BureauRow> rows) =>
        File(
            BureauFile.FullQuery(
                string.Create(CultureInfo.InvariantCulture, $"全量发票查询导出结果_{word}_{From:yyyy-MM-dd}至{To:yyyy-MM-dd}"),
                rows,
                new BureauFileStyle()
            ),
            "theirs/全量发票查询"
        );
}
