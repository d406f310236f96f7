using Piaoheng.Core.Diagnosis;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Reconciliation;
using Piaoheng.Server.Modules.Bureau.Contracts;
using Piaoheng.Server.Modules.Identities.Contracts;
using Piaoheng.Server.Modules.Invoices.Contracts;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;

namespace Piaoheng.Server.Modules.Diagnosis;

/// <summary>Finds the invoice that was asked for, on both sides: by its keys, else by the end of its number, else by amount and day.</summary>
internal sealed class FindInvoice(IKeySearch keys, IInvoiceLookup invoices, IBureauLookup bureau, Actor actor)
{
    // One identity has one invoice of ours and one record of theirs in each direction; more is a fault that is shown, not followed.
    private const int MostOfOne = 6;
    private const int MostListed = 20;
    private const int DaysAround = 3;
    private const int DaysWithoutDate = 400;

    /// <summary>Whether whoever asks reaches only some records of the company.</summary>
    public bool ReachesSome => actor.OwnersSeenBy(DiagnosisPermissions.Ask) is not null;

    /// <summary>Finds it.</summary>
    public async Task<Subject> Find(Taxpayer taxpayer, DiagnosisQuery query, DateOnly asOf, CancellationToken cancellation)
    {
        var id = taxpayer.TaxpayerId;
        List<string> wanted = [.. KeysOf(query)];
        if (wanted.Count > 0)
        {
            return await ByKeys(id, wanted, cancellation);
        }

        var (ours, theirs) =
            query.Digits.Length >= DiagnosisQuery.FewestDigits ? await ByEnd(id, query, cancellation)
            : query.Amount is not null ? await ByAmount(id, query, asOf, cancellation)
            : ([], []);
        return await OnlyOne(id, ours, theirs, cancellation);
    }

    /// <summary>The keys that the query gives whole.</summary>
    public static IEnumerable<string> KeysOf(DiagnosisQuery query) =>
        (query.IsWhole ? [query.Digits] : Enumerable.Empty<string>())
            .Concat(query.Document is { } document ? InvoiceIdentity.Keys(document) : [])
            .Distinct(StringComparer.Ordinal);

    private async Task<Subject> ByKeys(long taxpayerId, List<string> wanted, CancellationToken cancellation)
    {
        var hits = await keys.Find([taxpayerId], wanted, cancellation);
        if (hits.Count == 0)
        {
            return new Subject { Keys = wanted };
        }

        // 数电纸质发票: one side may know it by the 20 digits, the other by code and number.
        var all = await keys.Of(taxpayerId, [.. hits.Select(hit => hit.InvoiceId).Distinct()], cancellation);
        List<string> every = [.. all.Select(hit => hit.Key).Concat(wanted).Distinct(StringComparer.Ordinal)];
        if (every.Count > wanted.Count)
        {
            hits = await keys.Find([taxpayerId], every, cancellation);
        }

        // Of what is not ours, or not their own, whoever reaches only some records learns that it is there and no more.
        var ours = Ids(hits, Side.Ours);
        var held = await invoices.Details(taxpayerId, ours, cancellation);
        if (ReachesSome && held.Count == 0)
        {
            return new Subject { Keys = wanted, IsHidden = true };
        }

        return new Subject
        {
            Keys = every,
            Ours = [.. held.Where(invoice => invoice.Trash is null)],
            Trashed = [.. held.Where(invoice => invoice.Trash is not null)],
            // What is only out of sight is not lost.
            Orphans = ReachesSome ? [] : [.. ours.Where(each => held.All(invoice => invoice.Found.InvoiceId != each))],
            Theirs = await bureau.ByIds(taxpayerId, Ids(hits, Side.Theirs), cancellation),
        };
    }

    private async Task<(IReadOnlyList<FoundInvoice> Ours, IReadOnlyList<FoundRecord> Theirs)> ByEnd(
        long taxpayerId,
        DiagnosisQuery query,
        CancellationToken cancellation
    )
    {
        var ours = await invoices.EndingWith(taxpayerId, query.Digits, MostListed + 1, cancellation);
        var theirs = ReachesSome ? [] : await bureau.EndingWith(taxpayerId, query.Digits, MostListed + 1, cancellation);
        return ([.. ours.Where(own => Fits(own.Record, query))], [.. theirs.Where(own => Fits(own.Record, query))]);
    }

    private async Task<(IReadOnlyList<FoundInvoice> Ours, IReadOnlyList<FoundRecord> Theirs)> ByAmount(
        long taxpayerId,
        DiagnosisQuery query,
        DateOnly asOf,
        CancellationToken cancellation
    )
    {
        var fen = query.Amount!.Value.Fen;
        var days = query.IssueDate is { } day
            ? (From: day.AddDays(-DaysAround), To: day.AddDays(DaysAround))
            : (From: asOf.AddDays(-DaysWithoutDate), To: asOf);
        var ours = await invoices.OfAmount(taxpayerId, new AmountClue(fen, days.From, days.To), MostListed + 1, cancellation);
        var theirs = ReachesSome ? [] : await bureau.OfAmount(taxpayerId, fen, days, MostListed + 1, cancellation);
        // Where some have the very day, the days around it are of no interest.
        return
            query.IssueDate is { } exact
            && (ours.Any(own => own.Record.IssueDate == exact) || theirs.Any(own => own.Record.IssueDate == exact))
            ? ([.. ours.Where(own => own.Record.IssueDate == exact)], [.. theirs.Where(own => own.Record.IssueDate == exact)])
            : (ours, theirs);
    }

    private async Task<Subject> OnlyOne(
        long taxpayerId,
        IReadOnlyList<FoundInvoice> ours,
        IReadOnlyList<FoundRecord> theirs,
        CancellationToken cancellation
    )
    {
        var identities = ours.Select(own => own.Record)
            .Concat(theirs.Select(own => own.Record))
            .Select(record => Subject.KeysOf(record).FirstOrDefault() ?? record.Id)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        if (identities.Count == 1)
        {
            return await ByKeys(taxpayerId, identities, cancellation);
        }

        return new Subject
        {
            Several =
            [
                .. ours.Take(MostListed).Select(own => new NearInvoice(own.Record, IdOf(own), IsOnOtherSideToo: false)),
                .. theirs.Take(MostListed).Select(own => new NearInvoice(own.Record, null, IsOnOtherSideToo: false)),
            ],
            WasCut = ours.Count > MostListed || theirs.Count > MostListed,
        };
    }

    private static bool Fits(InvoiceRecord record, DiagnosisQuery query) =>
        (query.IssueDate is not { } day || record.IssueDate is null || record.IssueDate == day)
        && (
            query.Amount is not { } amount
            || record.TotalInclTax?.Value == amount
            || record.AmountExTax?.Value == amount
            || (record.TotalInclTax is null && record.AmountExTax is null)
        );

    /// <summary>Id of an invoice of ours for links; null when it has none.</summary>
    public static string? IdOf(FoundInvoice found) =>
        found.InvoiceId?.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static List<long> Ids(IReadOnlyList<KeyHit> hits, Side side) =>
        [.. hits.Where(hit => hit.Side == side).Select(hit => hit.InvoiceId).Distinct().Take(MostOfOne)];
}
