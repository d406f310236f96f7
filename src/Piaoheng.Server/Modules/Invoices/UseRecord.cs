namespace Piaoheng.Server.Modules.Invoices;

/// <summary>使用: one book row that uses an invoice. Several rows may use one invoice; their sum is compared with its total.</summary>
public sealed class UseRecord
{
    /// <summary>Taxpayer.</summary>
    public required long TaxpayerId { get; init; }

    /// <summary>Id.</summary>
    public required long UseId { get; init; }

    /// <summary>Invoice that it uses; null when the row does not identify one (8 digits without a code).</summary>
    public required long? InvoiceId { get; init; }

    /// <summary>The ledger.</summary>
    public required long OriginalId { get; init; }

    /// <summary>Sheet and row in the ledger.</summary>
    public required string? Part { get; init; }

    /// <summary>Amount used, in 分: the row's 价税合计, else 金额 + 税额; null when it states none.</summary>
    public required long? UsedFen { get; init; }

    /// <summary>部门.</summary>
    public required string? Department { get; init; }

    /// <summary>记账凭证号.</summary>
    public required string? Voucher { get; init; }

    /// <summary>Date of the booking or claim; null when not stated.</summary>
    public required DateOnly? UseDate { get; init; }

    /// <summary>Hash of the whole row: the same row in a later export of the same ledger is the same use (<see cref="Core.Documents.LedgerRows"/>).</summary>
    public required string RowHash { get; init; }

    /// <summary>1 for the first such row, 2 and more for further uses by equal rows.</summary>
    public required int Occurrence { get; init; }

    /// <summary>The whole reading of the row as JSON.</summary>
    public required string Body { get; init; }
}
