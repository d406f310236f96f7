namespace Piaoheng.Core.Invoices;

/// <summary>发票状态: three axes and the source's own word.</summary>
/// <param name="Void">作废.</param>
/// <param name="Red">红冲, of the blue invoice.</param>
/// <param name="Risk">风险等级.</param>
/// <param name="Text">The source's own words, as received; null when it states none.</param>
public sealed record InvoiceStatus(VoidState Void, RedState Red, RiskState Risk, string? Text)
{
    /// <summary>Nothing is stated.</summary>
    public static readonly InvoiceStatus Unknown = new(VoidState.Unknown, RedState.Unknown, RiskState.Unknown, null);
}

/// <summary>作废: whether the invoice was voided.</summary>
public enum VoidState
{
    /// <summary>Not stated.</summary>
    Unknown,

    /// <summary>未作废.</summary>
    None,

    /// <summary>已作废.</summary>
    Voided,
}

/// <summary>红冲: how far the blue invoice was reversed.</summary>
public enum RedState
{
    /// <summary>Not stated.</summary>
    Unknown,

    /// <summary>未红冲.</summary>
    None,

    /// <summary>红字锁定: a red confirmation is open.</summary>
    Locked,

    /// <summary>已红冲-部分.</summary>
    Partial,

    /// <summary>已红冲-全额.</summary>
    Full,
}

/// <summary>发票风险等级.</summary>
public enum RiskState
{
    /// <summary>Not stated.</summary>
    Unknown,

    /// <summary>正常.</summary>
    Normal,

    /// <summary>疑点发票.</summary>
    Doubtful,

    /// <summary>异常凭证.</summary>
    Abnormal,

    /// <summary>失控.</summary>
    LostControl,
}
