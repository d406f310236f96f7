using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Core.Text;

namespace Piaoheng.Connectors;

/// <summary>所问的发票: what is known of the invoice that one asks for.</summary>
public sealed record InvoiceQuestion
{
    /// <summary>纳税人识别号 of the one who asks.</summary>
    public required string TaxpayerId { get; init; }

    /// <summary>票种, a policy id.</summary>
    public required string Kind { get; init; }

    /// <summary>发票代码; empty for 数电票.</summary>
    public string Code { get; init; } = "";

    /// <summary>发票号码.</summary>
    public required string Number { get; init; }

    /// <summary>开票日期.</summary>
    public required DateOnly IssueDate { get; init; }

    /// <summary>校验码; empty when the kind has none.</summary>
    public string CheckCode { get; init; } = "";

    /// <summary>金额, without tax.</summary>
    public Yuan? AmountExTax { get; init; }

    /// <summary>价税合计.</summary>
    public Yuan? TotalInclTax { get; init; }

    /// <summary>Identity key.</summary>
    public string Key => Code + Number;
}

/// <summary>Answer to 单张查询.</summary>
/// <param name="Outcome">What was found.</param>
/// <param name="Invoice">The invoice; null unless found.</param>
/// <param name="BureauCode">结果代码.</param>
/// <param name="BureauText">返回信息.</param>
/// <param name="Raw">As received.</param>
public sealed record InvoiceAnswer(InvoiceOutcome Outcome, Reading? Invoice, string BureauCode, string BureauText, RawAnswer Raw);

/// <summary>What 单张查询 found.</summary>
public enum InvoiceOutcome
{
    /// <summary>找到.</summary>
    Found,

    /// <summary>查无数据.</summary>
    NoRecord,

    /// <summary>查验不一致: the bureau has the number with another face.</summary>
    Mismatch,

    /// <summary>此发票非本单位开具或取得.</summary>
    NotOurs,
}

/// <summary>Answer to 用途状态.</summary>
/// <param name="IsKnown">Whether the bureau has the invoice.</param>
/// <param name="Status">作废、红冲、风险.</param>
/// <param name="Purpose">发票用途, the bureau's own code; null when not stated.</param>
/// <param name="Booking">入账状态, the bureau's own code; null when not stated.</param>
/// <param name="TaxPeriod">税款所属期 <c>yyyyMM</c>; null when not stated.</param>
/// <param name="Raw">As received.</param>
public sealed record UsageAnswer(
    bool IsKnown,
    InvoiceStatus Status,
    string? Purpose,
    string? Booking,
    string? TaxPeriod,
    RawAnswer Raw
);

/// <summary>Answer to 上传结果.</summary>
/// <param name="State">How far the bureau is.</param>
/// <param name="Items">What became of each invoice; empty unless done.</param>
/// <param name="Raw">As received; null when the bureau was not asked.</param>
public sealed record UploadAnswer(UploadState State, IReadOnlyList<UploadedInvoice> Items, RawAnswer? Raw);

/// <summary>How far the bureau is with an upload.</summary>
public enum UploadState
{
    /// <summary>处理中.</summary>
    Pending,

    /// <summary>已有结果.</summary>
    Done,

    /// <summary>结果未知: the bureau no longer answers for this number; each invoice must be asked for by itself.</summary>
    WindowClosed,
}

/// <summary>One invoice of an upload.</summary>
/// <param name="Number">发票号码.</param>
/// <param name="IsAccepted">Whether the bureau took it.</param>
/// <param name="Code">The bureau's code.</param>
/// <param name="Text">The bureau's words.</param>
public sealed record UploadedInvoice(string Number, bool IsAccepted, string Code, string Text)
{
    /// <summary>Whether it was refused for want of 授信额度. The bureau's codes of refusals are not published; its words name it.</summary>
    public bool IsShortOfQuota => !IsAccepted && Text.Contains("额度", StringComparison.Ordinal);
}

/// <summary>月度汇总 of issued invoices.</summary>
/// <param name="Month">First day of the month.</param>
/// <param name="Platform">平台编号; empty = all.</param>
/// <param name="Blue">蓝字.</param>
/// <param name="Red">红字.</param>
public sealed record MonthlyTotals(DateOnly Month, string Platform, ListTotals Blue, ListTotals Red);

/// <summary>Answer to 查询发票汇总确认信息.</summary>
/// <param name="Months">One for each month and platform.</param>
/// <param name="Raw">As received.</param>
public sealed record MonthlyTotalsAnswer(IReadOnlyList<MonthlyTotals> Months, RawAnswer Raw);

/// <summary>张数与合计.</summary>
/// <param name="Count">Invoices.</param>
/// <param name="Amount">Σ 金额.</param>
/// <param name="Tax">Σ 税额.</param>
public sealed record ListTotals(int Count, Yuan Amount, Yuan Tax)
{
    /// <summary>Nothing.</summary>
    public static ListTotals None { get; } = new(0, Yuan.Zero, Yuan.Zero);

    /// <summary>Both together.</summary>
    public static ListTotals operator +(ListTotals one, ListTotals other) =>
        new(one.Count + other.Count, one.Amount + other.Amount, one.Tax + other.Tax);

    /// <summary>What rows add up to.</summary>
    public static ListTotals Of(IEnumerable<Reading> rows) =>
        rows.Aggregate(
            None,
            (sum, row) => sum + new ListTotals(1, row.AmountExTax?.Value ?? Yuan.Zero, row.TaxAmount?.Value ?? Yuan.Zero)
        );
}

/// <summary>Answer to 查验.</summary>
/// <param name="Outcome">The verdict.</param>
/// <param name="Invoice">The face that the bureau states; null unless consistent.</param>
/// <param name="BureauCode">结果代码 of the gateway.</param>
/// <param name="Text">What it means, in Chinese.</param>
/// <param name="At">When the bureau was asked.</param>
/// <param name="IsKept">Whether it is an earlier answer of the same day, for which nobody was asked.</param>
/// <param name="RawSha256">Hash of the answer as received.</param>
public sealed record VerificationAnswer(
    VerificationOutcome Outcome,
    Reading? Invoice,
    string BureauCode,
    CodedText Text,
    DateTimeOffset At,
    bool IsKept,
    string RawSha256
)
{
    /// <summary>As received; null when nobody was asked just now.</summary>
    public RawAnswer? Raw { get; init; }
}

/// <summary>查验结论.</summary>
public enum VerificationOutcome
{
    /// <summary>一致.</summary>
    Consistent,

    /// <summary>不一致: never asked again by itself.</summary>
    Mismatch,

    /// <summary>查无此票: never asked again by itself.</summary>
    NoRecord,

    /// <summary>当日不能查验，次日可查.</summary>
    NotYet,

    /// <summary>当日查验次数已满.</summary>
    Exhausted,

    /// <summary>超出可查验年限.</summary>
    TooOld,

    /// <summary>所填要素不合要求.</summary>
    BadInput,
}
