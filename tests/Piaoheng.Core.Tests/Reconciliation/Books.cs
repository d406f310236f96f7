using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Core.Reconciliation;
using Piaoheng.Core.Tests.Policy;

namespace Piaoheng.Core.Tests.Reconciliation;

/// <summary>Short ways to write both sides of a small reconciliation: one buyer (us), one seller, June 2026 covered.</summary>
internal static class Books
{
    public const string Us = "91110108MA00000017";
    public const string Member = "91110105MA00000025";
    public const string Seller = "91310000MA00000033";
    public const string OurName = "北京甲乙科技有限公司";
    public const string SellerName = "上海丙丁贸易有限公司";
    public const string Number = "26312000000000000101";

    public static readonly DateOnly Day = new(2026, 6, 10);

    /// <summary>One of our documents of the invoice <paramref name="number"/>.</summary>
    public static InvoiceRecord Document(string number = Number, string id = "a.xml") =>
        Invoice(RecordNature.Document, number, id) with
        {
            HasDocument = true,
            ReadFrom = SourceId.Xml,
        };

    /// <summary>One of our book rows.</summary>
    public static InvoiceRecord Row(string number = Number, int row = 2) =>
        Invoice(RecordNature.BookRow, number, Cell("账.xlsx!台账", row)) with
        {
            Source = "账.xlsx",
            Part = Cell("台账", row),
            ReadFrom = SourceId.Ledger,
        };

    /// <summary>One row of the bureau.</summary>
    public static InvoiceRecord Bureau(string number = Number, int row = 2) =>
        Invoice(RecordNature.BureauRow, number, Cell("税局.xlsx!发票基础信息", row)) with
        {
            Source = "税局.xlsx",
            Part = Cell("发票基础信息", row),
            ReadFrom = SourceId.BureauSheet,
            Status = new InvoiceStatus(VoidState.None, RedState.None, RiskState.Normal, "正常"),
        };

    /// <summary>The same record with other amounts: 金额, 税额 and their sum.</summary>
    public static InvoiceRecord Amounts(this InvoiceRecord record, decimal amount, decimal tax) =>
        record with
        {
            AmountExTax = Yuan.Round(amount),
            TaxAmount = Yuan.Round(tax),
            TotalInclTax = Yuan.Round(amount + tax),
        };

    /// <summary>All of June 2026 of what we bought, read on 5 July.</summary>
    public static Coverage June(CoverageBasis basis = CoverageBasis.Stated) =>
        new()
        {
            Direction = Direction.In,
            From = new DateOnly(2026, 6, 1),
            To = new DateOnly(2026, 6, 30),
            Basis = basis,
            ReadAt = new DateTimeOffset(2026, 7, 5, 9, 0, 0, TimeSpan.FromHours(8)),
            Source = "税局.xlsx",
        };

    public static ReconciliationInput Input(IEnumerable<InvoiceRecord> ours, IEnumerable<InvoiceRecord> theirs) =>
        new()
        {
            Taxpayer = new OwnTaxpayer { TaxId = Us, Names = [new DatedText(OurName)] },
            AsOf = new DateOnly(2026, 7, 6),
            Ours = [.. ours],
            Theirs = [.. theirs],
            Coverage = [June()],
            Policy = ShippedPolicy.Pack,
        };

    public static IReadOnlyList<ReconciliationResult> Run(
        IEnumerable<InvoiceRecord> ours,
        IEnumerable<InvoiceRecord> theirs,
        Func<ReconciliationInput, ReconciliationInput>? change = null
    ) =>
        Reconciler
            .Run((change ?? (input => input))(Input(ours, theirs)), cancellation: TestContext.Current.CancellationToken)
            .Results;

    /// <summary>The kinds of the results, in their order.</summary>
    public static IEnumerable<DifferenceKind> Kinds(
        IEnumerable<InvoiceRecord> ours,
        IEnumerable<InvoiceRecord> theirs,
        Func<ReconciliationInput, ReconciliationInput>? change = null
    ) => Run(ours, theirs, change).Select(result => result.Kind);

    /// <summary>The fields of differences, in their order: <c>issueDate taxAmount</c>.</summary>
    public static string Names(IEnumerable<FieldDifference> fields) => string.Join(' ', fields.Select(field => field.Field));

    private static string Cell(string sheet, int row) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{sheet}!{row}");

    private static InvoiceRecord Invoice(RecordNature nature, string number, string id) =>
        new InvoiceRecord
        {
            Id = id,
            Nature = nature,
            Source = id,
            Kind = KindId.DigitalVatSpecial,
            Direction = Direction.In,
            InvoiceCode = "",
            InvoiceNumber = number,
            IssueDate = Day,
            BuyerName = OurName,
            BuyerTaxId = Us,
            SellerName = SellerName,
            SellerTaxId = Seller,
        }.Amounts(100, 13);
}
