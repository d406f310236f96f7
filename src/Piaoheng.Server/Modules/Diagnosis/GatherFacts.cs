using System.Globalization;
using Piaoheng.Core.Diagnosis;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Policy;
using Piaoheng.Core.Reconciliation;
using Piaoheng.Server.Modules.Bureau.Contracts;
using Piaoheng.Server.Modules.Entry.Contracts;
using Piaoheng.Server.Modules.Identities.Contracts;
using Piaoheng.Server.Modules.Intake.Contracts;
using Piaoheng.Server.Modules.Invoices.Contracts;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Files;

namespace Piaoheng.Server.Modules.Diagnosis;

/// <summary>Gathers everything that is stored about one invoice. It looks; it does not judge.</summary>
internal sealed class GatherFacts(
    FindInvoice find,
    FindSimilar similar,
    IKeySearch keys,
    IInvoiceLookup invoices,
    IBureauLookup bureau,
    IBureauRecords lists,
    IIntakeLookup intake,
    IReviewLookup reviews,
    GatherSurroundings around,
    GatherPeople people,
    FindHidden hidden,
    LearnArrival learn,
    ITaxpayers taxpayers,
    OriginalStore originals,
    PolicyPack policy,
    TimeProvider time
)
{
    private const int MostOriginals = 5;
    private const int MostCompanies = 1_000;
    private const int DaysUntilReplaced = 180;
    private const int MostReplacing = 5;

    /// <summary>Gathers.</summary>
    public async Task<DiagnosisFacts> Gather(
        Taxpayer taxpayer,
        DiagnosisQuery query,
        DateOnly asOf,
        CancellationToken cancellation
    )
    {
        var id = taxpayer.TaxpayerId;
        var subject = await find.Find(taxpayer, query, asOf, cancellation);
        List<Taxpayer> companies =
        [
            .. (await taxpayers.All(cancellation)).Where(other => other.TaxpayerId != id).Take(MostCompanies),
        ];
        var reds = await Reversing(id, subject, cancellation);
        var given = query.Document is { } document ? InvoiceRecord.FromReading(document, RecordNature.Document) : null;
        var ours = new List<HeldInvoice>();
        foreach (var held in subject.Ours)
        {
            ours.Add(await Held(id, held, cancellation));
        }

        var channels = await around.Channels(id, cancellation);
        var (keepers, answers) = await people.Gather(id, query, subject, cancellation);
        return new DiagnosisFacts
        {
            Query = query,
            Taxpayer = OwnTaxpayers.Of(taxpayer),
            OtherCompanies = [.. companies.Select(OwnTaxpayers.Of)],
            AsOf = asOf,
            At = time.GetUtcNow(),
            Policy = policy,
            Ours = ours,
            InReview = subject.IsHidden ? [] : await Reviews(id, query, subject, cancellation),
            Trashed = [.. subject.Trashed.Select(PutAsideOf)],
            Theirs = await Listed(id, subject, cancellation),
            Near =
                subject.IsOnBothSides || subject.Several.Count > 0 || find.ReachesSome
                    ? []
                    : await similar.Find(id, query, subject, cancellation),
            Several = subject.Several,
            NearWasCut = subject.WasCut,
            Elsewhere = subject.Face is null && !find.ReachesSome ? await Elsewhere(companies, query, cancellation) : [],
            HiddenByRights = subject.Face is null ? await hidden.Find(query, subject, cancellation) : [],
            Waiting = subject.Ours.Count > 0 ? [] : await Waiting(id, query, subject, cancellation),
            Counts = await Counts(id, cancellation),
            SupportingFiles =
                subject.Ours.Count > 0 || !query.IsWhole || find.ReachesSome
                    ? []
                    : await invoices.SupportingFiles(id, query.Digits, cancellation),
            Coverage = await lists.Coverage(id, cancellation),
            Channels = channels,
            ModulesOff = await around.ModulesOff(channels.Count > 0, cancellation),
            Uploads = subject.IsHidden ? [] : await around.Uploads(id, query, subject, cancellation),
            Filter = await around.Filter(id, query, subject, cancellation),
            Lost = await around.Lost(id, subject, cancellation),
            Reversing = reds,
            Verifications = subject.IsHidden ? [] : await people.Verified(id, query, subject, cancellation),
            Keepers = keepers,
            Answers = subject.IsHidden ? [] : answers,
            BureauArrival = await learn.AtBureau(id, subject.Face ?? given, cancellation),
            OurArrival = await learn.WithUs(id, subject.Face ?? given, cancellation),
            Replacing = await Replacing(id, subject, reds, cancellation),
        };
    }

    private async Task<IReadOnlyList<InReview>> Reviews(
        long taxpayerId,
        DiagnosisQuery query,
        Subject subject,
        CancellationToken cancellation
    )
    {
        var wanted = subject.Keys.Count > 0 ? subject.Keys : [.. FindInvoice.KeysOf(query)];
        return
        [
            .. (await reviews.Waiting(taxpayerId, wanted, cancellation)).Select(waits => new InReview(
                waits.ReviewId.ToString(CultureInfo.InvariantCulture),
                waits.What,
                waits.IsNew,
                waits.By,
                waits.At
            )),
        ];
    }

    private PutAside PutAsideOf(LookedUpInvoice held)
    {
        var mark = held.Trash!;
        var reason = policy.Reasons.NameOf(mark.Reason);
        return new PutAside(
            held.Found.Record,
            mark.Note.Length > 0 ? Say.It($"{reason}：{mark.Note}") : reason,
            mark.By,
            mark.At
        );
    }

    private async Task<HeldInvoice> Held(long taxpayerId, LookedUpInvoice held, CancellationToken cancellation)
    {
        var states = new List<OriginalState>();
        foreach (var original in held.Originals.Take(MostOriginals))
        {
            var isThere = originals.Holds(original.Sha256);
            states.Add(new OriginalState(original.FileName, isThere, isThere && await IsWhole(original.Sha256, cancellation)));
        }

        var repeats =
            held.Originals.Count == 0
                ? []
                : await intake.RepeatsOf(taxpayerId, [.. held.Originals.Select(original => original.OriginalId)], cancellation);
        return new HeldInvoice(held.Found.Record, FindInvoice.IdOf(held.Found) ?? "", held.Found.NamesUs, held.Merged)
        {
            Originals = states,
            Uses = [.. held.Uses.Select(use => new InvoiceUse(use.Fen, use.Department, use.Voucher, use.Day))],
            StoredAt = held.StoredAt,
            Repeated = [.. repeats.Select(file => new RepeatedImport(file.FileName, file.ReceivedAt))],
        };
    }

    private async Task<bool> IsWhole(string sha256, CancellationToken cancellation)
    {
        try
        {
            await originals.Read(sha256, cancellation);
            return true;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private async Task<IReadOnlyList<ListedInvoice>> Listed(long taxpayerId, Subject subject, CancellationToken cancellation)
    {
        if (subject.Theirs.Count == 0)
        {
            return [];
        }

        var items = await intake.ByIds(taxpayerId, [.. subject.Theirs.Select(found => found.ItemId).Distinct()], cancellation);
        var byId = items.ToDictionary(item => item.ItemId);
        return
        [
            .. subject.Theirs.Select(found => new ListedInvoice(
                found.Record,
                found.Occurrences,
                found.Extra,
                byId.GetValueOrDefault(found.ItemId)?.IsTakenAsTheirs == true,
                byId.GetValueOrDefault(found.ItemId)?.FileName ?? ""
            )),
        ];
    }

    private async Task<IReadOnlyList<OtherHolding>> Elsewhere(
        List<Taxpayer> companies,
        DiagnosisQuery query,
        CancellationToken cancellation
    )
    {
        List<string> wanted = [.. FindInvoice.KeysOf(query)];
        if (wanted.Count == 0 || companies.Count == 0)
        {
            return [];
        }

        var hits = await keys.Find([.. companies.Select(company => company.TaxpayerId)], wanted, cancellation);
        return
        [
            .. companies
                .Select(company => (Company: company, Hits: hits.Where(hit => hit.TaxpayerId == company.TaxpayerId).ToList()))
                .Where(each => each.Hits.Count > 0)
                .Select(each => new OtherHolding(
                    each.Company.Number,
                    each.Company.Name.Length > 0 ? each.Company.Name : each.Company.Number,
                    [.. each.Hits.Select(hit => hit.Side).Distinct()]
                )),
        ];
    }

    private async Task<IReadOnlyList<WaitingFile>> Waiting(
        long taxpayerId,
        DiagnosisQuery query,
        Subject subject,
        CancellationToken cancellation
    )
    {
        var number =
            query.IsWhole ? query.Digits
            : subject.Keys.Count > 0 ? subject.Keys[0]
            : query.Digits;
        var given = query.FileHash is { } hash ? await invoices.OriginalOf(taxpayerId, hash, cancellation) : null;
        var fen = subject.Face?.TotalInclTax?.Value.Fen ?? query.Amount?.Fen;
        var clue = new UnidentifiedClue(
            number.Length >= 8 ? number[^8..] : null,
            fen,
            subject.Face?.IssueDate ?? query.IssueDate
        );
        var read = clue is { EightDigits: null, Fen: null } ? [] : await invoices.Unidentified(taxpayerId, clue, cancellation);
        List<long> held = [.. read.Select(evidence => evidence.OriginalId)];
        if (given is { } original)
        {
            held.Add(original);
        }

        // The last eight digits name a file too, where its name has code and number apart.
        var named = number.Length >= 8 ? number[^8..] : null;
        var files = await intake.Waiting(taxpayerId, named, held, cancellation);
        return
        [
            .. files
                .Select(file => new WaitingFile(
                    file.ItemId.ToString(CultureInfo.InvariantCulture),
                    file.FileName,
                    file.IsReading,
                    file.Why,
                    file.ReceivedAt,
                    MatchOf(file, given, named, read)
                )
                {
                    IsTrashed = file.IsTrashed,
                })
                .OrderBy(file => file.IsTrashed)
                .ThenBy(file => file.Match),
        ];
    }

    private static WaitingMatch MatchOf(FoundFile file, long? given, string? named, IReadOnlyList<UnidentifiedEvidence> read) =>
        file.OriginalId == given ? WaitingMatch.SameBytes
        : named is not null && file.FileName.Contains(named, StringComparison.Ordinal) ? WaitingMatch.FileName
        : read.Any(evidence => evidence.OriginalId == file.OriginalId && evidence.Record.InvoiceNumber == named)
            ? WaitingMatch.Number
        : WaitingMatch.AmountAndDay;

    private async Task<WaitingCounts> Counts(long taxpayerId, CancellationToken cancellation)
    {
        var (quarantined, reading) = await intake.Counts(taxpayerId, cancellation);
        return new WaitingCounts(quarantined, reading);
    }

    // The red invoices of a blue one; of a red one, the blue.
    private async Task<IReadOnlyList<InvoiceRecord>> Reversing(long taxpayerId, Subject subject, CancellationToken cancellation)
    {
        if (subject.Face is not { } face)
        {
            return [];
        }

        if (face.RedOf is { } blue && InvoiceIdentity.Key(blue.InvoiceCode, blue.InvoiceNumber) is { } key)
        {
            var hits = await keys.Find([taxpayerId], [key], cancellation);
            var ours = hits.Where(hit => hit.Side == Side.Ours).Select(hit => hit.InvoiceId).Distinct().ToList();
            var theirs = hits.Where(hit => hit.Side == Side.Theirs).Select(hit => hit.InvoiceId).Distinct().ToList();
            return
            [
                .. (await invoices.Faces(taxpayerId, ours, cancellation)).Select(found => found.Record),
                .. (await bureau.ByIds(taxpayerId, theirs, cancellation)).Select(found => found.Record),
            ];
        }

        return
        [
            .. (await invoices.Reversing(taxpayerId, subject.Keys, cancellation)).Select(found => found.Record),
            .. (await bureau.Reversing(taxpayerId, subject.Keys, cancellation)).Select(found => found.Record),
        ];
    }

    // What the seller issued instead: same seller, same total, after the red invoice (or, where none is held, after the blue).
    private async Task<IReadOnlyList<InvoiceRecord>> Replacing(
        long taxpayerId,
        Subject subject,
        IReadOnlyList<InvoiceRecord> reds,
        CancellationToken cancellation
    )
    {
        if (
            subject.Face is not { RedOf: null, IssueDate: { } issued, TotalInclTax: { } total } face
            || !IsReversed(subject, reds)
        )
        {
            return [];
        }

        var from = reds.Select(red => red.IssueDate ?? issued).Append(issued).Max();
        var to = from.AddDays(DaysUntilReplaced);
        var fen = total.Value.Fen;
        var ours = await invoices.OfAmount(taxpayerId, new AmountClue(fen, from, to), MostReplacing, cancellation);
        var theirs = await bureau.OfAmount(taxpayerId, fen, (from, to), MostReplacing, cancellation);
        return
        [
            .. ours.Select(found => found.Record)
                .Concat(theirs.Select(found => found.Record))
                .Where(record =>
                    record.RedOf is null
                    && record.TotalInclTax?.Value.Fen == fen
                    && DirectionRule.IsSame(record.SellerTaxId, face.SellerTaxId)
                    && !Subject.KeysOf(record).Any(key => subject.Keys.Contains(key, StringComparer.Ordinal))
                )
                .OrderBy(record => record.IssueDate),
        ];
    }

    private static bool IsReversed(Subject subject, IReadOnlyList<InvoiceRecord> reds) =>
        reds.Count > 0
        || subject.Theirs.Any(found => found.Record.Status.Red == RedState.Full)
        || subject.Ours.Any(held => held.Found.Record.Status.Red == RedState.Full);
}
