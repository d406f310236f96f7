using Piaoheng.Formats.Workbooks.Layouts;

namespace Piaoheng.Formats.Workbooks.Rows;

/// <summary>Columns whose text goes into <c>extra</c> as it is written.</summary>
internal static class RowExtras
{
    /// <summary>Column and name.</summary>
    public static readonly (Column Column, string Name)[] Columns =
    [
        (Column.InvoiceSource, ExtraFields.InvoiceSource),
        (Column.KindLabel, ExtraFields.KindLabel),
        (Column.SpecialBusiness, ExtraFields.SpecialBusiness),
        (Column.DomesticSaleProof, ExtraFields.DomesticSaleProof),
        (Column.SelectedAt, ExtraFields.SelectedAt),
        (Column.MarginMark, ExtraFields.MarginMark),
        (Column.TaxPeriod, ExtraFields.TaxPeriod),
        (Column.Counterparty, ExtraFields.Counterparty),
        (Column.CounterpartyTaxId, ExtraFields.CounterpartyTaxId),
        (Column.Department, ExtraFields.Department),
        (Column.Voucher, ExtraFields.Voucher),
        (Column.Note, ExtraFields.Note),
    ];
}
