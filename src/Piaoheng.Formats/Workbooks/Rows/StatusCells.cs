using Piaoheng.Core.Invoices;

namespace Piaoheng.Formats.Workbooks.Rows;

/// <summary>发票状态、风险等级、红字锁定: the words of the bureau as status axes.</summary>
internal static class StatusCells
{
    /// <summary>The status that the words state; null = the table has no such column, empty = nothing is said.</summary>
    /// <param name="status">发票状态, or the code of it (01 正常, 02 已作废, 03 已红冲-全额, 04 已红冲-部分).</param>
    /// <param name="text">发票状态 as written.</param>
    /// <param name="risk">发票风险等级 or 风险状态.</param>
    /// <param name="redLock">红字锁定标志.</param>
    public static InvoiceStatus Of(string? status, string? text, string? risk, string? redLock)
    {
        var isLocked = redLock is "是" or "y" or "Y" or "1" or "已锁定" or "锁定";
        var red = RedOf(status);
        if (isLocked && red is RedState.None or RedState.Unknown)
        {
            red = RedState.Locked;
        }

        return new InvoiceStatus(
            VoidOf(status),
            red,
            RiskOf(risk) ?? RiskOfStatus(status) ?? RiskState.Unknown,
            string.IsNullOrEmpty(text) ? null : text
        );
    }

    private static VoidState VoidOf(string? status)
    {
        if (string.IsNullOrEmpty(status))
        {
            return VoidState.Unknown;
        }

        return status is "02" || status.Contains("作废", StringComparison.Ordinal) ? VoidState.Voided : VoidState.None;
    }

    // 红冲 without a further word is the full one: the partial one always says so.
    private static RedState RedOf(string? status)
    {
        if (string.IsNullOrEmpty(status))
        {
            return RedState.Unknown;
        }

        if (
            status is "04"
            || (status.Contains("红冲", StringComparison.Ordinal) && status.Contains("部分", StringComparison.Ordinal))
        )
        {
            return RedState.Partial;
        }

        if (status is "03" || status.Contains("红冲", StringComparison.Ordinal))
        {
            return RedState.Full;
        }

        return status.Contains("锁定", StringComparison.Ordinal) ? RedState.Locked : RedState.None;
    }

    private static RiskState? RiskOf(string? risk) =>
        risk switch
        {
            null or "" => null,
            "01" or "正常" or "无风险" => RiskState.Normal,
            "02" => RiskState.Abnormal,
            "03" => RiskState.Doubtful,
            _ when risk.Contains("失控", StringComparison.Ordinal) => RiskState.LostControl,
            _ when risk.Contains("异常", StringComparison.Ordinal) => RiskState.Abnormal,
            _ when risk.Contains("疑点", StringComparison.Ordinal) => RiskState.Doubtful,
            _ => RiskState.Unknown,
        };

    // 失控 and 异常 also stand among the states of 勾选 lists.
    private static RiskState? RiskOfStatus(string? status) =>
        status is null || status.Contains("正常", StringComparison.Ordinal) ? null
        : status.Contains("失控", StringComparison.Ordinal) ? RiskState.LostControl
        : status.Contains("异常", StringComparison.Ordinal) ? RiskState.Abnormal
        : null;
}
