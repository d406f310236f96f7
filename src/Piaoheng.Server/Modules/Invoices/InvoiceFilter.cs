using Piaoheng.Server.Platform.Access;

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

    /// <summary>标签: its id.</summary>
    public long? Tag { get; init; }

    /// <summary>对方单位, as one or several names and numbers; 0 = the invoice states none.</summary>
    public long[] Party { get; init; } = [];

    /// <summary>税率 of every line, as printed; <see cref="NoRate"/> = no lines or rates are known, <see cref="SeveralRates"/> = they differ.</summary>
    public string? Rate { get; init; }

    /// <summary>开具地区: the four digits of <c>RegionTable</c>'s area, or its first two; <c>none</c> = the number does not say.</summary>
    public string? Region { get; init; }

    /// <summary>The filter as somebody may use it: whoever may not see amounts may not ask for them either.</summary>
    internal InvoiceFilter For(Actor actor) =>
        actor.May(SensitivePermissions.Amounts) ? this : this with { Least = null, Most = null };

    /// <summary>税率 where no line states one.</summary>
    public const string NoRate = "none";

    /// <summary>税率 where lines state several.</summary>
    public const string SeveralRates = "several";
}
