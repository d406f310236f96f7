using Piaoheng.Core.Invoices;
using Piaoheng.Server.Modules.Identities.Contracts;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Bureau;

/// <summary>税局记录: one invoice as the bureau's latest data states it. With its lines and <see cref="Rest"/> it is the whole reading of its row.</summary>
public sealed class BureauRecord : IMonthRow, IStatedAmounts
{
    /// <summary>Taxpayer.</summary>
    public required long TaxpayerId { get; init; }

    /// <summary>Id.</summary>
    public required long RecordId { get; init; }

    /// <summary>进项 or 销项.</summary>
    public required Direction Direction { get; init; }

    /// <summary>票种: a policy id.</summary>
    public required string Kind { get; init; }

    /// <summary>发票代码; empty when none.</summary>
    public required string Code { get; init; }

    /// <summary>发票号码; empty when none.</summary>
    public required string Number { get; init; }

    /// <summary>数电纸质: 发票代码 of the paper form.</summary>
    public required string? PaperCode { get; init; }

    /// <summary>数电纸质: 发票号码 of the paper form.</summary>
    public required string? PaperNumber { get; init; }

    /// <summary>开票日期; <see cref="DateOnly.MinValue"/> when not stated.</summary>
    public required DateOnly IssueDate { get; init; }

    /// <summary>销方; null when neither number nor name is stated.</summary>
    public required long? SellerId { get; init; }

    /// <summary>购方; null when neither number nor name is stated.</summary>
    public required long? BuyerId { get; init; }

    /// <summary>金额 in 分; null when not stated.</summary>
    public required long? AmountFen { get; init; }

    /// <summary>税额 in 分.</summary>
    public required long? TaxFen { get; init; }

    /// <summary>价税合计 in 分.</summary>
    public required long? TotalFen { get; init; }

    /// <summary>作废.</summary>
    public required VoidState VoidState { get; init; }

    /// <summary>红冲.</summary>
    public required RedState RedState { get; init; }

    /// <summary>风险等级.</summary>
    public required RiskState RiskState { get; init; }

    /// <summary>The bureau's own word for the status.</summary>
    public required string? StatusText { get; init; }

    /// <summary>Identity key of the blue invoice that this red one reverses.</summary>
    public required string? RedOf { get; init; }

    /// <summary>备注.</summary>
    public required string? Remark { get; init; }

    /// <summary>Number of lines; null when the source has none to give.</summary>
    public required int? LineCount { get; init; }

    /// <summary>The whole reading without its lines, as JSON: the other columns are for searching.</summary>
    public required string Rest { get; init; }

    /// <summary>Hash of the whole reading, by which an unchanged row is known.</summary>
    public required long Fingerprint { get; init; }

    /// <summary>When the bureau was read; where the data does not say, when it was received.</summary>
    public required DateTimeOffset ReadAt { get; init; }

    /// <summary>1 for the first row of an identity in its file, 2 and more for further rows of the same.</summary>
    public required int Occurrence { get; init; }

    /// <summary>For a further row: the record of the first.</summary>
    public required long? SameAs { get; init; }

    /// <summary>Intake item of the file.</summary>
    public required long ItemId { get; init; }

    /// <summary>Sheet and row in the file.</summary>
    public required string? Part { get; init; }

    /// <summary>Rises with every change; the states before are in the history.</summary>
    public required int Version { get; init; }

    /// <summary>明细行 as JSON, in their order; null where there are none. They are read with their record or not at all.</summary>
    public required string? Lines { get; init; }

    Side IMonthRow.ChangedSide => Side.Theirs;
}
