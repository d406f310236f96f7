namespace Piaoheng.Server.Modules.Entry;

/// <summary>What an address asks to begin with; all of it may be left out.</summary>
public sealed record EntryStart
{
    /// <summary>A draft to go on with.</summary>
    public long? Draft { get; init; }

    /// <summary>An invoice to correct.</summary>
    public long? Invoice { get; init; }

    /// <summary>A waiting file whose content is typed.</summary>
    public long? Item { get; init; }

    /// <summary>A review that came back, or a reading that is changed before it is passed.</summary>
    public long? Review { get; init; }

    /// <summary>票种.</summary>
    public string? Kind { get; init; }

    /// <summary>发票代码.</summary>
    public string? Code { get; init; }

    /// <summary>发票号码.</summary>
    public string? Number { get; init; }

    /// <summary>开票日期.</summary>
    public string? Date { get; init; }

    /// <summary>价税合计.</summary>
    public string? Amount { get; init; }
}
