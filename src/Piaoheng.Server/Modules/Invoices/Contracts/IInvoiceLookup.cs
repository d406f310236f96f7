using Piaoheng.Core.Invoices;
using Piaoheng.Server.Modules.Trash.Contracts;
using Compared = Piaoheng.Core.Reconciliation.InvoiceRecord;

namespace Piaoheng.Server.Modules.Invoices.Contracts;

/// <summary>账内检索: finds invoices of ours by whatever is known of them. Every answer is bounded.</summary>
public interface IInvoiceLookup
{
    /// <summary>Invoices by id, with all that is known of them.</summary>
    Task<IReadOnlyList<LookedUpInvoice>> Details(
        long taxpayerId,
        IReadOnlyCollection<long> invoiceIds,
        CancellationToken cancellation
    );

    /// <summary>Invoices by id, as their row has them.</summary>
    Task<IReadOnlyList<FoundInvoice>> Faces(
        long taxpayerId,
        IReadOnlyCollection<long> invoiceIds,
        CancellationToken cancellation
    );

    /// <summary>Invoices whose number ends with the digits.</summary>
    Task<IReadOnlyList<FoundInvoice>> EndingWith(long taxpayerId, string digits, int limit, CancellationToken cancellation);

    /// <summary>Invoices of an amount (价税合计, 金额 or 税额), issued in the range.</summary>
    Task<IReadOnlyList<FoundInvoice>> OfAmount(long taxpayerId, AmountClue clue, int limit, CancellationToken cancellation);

    /// <summary>Invoices of a counterparty with the day of issue and the moment at which we first stored them, the latest issued first.</summary>
    Task<IReadOnlyList<FirstStored>> FirstStoredOf(
        long taxpayerId,
        string counterpartyTaxId,
        int limit,
        CancellationToken cancellation
    );

    /// <summary>Red invoices that reverse one of the keys.</summary>
    Task<IReadOnlyList<FoundInvoice>> Reversing(
        long taxpayerId,
        IReadOnlyCollection<string> keys,
        CancellationToken cancellation
    );

    /// <summary>Documents and book rows that identify no invoice for certain (no code, or not read), and may be the one.</summary>
    Task<IReadOnlyList<UnidentifiedEvidence>> Unidentified(
        long taxpayerId,
        UnidentifiedClue clue,
        CancellationToken cancellation
    );

    /// <summary>The original with these bytes; null when there is none.</summary>
    Task<long?> OriginalOf(long taxpayerId, string sha256, CancellationToken cancellation);

    /// <summary>The first original that told of one of these invoices, whether they are still there or not; null when none did.</summary>
    Task<InvoiceSource?> SourceOf(long taxpayerId, IReadOnlyCollection<long> invoiceIds, CancellationToken cancellation);

    /// <summary>Every original that told of one of these invoices, by reading or by book row, whether they are still there or not.</summary>
    Task<IReadOnlyList<long>> OriginalsOf(long taxpayerId, IReadOnlyCollection<long> invoiceIds, CancellationToken cancellation);

    /// <summary>Files kept as 随附单据 that hold the number.</summary>
    Task<IReadOnlyList<string>> SupportingFiles(long taxpayerId, string number, CancellationToken cancellation);
}

/// <summary>Where an invoice came from.</summary>
/// <param name="FileName">Name of the original.</param>
/// <param name="At">When it was read.</param>
public sealed record InvoiceSource(string FileName, DateTimeOffset At);

/// <summary>When an invoice was first stored.</summary>
/// <param name="InvoiceId">Id.</param>
/// <param name="IssueDate">开票日期.</param>
/// <param name="At">When.</param>
public sealed record FirstStored(long InvoiceId, DateOnly IssueDate, DateTimeOffset At);

/// <summary>What evidence without an identity is looked for by.</summary>
/// <param name="EightDigits">发票号码 of 8 digits; null = not known.</param>
/// <param name="Fen">Amount in 分; null = not known.</param>
/// <param name="Day">开票日期; null = not known.</param>
public sealed record UnidentifiedClue(string? EightDigits, long? Fen, DateOnly? Day);

/// <summary>Evidence without an identity.</summary>
/// <param name="OriginalId">The original that it stands in.</param>
/// <param name="Record">What it says.</param>
public sealed record UnidentifiedEvidence(long OriginalId, Compared Record);

/// <summary>An amount, and the days on which it may have been invoiced.</summary>
/// <param name="Fen">Amount in 分.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
public sealed record AmountClue(long Fen, DateOnly From, DateOnly To);

/// <summary>An invoice of ours as its row has it.</summary>
/// <param name="InvoiceId">Id; null when the evidence identifies no invoice.</param>
/// <param name="Record">What it says.</param>
/// <param name="NamesUs">Whether one of its parties is us.</param>
public sealed record FoundInvoice(long? InvoiceId, Compared Record, bool NamesUs);

/// <summary>An invoice of ours with its evidence.</summary>
/// <param name="Found">Its row.</param>
/// <param name="Merged">What its evidence says together.</param>
/// <param name="Originals">Its originals, oldest first.</param>
/// <param name="Uses">Its book rows, oldest first.</param>
/// <param name="StoredAt">When it was first stored.</param>
public sealed record LookedUpInvoice(
    FoundInvoice Found,
    Reading Merged,
    IReadOnlyList<StoredOriginal> Originals,
    IReadOnlyList<LookedUpUse> Uses,
    DateTimeOffset StoredAt
)
{
    /// <summary>What each of its documents says.</summary>
    public IReadOnlyList<Reading> Readings { get; init; } = [];

    /// <summary>Why it is in the 回收站; null when it is not.</summary>
    public TrashMark? Trash { get; init; }
}

/// <summary>A book row.</summary>
/// <param name="Fen">Amount used, in 分.</param>
/// <param name="Department">部门.</param>
/// <param name="Voucher">记账凭证号.</param>
/// <param name="Day">Date of the booking.</param>
public sealed record LookedUpUse(long? Fen, string? Department, string? Voucher, DateOnly? Day);
