using System.Globalization;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.World.Companies;

namespace Piaoheng.World.Invoices;

/// <summary>发票的真相: one invented invoice as it was issued. Every document and every row of a workbook is made from one of these.</summary>
public sealed record WorldInvoice
{
    /// <summary>票种, a policy id.</summary>
    public required string Kind { get; init; }

    /// <summary>票头 as printed.</summary>
    public required string Title { get; init; }

    /// <summary>发票代码; empty for 数电票.</summary>
    public string Code { get; init; } = "";

    /// <summary>发票号码: 8 digits, or 20 for 数电票.</summary>
    public required string Number { get; init; }

    /// <summary>数电纸质发票: 发票代码 on the paper; null for other kinds.</summary>
    public string? PaperCode { get; init; }

    /// <summary>数电纸质发票: 发票号码 on the paper; null for other kinds.</summary>
    public string? PaperNumber { get; init; }

    /// <summary>开票时间, Beijing time.</summary>
    public required DateTime IssuedAt { get; init; }

    /// <summary>校验码; empty for kinds without.</summary>
    public string CheckCode { get; init; } = "";

    /// <summary>机器编号; empty for kinds without.</summary>
    public string MachineNumber { get; init; } = "";

    /// <summary>密码区, four rows of equal length; empty for kinds without.</summary>
    public string TaxControlCode { get; init; } = "";

    /// <summary>购买方.</summary>
    public required Company Buyer { get; init; }

    /// <summary>销售方; for kinds that name none (铁路, 航空) the carrier all the same.</summary>
    public required Company Seller { get; init; }

    /// <summary>明细.</summary>
    public IReadOnlyList<WorldLine> Lines { get; init; } = [];

    /// <summary>合计金额; null for kinds that have only a total.</summary>
    public PrintedAmount? AmountExTax { get; init; }

    /// <summary>合计税额; null for kinds that have only a total.</summary>
    public PrintedAmount? TaxAmount { get; init; }

    /// <summary>价税合计.</summary>
    public required Yuan Total { get; init; }

    /// <summary>How the maker writes amounts in words.</summary>
    public AmountInWords Words { get; init; } = new();

    /// <summary>开票人.</summary>
    public string Drawer { get; init; } = "";

    /// <summary>收款人, of legacy kinds.</summary>
    public string Payee { get; init; } = "";

    /// <summary>复核人, of legacy kinds.</summary>
    public string Checker { get; init; } = "";

    /// <summary>备注; may have several rows.</summary>
    public string Remark { get; init; } = "";

    /// <summary>For a red invoice: the blue one.</summary>
    public RedReference? RedOf { get; init; }

    /// <summary>特定业务, where there is one.</summary>
    public SpecialBusiness? Special { get; init; }

    /// <summary>发票状态 at the bureau.</summary>
    public InvoiceStatus Status { get; init; } = Normal;

    /// <summary>正常.</summary>
    public static readonly InvoiceStatus Normal = new(VoidState.None, RedState.None, RiskState.Normal, "正常");

    /// <summary>开票日期.</summary>
    public DateOnly Day => DateOnly.FromDateTime(IssuedAt);

    /// <summary>Whether it is a red invoice.</summary>
    public bool IsRed => Total < Yuan.Zero;

    /// <summary>Whether the number is the 20 digits of a 数电票.</summary>
    public bool IsDigital => Number.Length == 20;

    /// <summary>Identity key.</summary>
    public string Key => Code + Number;

    /// <summary>价税合计（大写）.</summary>
    public string TotalInChinese => Words.Write(Total);

    /// <summary>发票代码+号码 of the paper, or empty.</summary>
    public string PaperKey => PaperCode + PaperNumber;

    /// <summary>税额 in figures; zero where none is stated.</summary>
    public Yuan Tax => TaxAmount?.Value ?? Yuan.Zero;

    /// <summary>金额 in figures; the total where none is stated.</summary>
    public Yuan Amount => AmountExTax?.Value ?? Total - Tax;

    /// <summary>一张发票的全部要素 as a reading: what a document would give that states everything.</summary>
    public Reading ToReading(string file) =>
        new()
        {
            File = file,
            Kind = Kind,
            PrintedTitle = Title,
            InvoiceCode = Code,
            InvoiceNumber = Number,
            PaperCode = PaperCode,
            PaperNumber = PaperNumber,
            IssueDate = Day,
            CheckCode = CheckCode,
            MachineNumber = MachineNumber,
            BuyerName = Buyer.Name,
            BuyerTaxId = Buyer.TaxId,
            SellerName = Seller.Name,
            SellerTaxId = Seller.TaxId,
            AmountExTax = AmountExTax,
            TaxAmount = TaxAmount,
            TotalInclTax = Total,
            TotalInChinese = TotalInChinese,
            Qr = QrText.Of(this),
            Lines = [.. Lines.Select(line => line.ToReading())],
            Drawer = Drawer,
            Remark = Remark,
            RedOf = RedOf,
            Status = Status,
        };

    /// <summary>A date as forms print it: <c>2026年09月03日</c>.</summary>
    public static string ChineseDay(DateOnly day) => day.ToString("yyyy'年'MM'月'dd'日'", CultureInfo.InvariantCulture);
}
