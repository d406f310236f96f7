using Piaoheng.Core.Invoices;
using Piaoheng.Core.Validation;
using Piaoheng.Server.Modules.Identities.Contracts;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Invoices;

/// <summary>发票: one invoice of ours, merged from its readings (documents) and uses (book rows).</summary>
public sealed class InvoiceRecord : IMonthRow, IStatedAmounts
{
    /// <summary>Taxpayer.</summary>
    public required long TaxpayerId { get; init; }

    /// <summary>Id.</summary>
    public required long InvoiceId { get; init; }

    /// <summary>进项 or 销项; 进项 where neither party is the taxpayer (<see cref="NamesUs"/> is false).</summary>
    public required Direction Direction { get; init; }

    /// <summary>Whether one of the parties is the taxpayer.</summary>
    public required bool NamesUs { get; init; }

    /// <summary>票种: a policy id.</summary>
    public required string Kind { get; init; }

    /// <summary>发票代码; empty when none.</summary>
    public required string Code { get; init; }

    /// <summary>发票号码.</summary>
    public required string Number { get; init; }

    /// <summary>发票号码 from its last digit to its first: what people type are the last digits.</summary>
    public required string NumberReversed { get; init; }

    /// <summary>数电纸质: 发票代码 of the paper form.</summary>
    public required string? PaperCode { get; init; }

    /// <summary>数电纸质: 发票号码 of the paper form.</summary>
    public required string? PaperNumber { get; init; }

    /// <summary>开票日期; <see cref="DateOnly.MinValue"/> when not known.</summary>
    public required DateOnly IssueDate { get; init; }

    /// <summary>销方; null when neither number nor name is known.</summary>
    public required long? SellerId { get; init; }

    /// <summary>购方; null when neither number nor name is known.</summary>
    public required long? BuyerId { get; init; }

    /// <summary>对方: the party that is not us; the seller where neither is.</summary>
    public required long? CounterpartyId { get; init; }

    /// <summary>金额 in 分; null when not known.</summary>
    public required long? AmountFen { get; init; }

    /// <summary>税额 in 分; null when not known.</summary>
    public required long? TaxFen { get; init; }

    /// <summary>价税合计 in 分; null when not known.</summary>
    public required long? TotalFen { get; init; }

    /// <summary>What lists sort by amount: 价税合计, else 金额, else 0.</summary>
    public required long OrderFen { get; init; }

    /// <summary>作废.</summary>
    public required VoidState VoidState { get; init; }

    /// <summary>红冲, worked out from the red invoices that we hold.</summary>
    public required RedState RedState { get; init; }

    /// <summary>风险等级.</summary>
    public required RiskState RiskState { get; init; }

    /// <summary>The source's own word for the status.</summary>
    public required string? StatusText { get; init; }

    /// <summary>Identity key of the blue invoice that this red one reverses; null for a blue one.</summary>
    public required string? RedOf { get; init; }

    /// <summary>备注.</summary>
    public required string? Remark { get; init; }

    /// <summary>Number of lines; null when no source gives lines.</summary>
    public required int? LineCount { get; init; }

    /// <summary>Number of originals; 0 = known from book rows only.</summary>
    public required int OriginalCount { get; init; }

    /// <summary>Number of book rows.</summary>
    public required int UseCount { get; init; }

    /// <summary>Σ of the book rows in 分.</summary>
    public required long UsedFen { get; init; }

    /// <summary>Most trusted source of its values.</summary>
    public required string Source { get; init; }

    /// <summary>Worst finding; null when there is none.</summary>
    public required Severity? Severity { get; init; }

    /// <summary>Whether it is in the 回收站: out of lists, books and totals, seen by the diagnosis.</summary>
    public bool IsTrashed { get; init; }

    /// <summary>When it was first stored.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>Rises with every change.</summary>
    public required int Version { get; init; }

    Side IMonthRow.ChangedSide => Side.Ours;
}
