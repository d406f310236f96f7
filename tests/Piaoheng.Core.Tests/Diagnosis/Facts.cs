using Piaoheng.Core.Diagnosis;
using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Core.Reconciliation;
using Piaoheng.Core.Tests.Policy;

namespace Piaoheng.Core.Tests.Diagnosis;

/// <summary>Facts of an invented company, to be changed in one point by each test.</summary>
internal static class Facts
{
    public const string Us = "91110108MA7B2K4Q0A";
    public const string Seller = "91310000MA00000033";
    public const string Number = "26112000002051836904";
    public const string Other = "26112000002077412358";

    public static readonly DateOnly Today = new(2026, 4, 20);
    public static readonly DateOnly Day = new(2026, 3, 10);
    private static readonly DateTimeOffset Read = new(2026, 4, 10, 2, 0, 0, TimeSpan.Zero);

    /// <summary>Nothing is held; March 2026 is covered by both directions' lists.</summary>
    public static DiagnosisFacts Of(string text) => Of(QueryText.Parse(text));

    public static DiagnosisFacts Of(DiagnosisQuery query) =>
        new()
        {
            Query = query,
            Taxpayer = new OwnTaxpayer { TaxId = Us, Names = [new DatedText("北京衡岳智能装备有限公司")] },
            AsOf = Today,
            At = Read.AddDays(10),
            Policy = ShippedPolicy.Pack,
            Coverage = [List(Direction.In), List(Direction.Out)],
        };

    public static Coverage List(
        Direction direction,
        int from = 1,
        int to = 31,
        bool truncated = false,
        CoverageBasis basis = CoverageBasis.Stated
    ) =>
        new()
        {
            Direction = direction,
            From = new DateOnly(2026, 3, from),
            To = new DateOnly(2026, 3, to),
            Basis = basis,
            ReadAt = Read,
            Truncated = truncated,
            Source = "全量.xlsx",
        };

    public static InvoiceRecord Record(RecordNature nature, string number = Number) =>
        new()
        {
            Id = nature + number,
            Nature = nature,
            Source = "文件",
            Kind = KindId.DigitalVatSpecial,
            Direction = Direction.In,
            InvoiceCode = "",
            InvoiceNumber = number,
            IssueDate = Day,
            AmountExTax = Yuan.Round(100),
            TaxAmount = Yuan.Round(13),
            TotalInclTax = Yuan.Round(113),
            SellerName = "上海丙丁贸易有限公司",
            SellerTaxId = Seller,
            BuyerName = "北京衡岳智能装备有限公司",
            BuyerTaxId = Us,
            Status = new InvoiceStatus(VoidState.None, RedState.None, RiskState.Normal, "正常"),
            HasDocument = nature == RecordNature.Document,
        };

    public static HeldInvoice Held(InvoiceRecord? record = null)
    {
        var own = record ?? Record(RecordNature.Document);
        return new HeldInvoice(own, "17", NamesUs: true, Merged(own))
        {
            Originals = [new OriginalState("发票.xml", IsThere: true, IsWhole: true)],
        };
    }

    public static ListedInvoice Listed(InvoiceRecord? record = null) =>
        new(
            record ?? Record(RecordNature.BureauRow),
            1,
            new Dictionary<string, string>(StringComparer.Ordinal),
            WasGivenAsTheirs: false,
            "全量.xlsx"
        );

    public static NearInvoice Near(string number, RecordNature nature = RecordNature.Document, bool onOtherSide = false) =>
        new(Record(nature, number), "18", onOtherSide);

    public static DiagnosisFacts OnBothSides(this DiagnosisFacts facts) => facts with { Ours = [Held()], Theirs = [Listed()] };

    private static Reading Merged(InvoiceRecord record) =>
        new()
        {
            File = "发票.xml",
            Kind = record.Kind,
            InvoiceNumber = record.InvoiceNumber,
            IssueDate = record.IssueDate,
            BuyerName = record.BuyerName,
            BuyerTaxId = record.BuyerTaxId,
            SellerName = record.SellerName,
            SellerTaxId = record.SellerTaxId,
            AmountExTax = record.AmountExTax,
            TaxAmount = record.TaxAmount,
            TotalInclTax = record.TotalInclTax,
            Lines = [new InvoiceLine { Name = "*办公用品*纸", Amount = record.AmountExTax }],
        };
}
