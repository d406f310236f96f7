using Piaoheng.Server.Platform.Web.Markup;

namespace Piaoheng.Server.Modules.Invoices.Contracts;

/// <summary>核对结果 of invoices of ours; the module Reconciliation answers.</summary>
public interface IInvoiceVerdicts
{
    /// <summary>What the latest run says of invoices; null when there was no run.</summary>
    /// <param name="taxpayerId">Taxpayer.</param>
    /// <param name="keys">Identity keys of the invoices.</param>
    /// <param name="cancellation">Stops the search.</param>
    Task<LatestVerdicts?> Find(long taxpayerId, IReadOnlyCollection<string> keys, CancellationToken cancellation);

    /// <summary>The kinds that an invoice of ours can have, in the order in which a person looks at them.</summary>
    IReadOnlyList<FilterChoice> Kinds { get; }

    /// <summary>What the latest run says, to stand inside a query over invoices; null when there was no run.</summary>
    /// <param name="taxpayerId">Taxpayer.</param>
    /// <param name="kind">One of <see cref="Kinds"/>; null = any.</param>
    /// <param name="cancellation">Stops the search.</param>
    Task<LatestResults?> Query(long taxpayerId, string? kind, CancellationToken cancellation);
}

/// <summary>Results of the latest run, not yet read.</summary>
/// <param name="At">When the run was made.</param>
/// <param name="Rows">The results with an invoice of ours.</param>
public sealed record LatestResults(DateTimeOffset At, IQueryable<ResultOnOurs> Rows);

/// <summary>A result about an invoice of ours.</summary>
public sealed class ResultOnOurs
{
    /// <summary>One of the keys of the invoice.</summary>
    public required string Key { get; init; }
}

/// <summary>One choice of a filter.</summary>
/// <param name="Id">In the address.</param>
/// <param name="Word">On the screen.</param>
public record FilterChoice(string Id, string Word);

/// <summary>What the latest run says.</summary>
/// <param name="RunNo">第几次核对.</param>
/// <param name="At">When it was made: what changed later it has not seen.</param>
/// <param name="ByKey">Verdicts by one of the keys of the invoice; an invoice that the run did not hold has none.</param>
public sealed record LatestVerdicts(int RunNo, DateTimeOffset At, IReadOnlyDictionary<string, InvoiceVerdict> ByKey);

/// <summary>核对结果 of one invoice.</summary>
/// <param name="Marks">All that applies, what a person must look at first.</param>
/// <param name="Path">Where both sides stand beside each other, below the taxpayer.</param>
public sealed record InvoiceVerdict(IReadOnlyList<StateMark> Marks, string Path);
