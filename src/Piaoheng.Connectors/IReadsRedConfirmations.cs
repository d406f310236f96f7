using Piaoheng.Core.Money;

namespace Piaoheng.Connectors;

/// <summary>红字确认单.</summary>
public interface IReadsRedConfirmations : IBureauConnector
{
    /// <summary>确认单 entered within a range, by either side.</summary>
    Task<RedConfirmationsAnswer> ReadRedConfirmations(
        string taxpayerId,
        DateOnly from,
        DateOnly to,
        CancellationToken cancellation
    );

    /// <summary>确认 or 否认 of one that waits for us: a person's act, so it is sent once and never repeated by itself.</summary>
    Task<RawAnswer> AnswerRedConfirmation(string taxpayerId, string number, bool isAgreed, CancellationToken cancellation);
}

/// <summary>Answer to 红字确认单列表.</summary>
/// <param name="Items">Each 确认单.</param>
/// <param name="Raw">As received.</param>
public sealed record RedConfirmationsAnswer(IReadOnlyList<RedConfirmation> Items, RawAnswer Raw);

/// <summary>红字确认单.</summary>
/// <param name="Number">编号.</param>
/// <param name="State">状态, the bureau's own code: kept also where it is not known.</param>
/// <param name="BlueNumber">蓝字发票号码.</param>
/// <param name="SellerTaxId">销方.</param>
/// <param name="BuyerTaxId">购方.</param>
/// <param name="Amount">金额.</param>
/// <param name="Tax">税额.</param>
/// <param name="EnteredAt">录入时间.</param>
public sealed record RedConfirmation(
    string Number,
    string State,
    string BlueNumber,
    string SellerTaxId,
    string BuyerTaxId,
    Yuan Amount,
    Yuan Tax,
    DateTimeOffset EnteredAt
)
{
    // 超过 72 小时未确认的自动作废.
    private static readonly TimeSpan Term = TimeSpan.FromHours(72);

    /// <summary>Who must confirm: <c>buyer</c>, <c>seller</c>; null when nobody must.</summary>
    public string? WaitsFor =>
        State switch
        {
            "02" => "buyer",
            "03" => "seller",
            _ => null,
        };

    /// <summary>When it lapses; null when it waits for nobody.</summary>
    public DateTimeOffset? LapsesAt => WaitsFor is null ? null : EnteredAt + Term;

    /// <summary>Whether it still waits at a time: the bureau may show one as waiting whose term has ended.</summary>
    public bool IsOpen(DateTimeOffset now) => LapsesAt > now;

    /// <summary>状态 in Chinese; null when the code is not known.</summary>
    public string? StateText =>
        State switch
        {
            "01" => "无需确认",
            "02" => "销方录入待购方确认",
            "03" => "购方录入待销方确认",
            "04" => "购销双方已确认",
            "05" => "作废（销方录入购方否认）",
            "06" => "作废（购方录入销方否认）",
            "07" => "作废（超 72 小时未确认）",
            "08" => "作废（发起方已撤销）",
            "09" => "作废（确认后撤销）",
            "10" => "作废（异常凭证）",
            _ => null,
        };
}
