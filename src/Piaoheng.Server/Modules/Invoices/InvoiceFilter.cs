namespace Piaoheng.Server.Modules.Invoices;

/// <summary>筛选条件 of a list of invoices; what is null or empty does not restrict. Bound from the query of an address.</summary>
public sealed record InvoiceFilter
{
    /// <summary>Searched: numbers, names and amounts, apart by spaces; every word must be found.</summary>
    public string? Q { get; init; }

    /// <summary>取得 (<c>in</c>) or 开具 (<c>out</c>).</summary>
    public string? Direction { get; init; }

    /// <summary>First 开票日期.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last 开票日期.</summary>
    public DateOnly? To { get; init; }

    /// <summary>票种, policy ids.</summary>
    public string[] Kind { get; init; } = [];

    /// <summary>票面状态: an id of <see cref="InvoiceChoices.Face"/>.</summary>
    public string? Face { get; init; }

    /// <summary>原件: an id of <see cref="InvoiceChoices.Originals"/>.</summary>
    public string? Originals { get; init; }

    /// <summary>使用: an id of <see cref="InvoiceChoices.Use"/>.</summary>
    public string? Use { get; init; }

    /// <summary>检查结果: an id of <see cref="InvoiceChoices.Findings"/>.</summary>
    public string? Findings { get; init; }

    /// <summary>核对结果: a kind of <see cref="Contracts.IInvoiceVerdicts.Kinds"/>, or an id of <see cref="InvoiceChoices.Unsettled"/>.</summary>
    public string? Result { get; init; }

    /// <summary>价税合计 at least, in yuan.</summary>
    public decimal? Least { get; init; }

    /// <summary>价税合计 at most, in yuan.</summary>
    public decimal? Most { get; init; }

    /// <summary>备注 holds this text.</summary>
    public string? Note { get; init; }

    /// <summary>对方单位; 0 = the invoice states none.</summary>
    public long? Party { get; init; }
}

/// <summary>排序 of a list of invoices.</summary>
public enum InvoiceOrder
{
    /// <summary>开票日期, newest first.</summary>
    Newest,

    /// <summary>开票日期, oldest first.</summary>
    Oldest,

    /// <summary>价税合计, largest first.</summary>
    Largest,

    /// <summary>价税合计, smallest first.</summary>
    Smallest,
}

/// <summary>Orders as they stand in addresses.</summary>
public static class InvoiceOrders
{
    /// <summary>The order with this word; newest first when there is none.</summary>
    public static InvoiceOrder Parse(string? word) =>
        Enum.GetValues<InvoiceOrder>().FirstOrDefault(order => string.Equals(Word(order), word, StringComparison.Ordinal));

    /// <summary>Word of an order: <c>newest</c>.</summary>
    public static string Word(InvoiceOrder order) => order.ToString().ToLowerInvariant();
}
