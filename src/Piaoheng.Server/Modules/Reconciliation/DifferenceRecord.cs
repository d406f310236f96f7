namespace Piaoheng.Server.Modules.Reconciliation;

/// <summary>核对结果: one result of one run, with everything that it rests on.</summary>
public sealed class DifferenceRecord
{
    /// <summary>Taxpayer.</summary>
    public required long TaxpayerId { get; init; }

    /// <summary>Run.</summary>
    public required int RunNo { get; init; }

    /// <summary>From 1, in the order of the report.</summary>
    public required int ResultNo { get; init; }

    /// <summary>Kind of the result: the fixed word.</summary>
    public required string Kind { get; init; }

    /// <summary>What it is about, the same in every run: kind and keys of both sides.</summary>
    public required string Subject { get; init; }

    /// <summary>Hash of what it rests on: a decision holds as long as it stays the same.</summary>
    public required string Evidence { get; init; }

    /// <summary>发票代码 for lists.</summary>
    public required string Code { get; init; }

    /// <summary>发票号码 for lists.</summary>
    public required string Number { get; init; }

    /// <summary>开票日期 for lists; null = not known.</summary>
    public required DateOnly? IssueDate { get; init; }

    /// <summary>对方单位 for lists.</summary>
    public required string? Counterparty { get; init; }

    /// <summary>价税合计 of our side in 分.</summary>
    public required long? OursFen { get; init; }

    /// <summary>价税合计 of the bureau's side in 分.</summary>
    public required long? TheirsFen { get; init; }

    /// <summary>Names our invoice in every run (<c>RecordGroup.Handle</c>); empty when our side has none.</summary>
    public required string OursKey { get; init; }

    /// <summary>Names the bureau's invoice in every run.</summary>
    public required string TheirsKey { get; init; }

    /// <summary>Hash of what our invoice says.</summary>
    public required string OursEvidence { get; init; }

    /// <summary>Hash of what the bureau's says.</summary>
    public required string TheirsEvidence { get; init; }

    /// <summary>The whole result as JSON.</summary>
    public required string Body { get; init; }
}
