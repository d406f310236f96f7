namespace Piaoheng.Core.Invoices;

/// <summary>明细行: one line of goods or services. Texts are as printed; null = not found, empty = printed empty.</summary>
public sealed record InvoiceLine
{
    /// <summary>项目名称, with its 简称: <c>*餐饮服务*餐费</c>.</summary>
    public string? Name { get; init; }

    /// <summary>规格型号.</summary>
    public string? Spec { get; init; }

    /// <summary>单位.</summary>
    public string? Unit { get; init; }

    /// <summary>数量, as printed (up to 13 and more decimals).</summary>
    public string? Quantity { get; init; }

    /// <summary>单价, as printed (up to 13 and more decimals).</summary>
    public string? UnitPrice { get; init; }

    /// <summary>金额, without tax on forms that have a tax column.</summary>
    public PrintedAmount? Amount { get; init; }

    /// <summary>税率/征收率 as printed percent: <c>13%</c>, <c>免税</c>, <c>***</c>.</summary>
    public string? TaxRate { get; init; }

    /// <summary>税额.</summary>
    public PrintedAmount? Tax { get; init; }

    /// <summary>商品和服务税收分类编码, 19 digits; only structured sources state it.</summary>
    public string? TaxCode { get; init; }
}
