namespace Piaoheng.Formats.Forms;

/// <summary>What a column of the item table holds.</summary>
internal enum ColumnField
{
    Sequence,
    Name,
    Spec,
    Unit,
    Quantity,
    UnitPrice,
    Amount,
    TaxRate,
    Tax,
    Extra,
}
