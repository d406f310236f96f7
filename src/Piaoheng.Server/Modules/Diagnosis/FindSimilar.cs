using Piaoheng.Core.Diagnosis;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Reconciliation;
using Piaoheng.Server.Modules.Bureau.Contracts;
using Piaoheng.Server.Modules.Identities.Contracts;
using Piaoheng.Server.Modules.Invoices.Contracts;

namespace Piaoheng.Server.Modules.Diagnosis;

/// <summary>相近的发票: finds what may be the invoice under a mistyped number. Only candidates: Core judges them.</summary>
/// <remarks>
/// One slip: every number one edit away (about 430 of 20 digits) is asked of the primary key of the keys. Two slips are found
/// where the beginning of the number survives them (a bounded range of the same key), where its end does (the indexes of last
/// digits), where one is in the first part and one in the last (asked for one by one), or where amount and day are known.
/// </remarks>
internal sealed class FindSimilar(IKeySearch keys, IInvoiceLookup invoices, IBureauLookup bureau)
{
    private const int Most = 40;
    private const int TailDigits = 4;
    private const int HeadDigits = 12;
    private const int RangeRows = 200;
    private const int DaysAround = 31;

    /// <summary>Candidates on both sides, without the invoice itself.</summary>
    public async Task<IReadOnlyList<NearInvoice>> Find(
        long taxpayerId,
        DiagnosisQuery query,
        Subject subject,
        CancellationToken cancellation
    )
    {
        var number =
            query.IsWhole ? query.Digits
            : subject.Keys.Count > 0 ? subject.Keys[0]
            : "";
        var hits = new Dictionary<(Side, long), KeyHit>();
        if (number.Length >= DiagnosisQuery.WholeFrom)
        {
            Keep(hits, await keys.Find([taxpayerId], NumberNeighbours.OneSlip(number), cancellation));
            if (hits.Count == 0 && subject.Face is null)
            {
                await TwoSlips(taxpayerId, number, hits, cancellation);
            }
        }

        var own = subject.Keys.ToHashSet(StringComparer.Ordinal);
        List<KeyHit> near = [.. hits.Values.Where(hit => !own.Contains(hit.Key)).Take(Most)];
        var found = await Load(taxpayerId, near, cancellation);
        await AddByAmount(taxpayerId, query, subject, found, cancellation);
        await AddWithoutCode(taxpayerId, number, found, cancellation);
        return await Partners(taxpayerId, found, own, cancellation);
    }

    private async Task TwoSlips(
        long taxpayerId,
        string number,
        Dictionary<(Side, long), KeyHit> hits,
        CancellationToken cancellation
    )
    {
        Keep(hits, IsNear(number, await keys.StartingWith(taxpayerId, number[..HeadDigits], RangeRows, cancellation)));
        Keep(hits, IsNear(number, await keys.StartingWith(taxpayerId, number[..^TailDigits], RangeRows, cancellation)));
        Keep(
            hits,
            await keys.Find([taxpayerId], NumberNeighbours.OneSlipInEachPart(number, number.Length - TailDigits), cancellation)
        );
        var tail = number[^TailDigits..];
        var ours = await invoices.EndingWith(taxpayerId, tail, RangeRows, cancellation);
        var theirs = await bureau.EndingWith(taxpayerId, tail, RangeRows, cancellation);
        var ended = ours.Select(own => (Side.Ours, Id: own.InvoiceId ?? 0, own.Record))
            .Concat(theirs.Select(own => (Side.Theirs, Id: own.RecordId, own.Record)))
            .SelectMany(each =>
                Subject
                    .KeysOf(each.Record)
                    .Select(key => new KeyHit(taxpayerId, each.Record.Direction ?? Direction.In, each.Item1, key, each.Id))
            );
        Keep(hits, IsNear(number, ended));
    }

    private async Task<List<NearInvoice>> Load(long taxpayerId, List<KeyHit> near, CancellationToken cancellation)
    {
        var ours = await invoices.Faces(taxpayerId, Ids(near, Side.Ours), cancellation);
        var theirs = await bureau.ByIds(taxpayerId, Ids(near, Side.Theirs), cancellation);
        return
        [
            .. ours.Select(found => new NearInvoice(found.Record, FindInvoice.IdOf(found), IsOnOtherSideToo: false)),
            .. theirs.Select(found => new NearInvoice(found.Record, null, IsOnOtherSideToo: false)),
        ];
    }

    // Whatever the number: Core looks at how far it is.
    private async Task AddByAmount(
        long taxpayerId,
        DiagnosisQuery query,
        Subject subject,
        List<NearInvoice> found,
        CancellationToken cancellation
    )
    {
        var fen = subject.Face?.TotalInclTax?.Value.Fen ?? subject.Face?.AmountExTax?.Value.Fen ?? query.Amount?.Fen;
        if (fen is not { } amount || (subject.Face?.IssueDate ?? query.IssueDate) is not { } day)
        {
            return;
        }

        var (from, to) = (day.AddDays(-DaysAround), day.AddDays(DaysAround));
        foreach (var own in await invoices.OfAmount(taxpayerId, new AmountClue(amount, from, to), Most, cancellation))
        {
            Add(found, new NearInvoice(own.Record, FindInvoice.IdOf(own), IsOnOtherSideToo: false));
        }

        foreach (var own in await bureau.OfAmount(taxpayerId, amount, (from, to), Most, cancellation))
        {
            Add(found, new NearInvoice(own.Record, null, IsOnOtherSideToo: false));
        }
    }

    private async Task AddWithoutCode(long taxpayerId, string number, List<NearInvoice> found, CancellationToken cancellation)
    {
        if (number.Length < DiagnosisQuery.WholeFrom)
        {
            return;
        }

        var clue = new UnidentifiedClue(number[^8..], null, null);
        foreach (var own in await invoices.Unidentified(taxpayerId, clue, cancellation))
        {
            Add(found, new NearInvoice(own.Record, null, IsOnOtherSideToo: false));
        }
    }

    // A candidate whose own number the other side has too is an invoice of its own, no slip.
    private async Task<IReadOnlyList<NearInvoice>> Partners(
        long taxpayerId,
        List<NearInvoice> found,
        HashSet<string> own,
        CancellationToken cancellation
    )
    {
        found.RemoveAll(near => Subject.KeysOf(near.Record).Any(own.Contains));
        string[] all = [.. found.SelectMany(near => Subject.KeysOf(near.Record)).Distinct(StringComparer.Ordinal)];
        var sides = (await keys.Find([taxpayerId], all, cancellation)).ToLookup(
            hit => hit.Key,
            hit => hit.Side,
            StringComparer.Ordinal
        );
        return
        [
            .. found
                .Select(near =>
                    near with
                    {
                        IsOnOtherSideToo = Subject.KeysOf(near.Record).Any(key => sides[key].Distinct().Count() > 1),
                    }
                )
                // Of one invoice on both sides, ours is the one that can be opened.
                .GroupBy(near => Subject.KeysOf(near.Record).FirstOrDefault() ?? near.Record.Id, StringComparer.Ordinal)
                .Select(group => group.OrderBy(near => near.Record.Side).First()),
        ];
    }

    private static IEnumerable<KeyHit> IsNear(string number, IEnumerable<KeyHit> hits) =>
        hits.Where(hit => NumberNeighbours.AreWithinTwo(number, hit.Key));

    private static void Keep(Dictionary<(Side, long), KeyHit> kept, IEnumerable<KeyHit> hits)
    {
        foreach (var hit in hits)
        {
            kept.TryAdd((hit.Side, hit.InvoiceId), hit);
        }
    }

    private static void Add(List<NearInvoice> found, NearInvoice near)
    {
        if (found.Count < 2 * Most && !found.Exists(other => other.Record.Id == near.Record.Id))
        {
            found.Add(near);
        }
    }

    private static List<long> Ids(List<KeyHit> hits, Side side) =>
        [.. hits.Where(hit => hit.Side == side).Select(hit => hit.InvoiceId).Distinct()];
}
