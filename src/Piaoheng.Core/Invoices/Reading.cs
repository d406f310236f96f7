using Piaoheng.Core.Validation;

namespace Piaoheng.Core.Invoices;

/// <summary>读数: what one source says of one invoice.</summary>
/// <remarks>
/// Every reading is kept, however incomplete. <c>null</c> = not found; <c>""</c> = the kind has none, or it is printed empty;
/// unreadable = <c>null</c> plus a finding. Numbers and codes are text, leading zeros kept.
/// </remarks>
public sealed record Reading
{
    /// <summary>The file, as given; a member of an archive is <c>a.zip!/b.xml</c>.</summary>
    public required string File { get; init; }

    /// <summary>Which part of the file: <c>第2页</c>, or sheet and row <c>发票基础信息!5</c>; null for the whole file.</summary>
    public string? Part { get; init; }

    /// <summary>票种: a policy id (<see cref="KindId"/>).</summary>
    public required string Kind { get; init; }

    /// <summary>For <see cref="KindId.Unreadable"/> and its like: why (<see cref="UnreadableReason"/>).</summary>
    public string? Reason { get; init; }

    /// <summary>票头: the title as printed, after NFKC of its radicals: <c>电子发票（普通发票）</c>.</summary>
    public string? PrintedTitle { get; init; }

    /// <summary>进项 or 销项 for the taxpayer given; null when none was given or neither party is the taxpayer.</summary>
    public Direction? Direction { get; init; }

    /// <summary>电子签名.</summary>
    public SignatureState Signature { get; init; } = SignatureState.Absent;

    /// <summary>发票代码: 10 or 12 digits; empty for 数电票.</summary>
    public string? InvoiceCode { get; init; }

    /// <summary>发票号码: 8 digits, or the 20 digits of a 数电票.</summary>
    public string? InvoiceNumber { get; init; }

    /// <summary>数电纸质发票: the 发票代码 printed on the paper form; null for other kinds. JSON: <c>extra.paperCode</c>.</summary>
    public string? PaperCode { get; init; }

    /// <summary>数电纸质发票: the 8 digits printed on the paper form; null for other kinds. JSON: <c>extra.paperNumber</c>.</summary>
    public string? PaperNumber { get; init; }

    /// <summary>开票日期.</summary>
    public DateOnly? IssueDate { get; init; }

    /// <summary>校验码: 20 digits; empty for kinds without.</summary>
    public string? CheckCode { get; init; }

    /// <summary>机器编号: 12 digits; empty for kinds without.</summary>
    public string? MachineNumber { get; init; }

    /// <summary>购买方名称.</summary>
    public string? BuyerName { get; init; }

    /// <summary>购买方纳税人识别号; empty for natural persons.</summary>
    public string? BuyerTaxId { get; init; }

    /// <summary>销售方名称.</summary>
    public string? SellerName { get; init; }

    /// <summary>销售方纳税人识别号.</summary>
    public string? SellerTaxId { get; init; }

    /// <summary>合计金额, without tax.</summary>
    public PrintedAmount? AmountExTax { get; init; }

    /// <summary>合计税额.</summary>
    public PrintedAmount? TaxAmount { get; init; }

    /// <summary>价税合计（小写）.</summary>
    public PrintedAmount? TotalInclTax { get; init; }

    /// <summary>价税合计（大写）, as printed.</summary>
    public string? TotalInChinese { get; init; }

    /// <summary>二维码 as text, where the file holds it as text.</summary>
    public string? Qr { get; init; }

    /// <summary>明细; null = the source has no lines to give, empty = it has none.</summary>
    public IReadOnlyList<InvoiceLine>? Lines { get; init; }

    /// <summary>开票人.</summary>
    public string? Drawer { get; init; }

    /// <summary>备注.</summary>
    public string? Remark { get; init; }

    /// <summary>For a red invoice: the blue one that it reverses.</summary>
    public RedReference? RedOf { get; init; }

    /// <summary>发票状态.</summary>
    public InvoiceStatus Status { get; init; } = InvoiceStatus.Unknown;

    /// <summary>Everything else that the source states, by a camelCase name (see <c>docs/help</c>); never null values.</summary>
    public IReadOnlyDictionary<string, string> Extra { get; init; } = NoTexts;

    /// <summary>检查结果, of the reader and of the rules.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>取值来源 of single fields by JSON key, where it differs from <see cref="Source"/>.</summary>
    public IReadOnlyDictionary<string, string> Sources { get; init; } = NoTexts;

    /// <summary>取值来源 of all fields not named in <see cref="Sources"/>: a value of <see cref="SourceId"/>.</summary>
    public string Source { get; init; } = SourceId.Unknown;

    /// <summary>把握 by JSON key, only where below 1.</summary>
    public IReadOnlyDictionary<string, decimal> Confidence { get; init; } = NoConfidence;

    /// <summary>字段位置 by JSON key, for values read from a picture.</summary>
    public IReadOnlyDictionary<string, FieldMark> Marks { get; init; } = NoMarks;

    private static readonly IReadOnlyDictionary<string, string> NoTexts = System
        .Collections
        .ObjectModel
        .ReadOnlyDictionary<string, string>
        .Empty;

    private static readonly IReadOnlyDictionary<string, decimal> NoConfidence = System
        .Collections
        .ObjectModel
        .ReadOnlyDictionary<string, decimal>
        .Empty;

    private static readonly IReadOnlyDictionary<string, FieldMark> NoMarks = System
        .Collections
        .ObjectModel
        .ReadOnlyDictionary<string, FieldMark>
        .Empty;
}
