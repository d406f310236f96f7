using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;

namespace Piaoheng.Core.Reconciliation;

/// <summary>核对记录: what one source says of one invoice, as the reconciliation sees it.</summary>
/// <remarks><c>null</c> = not stated, <c>""</c> = stated as empty; both count as "no value" when two sides are compared.</remarks>
public sealed record InvoiceRecord
{
    /// <summary>Names the record: unique inside one input, the same in every run (file and part, or the id of the store).</summary>
    public required string Id { get; init; }

    /// <summary>记录性质; decides the side.</summary>
    public required RecordNature Nature { get; init; }

    /// <summary>Where it comes from, for people: the file as given, or the link of the store.</summary>
    public required string Source { get; init; }

    /// <summary>Sheet and row, or page: <c>发票基础信息!5</c>; null for the whole source.</summary>
    public string? Part { get; init; }

    /// <summary>账内 or 税局.</summary>
    public Side Side => Nature == RecordNature.BureauRow ? Side.Theirs : Side.Ours;

    /// <summary>How the values were read (<see cref="SourceId"/>): decides which of two documents is trusted.</summary>
    public string ReadFrom { get; init; } = SourceId.Unknown;

    /// <summary>票种: a policy id (<see cref="KindId"/>).</summary>
    public string Kind { get; init; } = KindId.Unknown;

    /// <summary>进项 or 销项 for the taxpayer of the run; null when the source does not tell.</summary>
    public Direction? Direction { get; init; }

    /// <summary>发票代码; empty for 数电票.</summary>
    public string? InvoiceCode { get; init; }

    /// <summary>发票号码: 20 digits, or 8 with a code.</summary>
    public string? InvoiceNumber { get; init; }

    /// <summary>数电纸质发票: 发票代码 of the paper form.</summary>
    public string? PaperCode { get; init; }

    /// <summary>数电纸质发票: 8 digits of the paper form.</summary>
    public string? PaperNumber { get; init; }

    /// <summary>开票日期.</summary>
    public DateOnly? IssueDate { get; init; }

    /// <summary>金额, without tax. Of a book row: its share.</summary>
    public PrintedAmount? AmountExTax { get; init; }

    /// <summary>税额. Of a book row: its share.</summary>
    public PrintedAmount? TaxAmount { get; init; }

    /// <summary>价税合计. Of a book row: its share.</summary>
    public PrintedAmount? TotalInclTax { get; init; }

    /// <summary>本次使用金额 of a book row that states it beside the amounts of the invoice; null = the three amounts are the use.</summary>
    public Yuan? UsedAmount { get; init; }

    /// <summary>购买方名称.</summary>
    public string? BuyerName { get; init; }

    /// <summary>购买方纳税人识别号; empty for natural persons.</summary>
    public string? BuyerTaxId { get; init; }

    /// <summary>销售方名称.</summary>
    public string? SellerName { get; init; }

    /// <summary>销售方纳税人识别号.</summary>
    public string? SellerTaxId { get; init; }

    /// <summary>发票状态 as this source states it.</summary>
    public InvoiceStatus Status { get; init; } = InvoiceStatus.Unknown;

    /// <summary>明细; null = the source gives none.</summary>
    public IReadOnlyList<InvoiceLine>? Lines { get; init; }

    /// <summary>For a red invoice: the blue one that it reverses.</summary>
    public RedReference? RedOf { get; init; }

    /// <summary>取票渠道 id, where known; decides with the kind how soon the other side may be expected to know the invoice.</summary>
    public string? Channel { get; init; }

    /// <summary>When the bureau was read, for bureau rows; null = unknown.</summary>
    public DateTimeOffset? ReadAt { get; init; }

    /// <summary>待处理文件: the record is known but its file was not accepted yet.</summary>
    public bool IsQuarantined { get; init; }

    /// <summary>Whether an original is held; lines are only asked for where it is.</summary>
    public bool HasDocument { get; init; }

    /// <summary>The sheet (or whole file) in which a second row of the same invoice is listed twice.</summary>
    public string Sheet =>
        Part is null || Part.LastIndexOf('!') is not (> 0 and var mark)
            ? Source
            : string.Concat(Source, "!", Part.AsSpan(0, mark));

    /// <summary>Makes a record of a reading.</summary>
    /// <param name="reading">What was read.</param>
    /// <param name="nature">What the source is.</param>
    /// <param name="readAt">When the bureau was read, for bureau rows.</param>
    /// <param name="isQuarantined">Whether the file waits in 待处理文件.</param>
    public static InvoiceRecord FromReading(
        Reading reading,
        RecordNature nature,
        DateTimeOffset? readAt = null,
        bool isQuarantined = false
    ) =>
        new()
        {
            Id = reading.Part is null ? reading.File : reading.File + "#" + reading.Part,
            Nature = nature,
            Source = reading.File,
            Part = reading.Part,
            ReadFrom = reading.Source,
            Kind = reading.Kind,
            Direction = reading.Direction,
            InvoiceCode = reading.InvoiceCode,
            InvoiceNumber = reading.InvoiceNumber,
            PaperCode = reading.PaperCode,
            PaperNumber = reading.PaperNumber,
            IssueDate = reading.IssueDate,
            AmountExTax = reading.AmountExTax,
            TaxAmount = reading.TaxAmount,
            TotalInclTax = reading.TotalInclTax,
            UsedAmount = UsedIn(reading, nature),
            BuyerName = reading.BuyerName,
            BuyerTaxId = reading.BuyerTaxId,
            SellerName = reading.SellerName,
            SellerTaxId = reading.SellerTaxId,
            Status = reading.Status,
            Lines = reading.Lines,
            RedOf = reading.RedOf,
            Channel = reading.Extra.GetValueOrDefault("channel"),
            ReadAt = readAt,
            IsQuarantined = isQuarantined,
            HasDocument = nature == RecordNature.Document,
        };

    private static Yuan? UsedIn(Reading reading, RecordNature nature) =>
        nature == RecordNature.BookRow && PrintedAmount.TryParse(reading.Extra.GetValueOrDefault("usedAmount"), out var used)
            ? used.Value
            : null;
}
