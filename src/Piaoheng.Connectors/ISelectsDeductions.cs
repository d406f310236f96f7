namespace Piaoheng.Connectors;

/// <summary>用途确认（勾选）.</summary>
public interface ISelectsDeductions : IBureauConnector
{
    /// <summary>勾选 or 撤销勾选 of some invoices: a person's act, sent once; each invoice has an answer of its own.</summary>
    Task<SelectionAnswer> Select(
        string taxpayerId,
        DateOnly month,
        IReadOnlyList<string> numbers,
        bool isSelected,
        CancellationToken cancellation
    );
}

/// <summary>Answer to 批量勾选.</summary>
/// <param name="Items">One for each invoice.</param>
/// <param name="Raw">As received.</param>
public sealed record SelectionAnswer(IReadOnlyList<SelectedInvoice> Items, RawAnswer Raw);

/// <summary>One invoice of a 批量勾选.</summary>
/// <param name="Number">发票号码.</param>
/// <param name="Result">What it came to.</param>
/// <param name="Text">The bureau's words.</param>
public sealed record SelectedInvoice(string Number, SelectionResult Result, string Text)
{
    /// <summary>Whether the invoice stands now as was wanted.</summary>
    public bool IsDone => Result is SelectionResult.Done or SelectionResult.WasSo;
}

/// <summary>What a 勾选 of one invoice came to.</summary>
public enum SelectionResult
{
    /// <summary>成功.</summary>
    Done,

    /// <summary>已经如此: 已勾选不可重复勾选, 未勾选不可撤销.</summary>
    WasSo,

    /// <summary>发票不存在.</summary>
    NotFound,

    /// <summary>已作废.</summary>
    Voided,

    /// <summary>已红冲.</summary>
    Red,

    /// <summary>失控.</summary>
    LostControl,

    /// <summary>异常.</summary>
    Abnormal,

    /// <summary>已申请统计: 请先撤销统计表.</summary>
    StatisticsMade,

    /// <summary>Words that this version does not know: kept, and for a person to read.</summary>
    Unknown,
}
