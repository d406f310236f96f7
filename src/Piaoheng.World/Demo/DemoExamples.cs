using System.Globalization;
using Piaoheng.Core.Diagnosis;
using Piaoheng.Core.Invoices;
using Piaoheng.World.Companies;
using Piaoheng.World.Documents;
using Piaoheng.World.Documents.Xml;
using Piaoheng.World.Invoices;
using Piaoheng.World.Workbooks;

namespace Piaoheng.World.Demo;

/// <summary>诊断样例单位: files of one company that hold, for each cause that files can show, one invoice. The same every time.</summary>
/// <remarks>
/// Lists of both directions cover August to October 2026, complete 勾选 lists September. What needs more than files
/// (a damaged original, a file still being read) is named apart, for whoever sets the demo up.
/// </remarks>
public sealed partial class DemoExamples
{
    /// <summary>Seed of the examples that the demo shows.</summary>
    public const ulong Seed = 20261106;

    private static readonly DateOnly From = new(2026, 8, 1);
    private static readonly DateOnly To = new(2026, 10, 31);
    private static readonly DateOnly September = new(2026, 9, 1);

    private readonly Dice _dice;
    private readonly InvoiceIssuer _issuer;
    private readonly List<DemoFile> _files = [];
    private readonly List<DemoExample> _examples = [];
    private readonly List<BureauRow> _bought = [];
    private readonly List<BureauRow> _selectable = [];
    private readonly List<LedgerRow> _ledger = [];

    /// <summary>Makes the files.</summary>
    /// <param name="elsewhere">An invoice that another company of the group holds.</param>
    /// <param name="company">Whose files they are.</param>
    /// <param name="seed">The same seed gives the same files.</param>
    public DemoExamples(WorldInvoice elsewhere, Company company, ulong seed = Seed)
    {
        (_dice, Us) = (new Dice(seed), company);
        var companies = new InventedCompanies(_dice);
        _issuer = new InvoiceIssuer(_dice, companies);
        InjectPresence(elsewhere);
        InjectAbsence();
        InjectStates();
        InjectOurs(companies);
        InjectCare();
        AddLists(companies);
    }

    /// <summary>All files, below <c>ours</c> and <c>theirs</c>.</summary>
    public IReadOnlyList<DemoFile> Files => _files;

    /// <summary>The questions with the causes that they must be answered with.</summary>
    public IReadOnlyList<DemoExample> Examples => _examples;

    /// <summary>The file whose original is to be damaged after the import.</summary>
    public WorldFile Damaged { get; private set; } = null!;

    /// <summary>The file that is to be received and left unread.</summary>
    public WorldFile Unread { get; private set; } = null!;

    /// <summary>The one that is to be typed in by somebody who may not pass it.</summary>
    public WorldInvoice Typed { get; private set; } = null!;

    /// <summary>The one that is to be put into the 回收站 after the import.</summary>
    public WorldInvoice Trashed { get; private set; } = null!;

    /// <summary>The one whose row is to be lost after the import, as by an upgrade that went wrong.</summary>
    public WorldInvoice Lost { get; private set; } = null!;

    private Company Us { get; }

    private void InjectPresence(WorldInvoice elsewhere)
    {
        var both = Invoice();
        Both(both);
        Tell(Cause.Found, both.Number, "账内和税局都有");

        var typed = Invoice();
        Both(typed);
        Tell(Cause.NumberTypo, Mistyped(typed.Number), $"录错了第十位，实为 {typed.Number}");

        var paper = Invoice(kind: KindId.DigitalPaperSpecial);
        Listed(paper);
        _ledger.Add(
            Row(paper with { Code = paper.PaperCode!, Number = paper.PaperNumber!, PaperCode = null, PaperNumber = null })
        );
        Tell(Cause.AliasForm, $"{paper.PaperCode} {paper.PaperNumber}", "数电纸质发票，按纸票代码和号码问");
        Tell(Cause.OtherTaxpayer, elsewhere.Number, $"在集团另一单位 {elsewhere.Buyer.Name}");
    }

    private void InjectAbsence()
    {
        Tell(Cause.NotYetDue, "{yy}" + Strange() + " {today}", "当天开具，还没有到归集时间");
        Tell(Cause.CoverageGap, "26" + Strange() + " 2026-05-12", "5 月开具，税局清单从 8 月起");
        Tell(Cause.NotIssued, "26" + Strange() + " 2026-10-13", "清单覆盖 10 月 13 日，其中没有");
        var rejected = Invoice();
        File(
            new WorldFile($"dzfp_{rejected.Number}_下载.pdf", System.Text.Encoding.UTF8.GetBytes(DemoRejects.LoginPage), []),
            "ours/待整理"
        );
        Tell(Cause.ImportRejected, rejected.Number, "下载到的是登录网页，没有入库");
        var unread = Invoice();
        Unread = Xml(unread) with { Name = unread.Number + ".xml" };
        Tell(Cause.ImportPending, unread.Number, "文件收到了，读取被推迟（演示中一直停在这一步）");
    }

    private void InjectStates()
    {
        var normal = WorldInvoice.Normal;
        var voided = Invoice(kind: KindId.DigitalVatNormal);
        Both(voided, normal with { Void = VoidState.Voided, Text = "已作废" });
        Tell(Cause.Voided, voided.Number, "税局状态为已作废");

        var reversed = Invoice();
        Both(reversed, DemoStatus.FullyReversed);
        Tell(Cause.RedReversed, reversed.Number, "税局状态为已红冲-全额，没有换开");

        var old = Invoice(new DateOnly(2026, 8, 6));
        Both(old, DemoStatus.FullyReversed);
        var red = _issuer.IssueRed(old, new DateOnly(2026, 8, 12));
        Listed(red);
        Document(red);
        Both(_issuer.Issue(old.Kind, new DateOnly(2026, 10, 9), Us, new InvoiceWish { Seller = old.Seller, Total = old.Total }));
        Tell(Cause.Reissued, old.Number, "红冲后销售方按同样金额换开");

        var blue = Invoice(new DateOnly(2026, 8, 7));
        Document(blue);
        Document(_issuer.IssueRed(blue, new DateOnly(2026, 8, 9)));
        Tell(Cause.OffsetPair, blue.Number, "开错后当即全额红冲，两张都收到");

        var flagged = Invoice();
        Both(flagged, normal with { Risk = RiskState.Abnormal });
        Tell(Cause.RiskFlagged, flagged.Number, "税局标记为异常凭证");

        var unselected = Invoice(September.AddDays(11));
        Both(unselected);
        Tell(Cause.NotSelectable, unselected.Number, "9 月全量清单有，勾选清单没有");

        var strange = Invoice();
        _bought.Add(new BureauRow(strange) { KindWord = "数电发票（新业态试点）" });
        Tell(Cause.PolicyOutdated, strange.Number, "税局新票种，政策包还不认识");
    }

    private WorldInvoice Invoice(DateOnly? day = null, string kind = KindId.DigitalVatSpecial, Company? buyer = null) =>
        _issuer.Issue(
            kind,
            day ?? (_dice.Below(2) == 0 ? From : new DateOnly(2026, 10, 1)).AddDays(3 + _dice.Below(20)),
            buyer ?? Us,
            new InvoiceWish { Trade = Trade.Electronics, Remark = "" }
        );

    // The rest of a number that nobody has, behind its year.
    private string Strange() => "11200000" + _dice.Digits(10);

    // Not in the last two digits, where the next number of the seller would be as likely.
    private static string Mistyped(string number)
    {
        var digits = number.ToCharArray();
        digits[9] = (char)('0' + ((digits[9] - '0' + 4) % 10));
        return new string(digits);
    }

    private void Both(WorldInvoice invoice, InvoiceStatus? status = null)
    {
        Document(invoice);
        Listed(invoice, status);
    }

    private void Listed(WorldInvoice invoice, InvoiceStatus? status = null) =>
        _bought.Add(new BureauRow(invoice) { Status = status });

    private void Document(WorldInvoice invoice) => File(Xml(invoice), "ours/取得发票");

    private void File(WorldFile file, string folder) => _files.Add(new DemoFile(folder, file));

    private static WorldFile Xml(WorldInvoice invoice) => DigitalXmlWriter.Write(invoice, new DigitalXmlStyle());

    private LedgerRow Row(WorldInvoice invoice) =>
        new(invoice)
        {
            Department = "综合部",
            Voucher = string.Create(CultureInfo.InvariantCulture, $"记-{_ledger.Count + 1:0000}"),
            Booked = invoice.Day.AddDays(5),
            Note = "办公用品",
        };

    private void Tell(string cause, string query, string story) => _examples.Add(new DemoExample(cause, Us.TaxId, query, story));
}
