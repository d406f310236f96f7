using System.Linq.Expressions;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Validation;
using Piaoheng.Server.Modules.Invoices.Contracts;

namespace Piaoheng.Server.Modules.Invoices;

/// <summary>What a list of invoices can be narrowed to, each choice with its words and its condition.</summary>
internal static class InvoiceChoices
{
    /// <summary>票面状态, as far as our own documents show it.</summary>
    public static IReadOnlyList<InvoiceChoice> Face { get; } =
    [
        new(
            "normal",
            "正常",
            invoice =>
                invoice.VoidState != VoidState.Voided
                && invoice.RedOf == null
                && (invoice.RedState == RedState.None || invoice.RedState == RedState.Unknown)
                && (invoice.RiskState == RiskState.Normal || invoice.RiskState == RiskState.Unknown)
        ),
        new("red-invoice", "红字发票", invoice => invoice.RedOf != null || invoice.TotalFen < 0),
        new(
            "reversed",
            "已红冲或锁定",
            invoice =>
                invoice.RedState == RedState.Full || invoice.RedState == RedState.Partial || invoice.RedState == RedState.Locked
        ),
        new("voided", "已作废", invoice => invoice.VoidState == VoidState.Voided),
        new(
            "risk",
            "异常、疑点或失控",
            invoice => invoice.RiskState != RiskState.Normal && invoice.RiskState != RiskState.Unknown
        ),
    ];

    /// <summary>原件.</summary>
    public static IReadOnlyList<InvoiceChoice> Originals { get; } =
    [
        new("none", "未取得原件", invoice => invoice.OriginalCount == 0),
        new("some", "有原件", invoice => invoice.OriginalCount > 0),
    ];

    /// <summary>使用: booked or claimed.</summary>
    public static IReadOnlyList<InvoiceChoice> Use { get; } =
    [
        new("none", "未使用", invoice => invoice.UseCount == 0),
        new("part", "有未用余额", invoice => invoice.UseCount > 0 && invoice.UsedFen < invoice.TotalFen),
        new("full", "已用完", invoice => invoice.UseCount > 0 && invoice.UsedFen == invoice.TotalFen),
        new("over", "超额使用", invoice => invoice.UsedFen > invoice.TotalFen && invoice.TotalFen > 0),
    ];

    /// <summary>检查结果, by the worst finding.</summary>
    public static IReadOnlyList<InvoiceChoice> Findings { get; } =
    [
        new("error", "有错误", invoice => invoice.Severity == Severity.Error || invoice.Severity == Severity.Block),
        new("warn", "有提醒", invoice => invoice.Severity == Severity.Warn),
        new("none", "无错误和提醒", invoice => invoice.Severity == null || invoice.Severity == Severity.Info),
    ];

    /// <summary>核对结果: the invoice changed after the latest run.</summary>
    public static FilterChoice Outdated { get; } = new("outdated", "须重新核对");

    /// <summary>核对结果: the latest run did not hold the invoice.</summary>
    public static FilterChoice NotCompared { get; } = new("none", "未核对");

    /// <summary>核对结果 besides what a run can say.</summary>
    public static IReadOnlyList<FilterChoice> Unsettled { get; } = [Outdated, NotCompared];

    /// <summary>The choice with this id; null when there is none.</summary>
    public static T? Find<T>(IReadOnlyList<T> choices, string? id)
        where T : FilterChoice => choices.FirstOrDefault(choice => string.Equals(choice.Id, id, StringComparison.Ordinal));
}

/// <summary>One choice of a filter.</summary>
/// <param name="Id">In the address.</param>
/// <param name="Word">On the screen.</param>
/// <param name="Holds">The invoices that it keeps.</param>
internal sealed record InvoiceChoice(string Id, string Word, Expression<Func<InvoiceRecord, bool>> Holds)
    : FilterChoice(Id, Word);
