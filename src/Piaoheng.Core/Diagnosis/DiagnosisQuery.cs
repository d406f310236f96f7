using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;

namespace Piaoheng.Core.Diagnosis;

/// <summary>要查的发票: what a person knows of the invoice that cannot be found.</summary>
public sealed record DiagnosisQuery
{
    /// <summary>Fewest digits by which an invoice is looked for.</summary>
    public const int FewestDigits = 4;

    /// <summary>From here on a number is a whole one, perhaps with a slip; below, a part of one.</summary>
    public const int WholeFrom = 17;

    /// <summary>As asked.</summary>
    public required string Text { get; init; }

    /// <summary>发票代码, digits only; null when not given.</summary>
    public string? InvoiceCode { get; init; }

    /// <summary>发票号码, digits only; null when not given.</summary>
    public string? InvoiceNumber { get; init; }

    /// <summary>Any amount of the invoice: 价税合计 or 金额; null when not given.</summary>
    public Yuan? Amount { get; init; }

    /// <summary>开票日期; null when not given.</summary>
    public DateOnly? IssueDate { get; init; }

    /// <summary>Name of the file that was given instead of a number; null = none.</summary>
    public string? FileName { get; init; }

    /// <summary>SHA-256 of that file, by which it is known again; null = none.</summary>
    public string? FileHash { get; init; }

    /// <summary>What that file says of the invoice; null = none, or it could not be read.</summary>
    public Reading? Document { get; init; }

    /// <summary>Where it is missing, when a difference is asked about; null = anywhere.</summary>
    public Side? MissingOn { get; init; }

    /// <summary>Address of the list from which it is asked, below the taxpayer: <c>invoices?direction=in</c>; null = from none.</summary>
    public string? List { get; init; }

    /// <summary>Code and number joined, as typed; empty when no number is given.</summary>
    public string Digits => InvoiceCode + InvoiceNumber;

    /// <summary>Whether the number is a whole one (perhaps mistyped), so that it can be looked for as a key.</summary>
    public bool IsWhole => Digits.Length >= WholeFrom;

    /// <summary>Whether there is anything to look for.</summary>
    public bool IsUsable => Digits.Length >= FewestDigits || Amount is not null || FileHash is not null || Document is not null;
}
