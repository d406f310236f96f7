using System.Linq.Expressions;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Json;
using Piaoheng.Core.Money;
using Piaoheng.Core.Policy;
using Piaoheng.Server.Modules.Identities.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Web.Markup;

namespace Piaoheng.Server.Modules.Invoices;

/// <summary>统计: counts and sums of the invoices of a filter, put together by one feature.</summary>
/// <remarks>Each figure carries the filter of exactly its invoices, so that the list behind it cannot say anything else.</remarks>
internal sealed class InvoiceFigures(
    InvoiceSearch search,
    WholeMonths whole,
    SearchInvoices list,
    DerivedFeatures derived,
    IParties parties,
    PolicyPack policy,
    KindNames kinds,
    Actor actor
)
{
    /// <summary>The figures of a filter by one feature, and their sum.</summary>
    public async Task<FigureTable> By(
        long taxpayerId,
        InvoiceFilter filter,
        FigureFeature feature,
        CancellationToken cancellation
    )
    {
        var rows = feature switch
        {
            FigureFeature.Kind => await ByKind(taxpayerId, filter, cancellation),
            FigureFeature.Direction => await ByDirection(taxpayerId, filter, cancellation),
            FigureFeature.Party => await ByParty(taxpayerId, filter, cancellation),
            FigureFeature.Use => await ByUse(taxpayerId, filter, cancellation),
            FigureFeature.Rate => await ByRate(taxpayerId, filter, cancellation),
            FigureFeature.Region => await ByRegion(taxpayerId, filter, cancellation),
            _ => await ByMonth(taxpayerId, filter, cancellation),
        };
        // Every invoice stands in one row, but for those that the choices of use leave out.
        var totals =
            feature == FigureFeature.Use
                ? await list.Totals(taxpayerId, filter, cancellation)
                : InvoiceTotals.Sum(rows.Select(row => row.Totals));
        return new FigureTable(rows, totals);
    }

    private async Task<IReadOnlyList<FigureRow>> ByMonth(long taxpayerId, InvoiceFilter filter, CancellationToken cancellation)
    {
        var months = await ByMonthAndKind(taxpayerId, filter, cancellation);
        return
        [
            .. months
                .GroupBy(total => total.Month)
                .OrderBy(month => month.Key)
                .Select(month => new FigureRow(MonthWord(month.Key), null, OfMonth(filter, month.Key), InvoiceTotals.Of(month))),
        ];
    }

    private async Task<IReadOnlyList<FigureRow>> ByKind(long taxpayerId, InvoiceFilter filter, CancellationToken cancellation) =>
        [
            .. Ranked(
                (await ByMonthAndKind(taxpayerId, filter, cancellation))
                    .GroupBy(total => total.Kind, StringComparer.Ordinal)
                    .Select(kind => new FigureRow(
                        kinds.Long(kind.Key),
                        null,
                        filter with
                        {
                            Kind = [kind.Key],
                        },
                        InvoiceTotals.Of(kind)
                    ))
            ),
        ];

    private async Task<IReadOnlyList<FigureRow>> ByDirection(
        long taxpayerId,
        InvoiceFilter filter,
        CancellationToken cancellation
    ) =>
        [
            .. (await ByMonthAndKind(taxpayerId, filter, cancellation))
                .GroupBy(total => total.Direction)
                .OrderBy(direction => direction.Key)
                .Select(direction => new FigureRow(
                    InvoiceWords.Of(direction.Key),
                    direction.Key == Direction.In ? "本单位是购方" : "本单位是销方",
                    filter with
                    {
                        Direction = Words.Of(direction.Key),
                    },
                    InvoiceTotals.Of(direction)
                )),
        ];

    private async Task<IReadOnlyList<FigureRow>> ByParty(long taxpayerId, InvoiceFilter filter, CancellationToken cancellation)
    {
        var sums = await Sums(taxpayerId, filter, invoice => invoice.CounterpartyId ?? 0, cancellation);
        var names = await parties.Read(taxpayerId, [.. sums.Select(sum => sum.Key)], cancellation);
        return
        [
            .. Ranked(
                sums.Select(sum =>
                {
                    var party = names.GetValueOrDefault(sum.Key);
                    var word = party?.Shown ?? "票面没有写明对方";
                    return new FigureRow(word, party?.TaxId, filter with { Party = [sum.Key] }, sum.Totals);
                })
            ),
        ];
    }

    // What the choices leave out (used, but the invoice states no 价税合计, or a red one) has no list of its own and is said in words.
    private async Task<IReadOnlyList<FigureRow>> ByUse(long taxpayerId, InvoiceFilter filter, CancellationToken cancellation)
    {
        var rows = new List<FigureRow>();
        foreach (var choice in InvoiceChoices.Use.Where(choice => filter.Use is null || filter.Use == choice.Id))
        {
            var narrowed = filter with { Use = choice.Id };
            rows.Add(new FigureRow(choice.Word, null, narrowed, await list.Totals(taxpayerId, narrowed, cancellation)));
        }

        return rows;
    }

    private async Task<IReadOnlyList<FigureRow>> ByRate(long taxpayerId, InvoiceFilter filter, CancellationToken cancellation)
    {
        var invoices = await search.Query(taxpayerId, filter, cancellation);
        return
        [
            .. Ranked(
                (await derived.Rates(taxpayerId, invoices, cancellation))
                    .GroupBy(sum => sum.Key, StringComparer.Ordinal)
                    .Select(rate => new FigureRow(FigureWords.Rate(rate.Key), null, filter with { Rate = rate.Key }, Of(rate)))
            ),
        ];
    }

    private async Task<IReadOnlyList<FigureRow>> ByRegion(
        long taxpayerId,
        InvoiceFilter filter,
        CancellationToken cancellation
    ) =>
        [
            .. Ranked(
                (await Sums(taxpayerId, filter, DerivedFeatures.Area, cancellation))
                    .GroupBy(sum => FigureWords.RegionId(policy, sum.Key), StringComparer.Ordinal)
                    .Select(region => new FigureRow(
                        FigureWords.Region(policy, region.Key),
                        null,
                        filter with
                        {
                            Region = region.Key,
                        },
                        Of(region)
                    ))
            ),
        ];

    private async Task<IReadOnlyList<MonthTotal>> ByMonthAndKind(
        long taxpayerId,
        InvoiceFilter filter,
        CancellationToken cancellation
    ) =>
        await whole.Of(taxpayerId, filter, cancellation)
        ?? MonthTotal.Of(await DayTotals.Of(await search.Query(taxpayerId, filter, cancellation), cancellation));

    // The largest sums first; whoever may not see amounts learns nothing of them by the order.
    private IOrderedEnumerable<FigureRow> Ranked(IEnumerable<FigureRow> rows) =>
        rows.OrderByDescending(row => actor.May(SensitivePermissions.Amounts) ? row.Totals.Total : Yuan.Zero)
            .ThenByDescending(row => row.Totals.Count)
            .ThenBy(row => row.Word, StringComparer.Ordinal)
            .ThenBy(row => row.Hint, StringComparer.Ordinal);

    private async Task<List<InvoiceSum<T>>> Sums<T>(
        long taxpayerId,
        InvoiceFilter filter,
        Expression<Func<InvoiceRecord, T>> key,
        CancellationToken cancellation
    ) => await InvoiceSums.Read((await search.Query(taxpayerId, filter, cancellation)).GroupBy(key), cancellation);

    private static InvoiceTotals Of<T>(IEnumerable<InvoiceSum<T>> sums) => InvoiceTotals.Sum(sums.Select(sum => sum.Totals));

    private static string MonthWord(DateOnly month) =>
        month == DateOnly.MinValue ? "没有开票日期" : $"{InvoiceWords.Day(month)[..7]}";

    internal static InvoiceFilter OfMonth(InvoiceFilter filter, DateOnly month)
    {
        var (first, last) = month == DateOnly.MinValue ? (month, month) : (month, month.AddMonths(1).AddDays(-1));
        return filter with { From = filter.From > first ? filter.From : first, To = filter.To < last ? filter.To : last };
    }
}

/// <summary>What figures are put together by.</summary>
internal enum FigureFeature
{
    /// <summary>开票月份.</summary>
    Month,

    /// <summary>票种.</summary>
    Kind,

    /// <summary>方向.</summary>
    Direction,

    /// <summary>对方单位.</summary>
    Party,

    /// <summary>使用情况.</summary>
    Use,

    /// <summary>税率.</summary>
    Rate,

    /// <summary>开具地区.</summary>
    Region,
}

/// <summary>Figures by one feature.</summary>
/// <param name="Rows">The figures.</param>
/// <param name="Totals">All invoices of the filter.</param>
internal sealed record FigureTable(IReadOnlyList<FigureRow> Rows, InvoiceTotals Totals)
{
    /// <summary>How many invoices stand in none of the rows.</summary>
    public int LeftOut => Totals.Count - Rows.Sum(row => row.Totals.Count);
}

/// <summary>One figure.</summary>
/// <param name="Word">What it is of.</param>
/// <param name="Hint">More of it; null = nothing.</param>
/// <param name="Filter">Keeps exactly its invoices.</param>
/// <param name="Totals">Count and sums.</param>
internal sealed record FigureRow(string Word, string? Hint, InvoiceFilter Filter, InvoiceTotals Totals);
