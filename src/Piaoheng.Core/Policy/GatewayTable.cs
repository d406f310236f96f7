namespace Piaoheng.Core.Policy;

/// <summary>渠道限制: how often and for what a gateway of the bureau may be asked.</summary>
public sealed class GatewayTable
{
    private readonly DatedTable<GatewayLimits> _table;

    internal GatewayTable(IEnumerable<GatewayLimits> editions) => _table = new DatedTable<GatewayLimits>(editions);

    /// <summary>The limits of a gateway on a day; null = none are known.</summary>
    public GatewayLimits? At(string id, DateOnly day) => _table.At(id, day);
}

/// <summary>One edition of the limits of one gateway.</summary>
public sealed record GatewayLimits : DatedEntry
{
    /// <summary>每分钟调用上限; null = not limited.</summary>
    public int? CallsPerMinute { get; init; }

    /// <summary>每日调用上限; null = not limited.</summary>
    public int? CallsPerDay { get; init; }

    /// <summary>每张发票每日查验上限; null = not limited.</summary>
    public int? PerInvoicePerDay { get; init; }

    /// <summary>可查验年限: whole years back; null = not limited.</summary>
    public int? YearsBack { get; init; }

    /// <summary>上传结果可查询小时数; null = not limited.</summary>
    public int? UploadResultHours { get; init; }

    /// <summary>上传结果查询间隔, in minutes, while it is awaited; null = only when a person asks.</summary>
    public int? UploadAskMinutes { get; init; }

    /// <summary>Days after 开票日期 before which some kinds are not answered for.</summary>
    public IReadOnlyList<GatewayWait> Waits
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>First day on which the gateway answers for an invoice of the kind.</summary>
    public DateOnly FirstDay(string kindId, DateOnly issueDate) =>
        issueDate.AddDays(Waits.FirstOrDefault(wait => wait.Kinds.Contains(kindId, StringComparer.Ordinal))?.Days ?? 0);
}

/// <summary>查验等待 of some kinds.</summary>
/// <param name="Kinds">票种.</param>
/// <param name="Days">Whole days after 开票日期.</param>
/// <param name="Because">说明.</param>
public sealed record GatewayWait(IReadOnlyList<string> Kinds, int Days, string Because);
