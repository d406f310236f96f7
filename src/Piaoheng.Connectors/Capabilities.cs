namespace Piaoheng.Connectors;

/// <summary>能力: what a connector can do. Each stands for one interface that the connector implements.</summary>
[Flags]
public enum Capabilities
{
    /// <summary>无.</summary>
    None = 0,

    /// <summary>清单归集: issued or received invoices of a window (<see cref="IListsInvoices"/>).</summary>
    Lists = 1,

    /// <summary>单张查询: one invoice with its whole face (<see cref="IFindsInvoice"/>).</summary>
    SingleInvoice = 2,

    /// <summary>用途状态: status, purpose and booking of one invoice (<see cref="IReadsUsage"/>).</summary>
    Usage = 4,

    /// <summary>上传结果: what became of locally issued invoices (<see cref="IReadsUploads"/>).</summary>
    Uploads = 8,

    /// <summary>汇总确认: counts and sums of a month (<see cref="IReadsMonthlyTotals"/>).</summary>
    MonthlyTotals = 16,

    /// <summary>查验: whether the face of an invoice agrees with the bureau (<see cref="IVerifiesInvoices"/>).</summary>
    Verification = 32,

    /// <summary>导出文件: workbooks that a person exported (<see cref="IExchangesFiles"/>).</summary>
    Files = 64,

    /// <summary>红字确认单 (<see cref="IReadsRedConfirmations"/>).</summary>
    RedConfirmations = 128,

    /// <summary>用途确认（勾选） (<see cref="ISelectsDeductions"/>).</summary>
    Deductions = 256,
}

/// <summary>Which interface stands for which capability, and its Chinese name.</summary>
public static class CapabilityTable
{
    /// <summary>Every capability.</summary>
    public static IReadOnlyList<(Capabilities Capability, Type Interface, string ChineseName)> All { get; } =
    [
        (Capabilities.Lists, typeof(IListsInvoices), "清单归集"),
        (Capabilities.SingleInvoice, typeof(IFindsInvoice), "单张查询"),
        (Capabilities.Usage, typeof(IReadsUsage), "用途状态"),
        (Capabilities.Uploads, typeof(IReadsUploads), "上传结果"),
        (Capabilities.MonthlyTotals, typeof(IReadsMonthlyTotals), "月度汇总"),
        (Capabilities.Verification, typeof(IVerifiesInvoices), "查验"),
        (Capabilities.Files, typeof(IExchangesFiles), "收取文件"),
        (Capabilities.RedConfirmations, typeof(IReadsRedConfirmations), "红字确认单"),
        (Capabilities.Deductions, typeof(ISelectsDeductions), "用途确认"),
    ];

    /// <summary>What a connector implements, read from its interfaces.</summary>
    public static Capabilities Of(Type connector) =>
        All.Where(entry => connector.IsAssignableTo(entry.Interface))
            .Aggregate(Capabilities.None, (sum, entry) => sum | entry.Capability);

    /// <summary>The Chinese names of capabilities.</summary>
    public static IEnumerable<string> NamesOf(Capabilities capabilities) =>
        All.Where(entry => capabilities.HasFlag(entry.Capability)).Select(entry => entry.ChineseName);
}
