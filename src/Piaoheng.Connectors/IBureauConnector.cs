using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;

namespace Piaoheng.Connectors;

/// <summary>取票渠道, ready to be used: it implements one interface for each of its <see cref="Capabilities"/>.</summary>
/// <remarks>Every call fails with <see cref="ConnectorException"/>, never with anything else but a cancellation.</remarks>
public interface IBureauConnector
{
    /// <summary>Id of its kind: <c>leqi</c>.</summary>
    string Id { get; }
}

/// <summary>清单归集: asked for, made by the bureau in its own time, fetched in parts.</summary>
public interface IListsInvoices : IBureauConnector
{
    /// <summary>Asks for the list of a window. Not repeated by itself: each asking makes a job at the bureau.</summary>
    Task<ListTicket> Ask(ListWindow window, CancellationToken cancellation);

    /// <summary>Fetches one part of a list, from 1.</summary>
    Task<ListPart> Fetch(ListWindow window, string ticket, int part, CancellationToken cancellation);
}

/// <summary>单张查询: the whole face of one invoice that the taxpayer issued or received.</summary>
public interface IFindsInvoice : IBureauConnector
{
    /// <summary>Asks for one invoice.</summary>
    Task<InvoiceAnswer> Find(InvoiceQuestion question, CancellationToken cancellation);
}

/// <summary>用途状态.</summary>
public interface IReadsUsage : IBureauConnector
{
    /// <summary>Asks for the state of one invoice.</summary>
    Task<UsageAnswer> ReadUsage(InvoiceQuestion question, CancellationToken cancellation);
}

/// <summary>上传结果.</summary>
public interface IReadsUploads : IBureauConnector
{
    /// <summary>Asks what became of an upload.</summary>
    /// <param name="receipt">受理流水号.</param>
    /// <param name="acceptedAt">When the bureau gave the number: it answers for some hours only.</param>
    /// <param name="cancellation">Stops the call.</param>
    Task<UploadAnswer> ReadUpload(string receipt, DateTimeOffset acceptedAt, CancellationToken cancellation);
}

/// <summary>汇总确认.</summary>
public interface IReadsMonthlyTotals : IBureauConnector
{
    /// <summary>查询发票汇总确认信息 of a month of issued invoices.</summary>
    Task<MonthlyTotalsAnswer> ReadMonth(string taxpayerId, DateOnly month, CancellationToken cancellation);

    /// <summary>上传发票汇总确认信息: a person's act, so it is sent once and never repeated by itself.</summary>
    Task<RawAnswer> ConfirmMonth(string taxpayerId, MonthlyTotals totals, CancellationToken cancellation);
}

/// <summary>查验.</summary>
public interface IVerifiesInvoices : IBureauConnector
{
    /// <summary>Verifies one invoice, within the limits of the gateway; an answer of the same day is given again without a call.</summary>
    /// <param name="question">The invoice.</param>
    /// <param name="isByHand">Whether a person asks: only then is 不一致 or 查无 of an earlier day asked again.</param>
    /// <param name="cancellation">Stops the call.</param>
    Task<VerificationAnswer> Verify(InvoiceQuestion question, bool isByHand, CancellationToken cancellation);
}

/// <summary>查询窗口 of a list.</summary>
/// <param name="TaxpayerId">纳税人识别号.</param>
/// <param name="Direction">进项 or 销项.</param>
/// <param name="Kind">票种, a policy id.</param>
/// <param name="From">First 开票日期.</param>
/// <param name="To">Last 开票日期.</param>
public sealed record ListWindow(string TaxpayerId, Direction Direction, string Kind, DateOnly From, DateOnly To)
{
    /// <summary>Whether it is one day, which cannot be halved.</summary>
    public bool IsOneDay => From == To;

    /// <summary>Its two halves.</summary>
    public (ListWindow First, ListWindow Second) Halves()
    {
        var middle = From.AddDays((To.DayNumber - From.DayNumber) / 2);
        return (this with { To = middle }, this with { From = middle.AddDays(1) });
    }
}

/// <summary>What the bureau said to the wish for a list.</summary>
/// <param name="State">受理, 空 or 超限.</param>
/// <param name="Number">流水号; empty unless accepted.</param>
/// <param name="Raw">As received.</param>
public sealed record ListTicket(ListTicketState State, string Number, RawAnswer Raw);

/// <summary>What becomes of the wish for a list.</summary>
public enum ListTicketState
{
    /// <summary>已受理.</summary>
    Accepted,

    /// <summary>无数据.</summary>
    Empty,

    /// <summary>超出上限: ask for fewer days.</summary>
    TooMany,
}

/// <summary>One part of a list.</summary>
/// <param name="State">How far the bureau is.</param>
/// <param name="Parts">Number of parts; 0 while unknown.</param>
/// <param name="Rows">The invoices of this part.</param>
/// <param name="Stated">What the bureau says the whole list holds; null when it does not say.</param>
/// <param name="Raw">As received.</param>
public sealed record ListPart(ListPartState State, int Parts, IReadOnlyList<Reading> Rows, ListTotals? Stated, RawAnswer Raw);

/// <summary>How far the bureau is with a list.</summary>
public enum ListPartState
{
    /// <summary>处理中.</summary>
    Pending,

    /// <summary>可取.</summary>
    Ready,

    /// <summary>没有数据.</summary>
    Empty,

    /// <summary>失败，可重新申请.</summary>
    Failed,

    /// <summary>失败，不可重新申请.</summary>
    FailedForGood,
}
