using Piaoheng.Core.Money;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Web.Markup;

namespace Piaoheng.Server.Modules.Invoices.Pages;

/// <summary>发票全程轨迹: what happened to an invoice, oldest first.</summary>
internal static class InvoiceTrack
{
    /// <summary>The events that we know of.</summary>
    public static IReadOnlyList<TrackEvent> Of(InvoiceDetail invoice) => [.. Events(invoice).OrderBy(known => known.At)];

    private static IEnumerable<TrackEvent> Events(InvoiceDetail invoice)
    {
        if (invoice.Merged.IssueDate is { } issued)
        {
            yield return Day(issued, isBureaus: true, "销方开具", invoice.Merged.SellerName);
        }

        foreach (var original in invoice.Documents.Select(document => document.Original).DistinctBy(own => own.OriginalId))
        {
            yield return Moment(
                original.ReceivedAt,
                isBureaus: false,
                "收到原件",
                $"{original.FileName}（{original.ReceivedBy}）"
            );
        }

        foreach (var use in invoice.Uses.Where(use => use.UseDate is not null))
        {
            var amount = use.UsedFen is { } fen ? "¥" + Yuan.FromFen(fen).ToDisplay() : "金额未写明";
            yield return Day(use.UseDate!.Value, isBureaus: false, "登记使用", Join(amount, use.Department, use.Voucher));
        }

        foreach (var row in invoice.Bureau.Where(row => row.Record.ReadAt is not null))
        {
            yield return Moment(
                row.Record.ReadAt!.Value,
                isBureaus: true,
                "税局清单载有",
                Join(row.Record.Source, row.Record.Part)
            );
        }

        foreach (var entry in invoice.History)
        {
            yield return Moment(entry.At, isBureaus: false, AuditActionCatalogue.NameOf(entry.Action), entry.Actor);
        }
    }

    private static string Join(params string?[] facts) => string.Join("，", facts.Where(fact => !string.IsNullOrEmpty(fact)));

    private static TrackEvent Day(DateOnly day, bool isBureaus, string what, string? hint) =>
        new(
            new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.FromHours(8)),
            InvoiceWords.Day(day),
            isBureaus,
            what,
            hint ?? ""
        );

    private static TrackEvent Moment(DateTimeOffset at, bool isBureaus, string what, string hint) =>
        new(at, InvoiceWords.Moment(at), isBureaus, what, hint);
}

/// <summary>One event.</summary>
/// <param name="At">When; a day counts from its first minute.</param>
/// <param name="When">When, in words.</param>
/// <param name="IsBureaus">Whether it stands in the lane of the bureau (issued, listed) or in ours.</param>
/// <param name="What">What happened.</param>
/// <param name="Hint">Particulars.</param>
internal sealed record TrackEvent(DateTimeOffset At, string When, bool IsBureaus, string What, string Hint);
