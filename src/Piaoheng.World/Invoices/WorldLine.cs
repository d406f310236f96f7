using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.World.Goods;

namespace Piaoheng.World.Invoices;

/// <summary>明细行 of an invented invoice.</summary>
public sealed record WorldLine
{
    /// <summary>项目名称 with its 简称.</summary>
    public required string Name { get; init; }

    /// <summary>规格型号; empty = none.</summary>
    public string Spec { get; init; } = "";

    /// <summary>单位; empty = none.</summary>
    public string Unit { get; init; } = "";

    /// <summary>数量 as printed; empty = none.</summary>
    public string Quantity { get; init; } = "";

    /// <summary>单价 as printed; empty = none.</summary>
    public string UnitPrice { get; init; } = "";

    /// <summary>金额, without tax.</summary>
    public required Yuan Amount { get; init; }

    /// <summary>税率/征收率.</summary>
    public required LineRate Rate { get; init; }

    /// <summary>税额.</summary>
    public required Yuan Tax { get; init; }

    /// <summary>税收分类编码.</summary>
    public required string TaxCode { get; init; }

    /// <summary>税额 as forms print it: <c>***</c> where the rate has no tax.</summary>
    public PrintedAmount PrintedTax => Rate.HasNoTax ? new PrintedAmount(Yuan.Zero, PrintedAmount.Masked) : Tax;

    /// <summary>The line as a form states it: without 税收分类编码, which only structured files have.</summary>
    public InvoiceLine ToReading() =>
        new()
        {
            Name = Name,
            Spec = Spec,
            Unit = Unit,
            Quantity = Quantity,
            UnitPrice = UnitPrice,
            Amount = Amount,
            TaxRate = Rate.Printed,
            Tax = PrintedTax,
        };
}
