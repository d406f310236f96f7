using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Json;
using Piaoheng.Core.Money;
using Piaoheng.Core.Text;
using Piaoheng.Server.Modules.Identities.Contracts;
using Piaoheng.Server.Modules.Invoices.Care;
using Piaoheng.Server.Modules.Invoices.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Invoices;

/// <summary>Turns 筛选条件 into a query over the invoices of one taxpayer.</summary>
public sealed class InvoiceSearch(
    Database db,
    PartySearch parties,
    IInvoiceVerdicts verdicts,
    IInvoiceKeys index,
    QuickFind quick,
    DerivedFeatures features,
    Actor actor
)
{
    // A shorter run of digits would be found in nearly every number.
    private const int FewestDigits = 3;
    private const int FewResults = 1_000;

    private static readonly string[] DayFormats = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日"];
    private static readonly string[] MonthFormats = ["yyyy-M", "yyyy/M", "yyyy年M月"];

    /// <summary>The invoices that a filter keeps, unordered.</summary>
    public async Task<IQueryable<InvoiceRecord>> Query(long taxpayerId, InvoiceFilter asked, CancellationToken cancellation)
    {
        var filter = asked.For(actor);
        var invoices = InvoiceRows.Kept(db, taxpayerId).SeenBy(db, actor);
        invoices = Dated(invoices, filter);
        invoices = features.Narrow(Chosen(invoices, filter), filter);
        if (filter.Tag is { } tag)
        {
            invoices = invoices.Where(invoice =>
                db.Rows<InvoiceTagRecord>()
                    .Any(mark => mark.TaxpayerId == taxpayerId && mark.TagId == tag && mark.InvoiceId == invoice.InvoiceId)
            );
        }

        invoices = await Compared(invoices, taxpayerId, filter.Result, cancellation);
        if (!string.IsNullOrWhiteSpace(filter.Note))
        {
            invoices = await Noted(invoices, taxpayerId, CompatibilityForm.Fold(filter.Note.Trim()), cancellation);
        }

        return await Searched(invoices, taxpayerId, SearchedText.Parse(filter.Q), cancellation);
    }

    // A number in groups is one number; where none is so called, the groups are words by themselves.
    private async Task<IQueryable<InvoiceRecord>> Searched(
        IQueryable<InvoiceRecord> invoices,
        long taxpayerId,
        SearchedText text,
        CancellationToken cancellation
    )
    {
        if (text.JoinedNumber is { } joined && await quick.Number(taxpayerId, joined, cancellation) is { Count: > 0 } known)
        {
            var ids = known.ToList();
            return invoices.Where(invoice => ids.Contains(invoice.InvoiceId));
        }

        foreach (var word in text.Words)
        {
            invoices = await Found(invoices, taxpayerId, word, cancellation);
        }

        return invoices;
    }

    private async Task<IQueryable<InvoiceRecord>> Noted(
        IQueryable<InvoiceRecord> invoices,
        long taxpayerId,
        string text,
        CancellationToken cancellation
    )
    {
        if (await quick.Note(taxpayerId, text, cancellation) is { } few)
        {
            var ids = few.ToList();
            return invoices.Where(invoice => ids.Contains(invoice.InvoiceId));
        }

        return invoices.Where(QuickFind.HasNote).Where(QuickFind.NoteHolds(text));
    }

    private static IQueryable<InvoiceRecord> Dated(IQueryable<InvoiceRecord> invoices, InvoiceFilter filter)
    {
        if (filter.From is { } from)
        {
            invoices = invoices.Where(invoice => invoice.IssueDate >= from);
        }

        if (filter.To is { } to)
        {
            invoices = invoices.Where(invoice => invoice.IssueDate <= to);
        }

        return invoices;
    }

    private static IQueryable<InvoiceRecord> Chosen(IQueryable<InvoiceRecord> invoices, InvoiceFilter filter)
    {
        if (Words.Parse<Direction>(filter.Direction, Words.Of) is { } direction)
        {
            invoices = invoices.Where(invoice => invoice.Direction == direction);
        }

        if (filter.Kind is { Length: > 0 } kinds)
        {
            invoices = invoices.Where(invoice => kinds.Contains(invoice.Kind));
        }

        invoices = OfParties(invoices, filter.Party);

        if (filter.Least is { } least && Fen(least) is { } leastFen)
        {
            invoices = invoices.Where(invoice => invoice.OrderFen >= leastFen);
        }

        if (filter.Most is { } most && Fen(most) is { } mostFen)
        {
            invoices = invoices.Where(invoice => invoice.OrderFen <= mostFen);
        }

        InvoiceChoice?[] choices =
        [
            InvoiceChoices.Find(InvoiceChoices.Face, filter.Face),
            InvoiceChoices.Find(InvoiceChoices.Originals, filter.Originals),
            InvoiceChoices.Find(InvoiceChoices.Use, filter.Use),
            InvoiceChoices.Find(InvoiceChoices.Findings, filter.Findings),
        ];
        return choices.OfType<InvoiceChoice>().Aggregate(invoices, (kept, choice) => kept.Where(choice.Holds));
    }

    private static IQueryable<InvoiceRecord> OfParties(IQueryable<InvoiceRecord> invoices, long[] parties)
    {
        if (parties is [var only])
        {
            return only == 0
                ? invoices.Where(invoice => invoice.CounterpartyId == null)
                : invoices.Where(invoice => invoice.CounterpartyId == only);
        }

        // Of numbers that are never null: what may be null would be compared in a way that no index serves.
        var ids = parties.ToList();
        return ids.Count == 0 ? invoices : invoices.Where(invoice => ids.Contains(invoice.CounterpartyId!.Value));
    }

    // As the column shows it: what changed after the run is outdated whatever the run said.
    private async Task<IQueryable<InvoiceRecord>> Compared(
        IQueryable<InvoiceRecord> invoices,
        long taxpayerId,
        string? result,
        CancellationToken cancellation
    )
    {
        var kind = InvoiceChoices.Find(verdicts.Kinds, result)?.Id;
        if (kind is null && InvoiceChoices.Find(InvoiceChoices.Unsettled, result) is null)
        {
            return invoices;
        }

        var isNone = result == InvoiceChoices.NotCompared.Id;
        if (await verdicts.Query(taxpayerId, kind, cancellation) is not { } latest)
        {
            return isNone ? invoices : invoices.Where(_ => false);
        }

        var (at, rows) = latest;
        if (isNone)
        {
            return invoices.Where(invoice =>
                !rows.Any(row => row.Key == invoice.Code + invoice.Number)
                && (invoice.PaperNumber == null || !rows.Any(row => row.Key == invoice.PaperCode + invoice.PaperNumber))
            );
        }

        invoices = kind is null
            ? invoices.Where(invoice => invoice.ChangedAt > at)
            : invoices.Where(invoice => invoice.ChangedAt <= at);
        // Few results lead to their invoices; many are met by walking along the list.
        var keys = await rows.Select(row => row.Key).Take(FewResults + 1).ToListAsync(cancellation);
        if (keys.Count <= FewResults)
        {
            var ids = new List<long>();
            foreach (var direction in Enum.GetValues<Direction>())
            {
                ids.AddRange((await index.Find(taxpayerId, Side.Ours, direction, keys, cancellation)).Values);
            }

            return invoices.Where(invoice => ids.Contains(invoice.InvoiceId));
        }

        return invoices.Where(invoice =>
            rows.Any(row => row.Key == invoice.Code + invoice.Number)
            || (invoice.PaperNumber != null && rows.Any(row => row.Key == invoice.PaperCode + invoice.PaperNumber))
        );
    }

    private async Task<IQueryable<InvoiceRecord>> Found(
        IQueryable<InvoiceRecord> invoices,
        long taxpayerId,
        string word,
        CancellationToken cancellation
    )
    {
        if (DateOnly.TryParseExact(word, DayFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return invoices.Where(invoice => invoice.IssueDate == day);
        }

        if (DateOnly.TryParseExact(word, MonthFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var month))
        {
            var next = month.AddMonths(1);
            return invoices.Where(invoice => invoice.IssueDate >= month && invoice.IssueDate < next);
        }

        var fen = actor.May(SensitivePermissions.Amounts) ? Amount(word) : null;
        if (word.Length >= FewestDigits && word.All(char.IsAsciiDigit))
        {
            // People type the last digits; files name the whole number, with or without the code before it.
            var reversed = Reversed(word);
            var byNumber = await quick.Number(taxpayerId, word, cancellation);
            var byAmount = fen is { } amount ? await quick.Amount(taxpayerId, amount, cancellation) : [];
            if (byNumber is not null && byAmount is not null)
            {
                var few = byNumber.Union(byAmount).ToList();
                return invoices.Where(invoice => few.Contains(invoice.InvoiceId));
            }

            return invoices.Where(invoice =>
                invoice.NumberReversed.StartsWith(reversed)
                || invoice.Number.StartsWith(word)
                || (invoice.Code + invoice.Number).StartsWith(word)
                || invoice.PaperNumber == word
                || (invoice.PaperCode + invoice.PaperNumber).StartsWith(word)
                || (fen != null && (invoice.TotalFen == fen || invoice.AmountFen == fen || invoice.TaxFen == fen))
            );
        }

        if (fen is { } typed)
        {
            return await quick.Amount(taxpayerId, typed, cancellation) is { } few
                ? invoices.Where(invoice => few.Contains(invoice.InvoiceId))
                : invoices.Where(invoice => invoice.TotalFen == fen || invoice.AmountFen == fen || invoice.TaxFen == fen);
        }

        if (Amount(word) is not null)
        {
            // Whoever may not see amounts does not find out by asking, in notes neither.
            return invoices.Where(_ => false);
        }

        // A word that is in nobody's name may be in a note: 合同号, 车牌, the person who bought.
        return await parties.Narrow(invoices, taxpayerId, word, cancellation)
            ?? await Noted(invoices, taxpayerId, word, cancellation);
    }

    private static long? Amount(string word)
    {
        var plain = word.Replace(",", "", StringComparison.Ordinal).TrimStart('¥', '￥').Replace('−', '-');
        return Yuan.TryParse(plain, out var amount) ? amount.Fen : null;
    }

    private static long? Fen(decimal yuan) => Math.Abs(yuan) < 10_000_000_000_000m ? Yuan.Round(yuan).Fen : null;

    /// <summary>The last digit first, as the index of the numbers holds them.</summary>
    internal static string Reversed(string word)
    {
        var letters = word.ToCharArray();
        Array.Reverse(letters);
        return new string(letters);
    }
}
