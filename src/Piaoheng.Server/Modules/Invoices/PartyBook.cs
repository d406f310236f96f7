using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Piaoheng.Core.Codes;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Core.Text;
using Piaoheng.Server.Modules.Identities.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Invoices;

/// <summary>往来单位: whoever our invoices name as the other side, one by tax number, with every name it went by.</summary>
internal sealed class PartyBook(Database db, IParties parties, AuditLog audit, IMemoryCache memory, Actor actor)
{
    /// <summary>More are not put together; the invoices themselves can still be searched by name.</summary>
    public const int MostParties = 200_000;

    private static readonly TimeSpan ForAWhile = TimeSpan.FromMinutes(10);

    /// <summary>Everybody, the largest sums first; for whoever may not see amounts those with most invoices, for the order would tell.</summary>
    public async Task<IReadOnlyList<PartyUnit>> All(long taxpayerId, CancellationToken cancellation)
    {
        var units = await BySum(taxpayerId, cancellation);
        return actor.May(SensitivePermissions.Amounts)
            ? units
            :
            [
                .. units
                    .OrderByDescending(unit => unit.In.Count + unit.Out.Count)
                    .ThenBy(unit => unit.Shown, StringComparer.Ordinal)
                    .ThenBy(unit => unit.TaxId, StringComparer.Ordinal),
            ];
    }

    /// <summary>One of them, by any of its names; null when there is none.</summary>
    public async Task<PartyUnit?> Find(long taxpayerId, long partyId, CancellationToken cancellation) =>
        (await BySum(taxpayerId, cancellation)).FirstOrDefault(unit => unit.Names.Any(name => name.PartyId == partyId));

    private async Task<IReadOnlyList<PartyUnit>> BySum(long taxpayerId, CancellationToken cancellation)
    {
        // The sums read every invoice, so they are kept as long as the log says that nothing happened.
        var key = ("parties", taxpayerId, await audit.LastSeq(taxpayerId, cancellation));
        return memory.TryGetValue(key, out IReadOnlyList<PartyUnit>? kept)
            ? kept!
            : memory.Set(key, await Gather(taxpayerId, cancellation), ForAWhile);
    }

    private async Task<IReadOnlyList<PartyUnit>> Gather(long taxpayerId, CancellationToken cancellation)
    {
        var sums = await Sums(taxpayerId, cancellation);
        var known = await parties.All(taxpayerId, MostParties, cancellation);
        List<PartyUnit> units =
        [
            .. sums.GroupBy(sum => sum.PartyId)
                .Where(party => known.ContainsKey(party.Key))
                .Select(party => (Party: known[party.Key], Name: PartyName.Of(party.Key, known[party.Key], party)))
                // Without a number there is nothing but the name to tell them apart by.
                .GroupBy(each => each.Party.TaxId is { Length: > 0 } number ? (number, "") : ("", each.Name.Name))
                .Select(unit => new PartyUnit(
                    unit.Key.Item1,
                    [.. unit.Select(each => each.Name).OrderByDescending(name => name.Last)]
                ))
                .OrderByDescending(unit => unit.Weight)
                .ThenBy(unit => unit.PartyId),
        ];
        var numbers = units
            .Where(unit => unit.TaxId.Length > 0)
            .SelectMany(unit => unit.FoldedNames.Select(name => (name, unit)))
            .Where(each => each.name.Length > 0)
            .ToLookup(each => each.name, each => each.unit, StringComparer.Ordinal);
        foreach (var unit in units)
        {
            // By number: the order of the sums would tell of them.
            unit.SameName =
            [
                .. unit
                    .FoldedNames.SelectMany(name => numbers[name])
                    .Where(other => other != unit)
                    .Distinct()
                    .OrderBy(other => other.TaxId, StringComparer.Ordinal),
            ];
        }

        return units;
    }

    private async Task<List<PartySum>> Sums(long taxpayerId, CancellationToken cancellation)
    {
        var sums = await InvoiceRows
            .Kept(db, taxpayerId)
            .Where(invoice => invoice.CounterpartyId != null)
            .GroupBy(invoice => new { invoice.CounterpartyId, invoice.Direction })
            .Select(group => new
            {
                group.Key,
                Count = group.Count(),
                Tax = group.Sum(invoice => invoice.TaxFen) ?? 0,
                Total = group.Sum(invoice => invoice.TotalFen) ?? 0,
                First = group.Min(invoice => invoice.IssueDate),
                Last = group.Max(invoice => invoice.IssueDate),
            })
            .ToListAsync(cancellation);
        return sums.ConvertAll(sum => new PartySum(
            sum.Key.CounterpartyId!.Value,
            sum.Key.Direction,
            new PartyFigures(sum.Count, Yuan.FromFen(sum.Tax), Yuan.FromFen(sum.Total)),
            sum.First,
            sum.Last
        ));
    }
}

/// <summary>Sums of one direction of one name.</summary>
internal sealed record PartySum(long PartyId, Direction Direction, PartyFigures Figures, DateOnly First, DateOnly Last);

/// <summary>张数、税额、价税合计.</summary>
/// <param name="Count">Invoices.</param>
/// <param name="Tax">Σ 税额.</param>
/// <param name="Total">Σ 价税合计.</param>
internal sealed record PartyFigures(int Count, Yuan Tax, Yuan Total)
{
    public static PartyFigures None { get; } = new(0, Yuan.Zero, Yuan.Zero);

    public static PartyFigures operator +(PartyFigures one, PartyFigures other) =>
        new(one.Count + other.Count, one.Tax + other.Tax, one.Total + other.Total);
}

/// <summary>A name that a unit went by.</summary>
/// <param name="PartyId">Id, by which lists of invoices are narrowed.</param>
/// <param name="Name">名称; empty when none was printed.</param>
/// <param name="First">First 开票日期; the earliest of all days when none is known.</param>
/// <param name="Last">Last 开票日期.</param>
/// <param name="In">取得.</param>
/// <param name="Out">开具.</param>
internal sealed record PartyName(long PartyId, string Name, DateOnly First, DateOnly Last, PartyFigures In, PartyFigures Out)
{
    internal static PartyName Of(long partyId, Party party, IEnumerable<PartySum> sums)
    {
        var all = sums.ToList();
        return new PartyName(
            partyId,
            party.Name ?? "",
            all.Min(sum => sum.First),
            all.Max(sum => sum.Last),
            Of(Direction.In),
            Of(Direction.Out)
        );

        PartyFigures Of(Direction direction) =>
            all.Where(sum => sum.Direction == direction).Aggregate(PartyFigures.None, (figures, sum) => figures + sum.Figures);
    }
}

/// <summary>往来单位.</summary>
/// <param name="TaxId">纳税人识别号; empty when none was printed.</param>
/// <param name="Names">Its names, the one used last first.</param>
internal sealed record PartyUnit(string TaxId, IReadOnlyList<PartyName> Names)
{
    /// <summary>Id under which its page is found: that of the name used last.</summary>
    public long PartyId => Names[0].PartyId;

    /// <summary>What lists show.</summary>
    public string Shown => Names.Select(name => name.Name).Append(TaxId).FirstOrDefault(text => text.Length > 0) ?? "未写明单位";

    /// <summary>取得.</summary>
    public PartyFigures In { get; } = Names.Aggregate(PartyFigures.None, (sum, name) => sum + name.In);

    /// <summary>开具.</summary>
    public PartyFigures Out { get; } = Names.Aggregate(PartyFigures.None, (sum, name) => sum + name.Out);

    /// <summary>Names that differ in more than width and case.</summary>
    public IReadOnlyList<string> FoldedNames { get; } =
    [.. Names.Select(name => NormalText.Compact(name.Name)).Where(name => name.Length > 0).Distinct(StringComparer.Ordinal)];

    /// <summary>What can be said of the number; null when there is none.</summary>
    public TaxpayerIdCheck? Check { get; } = TaxId.Length == 0 ? null : TaxpayerId.Examine(TaxId);

    /// <summary>同名不同号: others of the same name with another number.</summary>
    public IReadOnlyList<PartyUnit> SameName { get; internal set; } = [];

    /// <summary>How much it matters: both directions together, whatever their sign.</summary>
    public long Weight => Math.Abs(In.Total.Fen) + Math.Abs(Out.Total.Fen);

    /// <summary>Equal only to itself: what it holds may be long.</summary>
    public bool Equals(PartyUnit? other) => ReferenceEquals(this, other);

    /// <inheritdoc />
    public override int GetHashCode() => PartyId.GetHashCode();
}
