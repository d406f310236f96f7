using Piaoheng.Core.Diagnosis;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Reconciliation;
using Piaoheng.Server.Modules.Bureau.Contracts;
using Piaoheng.Server.Modules.Identities.Contracts;
using Piaoheng.Server.Modules.Intake.Contracts;
using Piaoheng.Server.Modules.Invoices.Contracts;

namespace Piaoheng.Server.Modules.Diagnosis;

/// <summary>学归集时间: how long the latest invoices of a seller took from 开票日期 until we and the bureau's data had them.</summary>
internal sealed class LearnArrival(IInvoiceLookup invoices, IBureauLookup bureau, IIntakeLookup intake, IKeySearch keys)
{
    private const int Latest = 60;
    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);

    /// <summary>How long until the bureau's data had them; null = too few to say.</summary>
    public async Task<LearnedArrival?> AtBureau(long taxpayerId, InvoiceRecord? face, CancellationToken cancellation)
    {
        if (face is not { SellerTaxId: { Length: > 0 } seller })
        {
            return null;
        }

        var stored = await invoices.FirstStoredOf(taxpayerId, seller, Latest, cancellation);
        if (stored.Count < LearnedArrival.Fewest)
        {
            return null;
        }

        var own = await keys.Of(taxpayerId, [.. stored.Select(each => each.InvoiceId)], cancellation);
        var hits = await keys.Find([taxpayerId], [.. own.Select(hit => hit.Key).Distinct(StringComparer.Ordinal)], cancellation);
        var seen = await bureau.FirstSeen(
            taxpayerId,
            [.. hits.Where(hit => hit.Side == Side.Theirs).Select(hit => hit.InvoiceId).Distinct()],
            cancellation
        );
        // A list brought by hand says when somebody exported it, not when the bureau had the invoice.
        var files = (await intake.ByIds(taxpayerId, [.. seen.Select(each => each.ListId).Distinct()], cancellation))
            .Select(file => file.ItemId)
            .ToHashSet();
        return Learn(
            NameOf(face, seller),
            "同步到",
            [.. seen.Where(each => !files.Contains(each.ListId)).Select(each => (each.IssueDate, DayOf(each.At)))]
        );
    }

    /// <summary>How long until we had them; null = too few to say.</summary>
    public async Task<LearnedArrival?> WithUs(long taxpayerId, InvoiceRecord? face, CancellationToken cancellation)
    {
        if (face is not { SellerTaxId: { Length: > 0 } seller, Direction: Direction.In })
        {
            return null;
        }

        var stored = await invoices.FirstStoredOf(taxpayerId, seller, Latest, cancellation);
        return Learn(NameOf(face, seller), "收到原件或登记", [.. stored.Select(each => (each.IssueDate, DayOf(each.At)))]);
    }

    // What was issued before the first of them came was brought in later, all at once: it tells nothing of the way.
    private static LearnedArrival? Learn(string seller, string channel, List<(DateOnly Issued, DateOnly Came)> all)
    {
        if (all.Count == 0)
        {
            return null;
        }

        var since = all.Min(each => each.Came);
        return LearnedArrival.From(
            seller,
            channel,
            all.Where(each => each.Issued >= since).Select(each => each.Came.DayNumber - each.Issued.DayNumber)
        );
    }

    private static string NameOf(InvoiceRecord face, string seller) =>
        string.IsNullOrWhiteSpace(face.SellerName) ? seller : face.SellerName;

    private static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.ToOffset(Beijing).DateTime);
}
