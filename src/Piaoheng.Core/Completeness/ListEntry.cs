using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;

namespace Piaoheng.Core.Completeness;

/// <summary>清单上的一张发票: what one side holds of an invoice, as far as 归集完整性 needs it.</summary>
/// <remarks>Amounts are null where the side does not state them.</remarks>
public sealed record ListEntry
{
    /// <summary>Id of the invoice or of the bureau's record, for links.</summary>
    public required long Id { get; init; }

    /// <summary>进项 or 销项.</summary>
    public required Direction Direction { get; init; }

    /// <summary>票种: a policy id.</summary>
    public required string Kind { get; init; }

    /// <summary>发票代码; empty when none.</summary>
    public required string Code { get; init; }

    /// <summary>发票号码.</summary>
    public required string Number { get; init; }

    /// <summary>数电纸质: 发票代码 of the paper form.</summary>
    public string? PaperCode { get; init; }

    /// <summary>数电纸质: 发票号码 of the paper form.</summary>
    public string? PaperNumber { get; init; }

    /// <summary>开票日期.</summary>
    public required DateOnly IssueDate { get; init; }

    /// <summary>金额.</summary>
    public Yuan? Amount { get; init; }

    /// <summary>税额.</summary>
    public Yuan? Tax { get; init; }

    /// <summary>价税合计.</summary>
    public Yuan? Total { get; init; }

    /// <summary>作废.</summary>
    public VoidState Void { get; init; }

    /// <summary>红冲.</summary>
    public RedState Red { get; init; }

    /// <summary>Its identity keys; empty when it identifies no invoice for certain.</summary>
    public IEnumerable<string> Keys
    {
        get
        {
            var first = InvoiceIdentity.Key(Code, Number);
            if (first is not null)
            {
                yield return first;
            }

            if (
                InvoiceIdentity.Key(PaperCode, PaperNumber) is { } second
                && !string.Equals(first, second, StringComparison.Ordinal)
            )
            {
                yield return second;
            }
        }
    }
}
