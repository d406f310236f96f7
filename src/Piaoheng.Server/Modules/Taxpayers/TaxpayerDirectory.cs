using Microsoft.EntityFrameworkCore;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Taxpayers;

/// <summary>Reads taxpayers with their numbers and names: those that the actor may know of, and no others.</summary>
/// <remarks>The one place where 单位范围 is enforced: whatever asks about a company gets its id from here.</remarks>
internal sealed class TaxpayerDirectory(Database db, Actor actor) : ITaxpayers
{
    // A page asks for its company a dozen times.
    private readonly Dictionary<long, Taxpayer> _found = [];

    private bool IsChanging => db.Database.CurrentTransaction is not null;

    // While something is changed all is read as it stands, and nothing found before holds afterwards.
    private Dictionary<long, Taxpayer> Found
    {
        get
        {
            if (IsChanging)
            {
                _found.Clear();
            }

            return _found;
        }
    }

    public async Task<Taxpayer?> FindByNumber(string number, CancellationToken cancellation)
    {
        if (Found.Values.FirstOrDefault(each => each.Numbers.Any(own => own.Text == number)) is { } known)
        {
            return known;
        }

        return await OwnerOf(number, cancellation) is { } id ? await Find(id, cancellation) : null;
    }

    public Task<long?> OwnerOf(string number, CancellationToken cancellation) =>
        db.Rows<TaxpayerNumberRecord>()
            .Where(row => row.Number == number)
            .Select(row => (long?)row.TaxpayerId)
            .FirstOrDefaultAsync(cancellation);

    public async Task<Taxpayer?> Find(long taxpayerId, CancellationToken cancellation)
    {
        if (Found.TryGetValue(taxpayerId, out var known))
        {
            return known;
        }

        var loaded = await Load(db.Rows<TaxpayerRecord>().Where(row => row.TaxpayerId == taxpayerId), cancellation);
        if (loaded is not [var taxpayer, ..])
        {
            return null;
        }

        if (!IsChanging)
        {
            _found[taxpayerId] = taxpayer;
        }

        return taxpayer;
    }

    public Task<IReadOnlyList<Taxpayer>> All(CancellationToken cancellation) => Load(db.Rows<TaxpayerRecord>(), cancellation);

    public async Task<IReadOnlyList<Taxpayer>> OthersOfGroup(Taxpayer taxpayer, CancellationToken cancellation)
    {
        if (taxpayer.Group is null)
        {
            return [];
        }

        var members =
            from row in db.Rows<TaxpayerRecord>()
            join grouping in db.Rows<TaxpayerGroupRecord>() on row.GroupId equals grouping.GroupId
            where grouping.Name == taxpayer.Group && row.TaxpayerId != taxpayer.TaxpayerId
            select row;
        return await Load(members, cancellation);
    }

    // Companies are few (a large accounting firm has thousands): three queries, joined here.
    private async Task<IReadOnlyList<Taxpayer>> Load(IQueryable<TaxpayerRecord> which, CancellationToken cancellation)
    {
        if (actor.Scope.Taxpayers is { } known)
        {
            which = which.Where(row => known.Contains(row.TaxpayerId));
        }

        var ids = which.Select(row => row.TaxpayerId);
        var taxpayers = await which.ToListAsync(cancellation);
        var numbers = await db.Rows<TaxpayerNumberRecord>().Where(row => ids.Contains(row.TaxpayerId)).ToListAsync(cancellation);
        var names = await db.Rows<TaxpayerNameRecord>().Where(row => ids.Contains(row.TaxpayerId)).ToListAsync(cancellation);
        var groups = await db.Rows<TaxpayerGroupRecord>().ToDictionaryAsync(row => row.GroupId, row => row.Name, cancellation);
        var numbersOf = numbers.ToLookup(row => row.TaxpayerId, row => new DatedText(row.Number, row.ValidFrom, row.ValidTo));
        var namesOf = names.ToLookup(row => row.TaxpayerId, row => new DatedText(row.Name, row.ValidFrom, row.ValidTo));
        return
        [
            .. taxpayers
                .Select(row => new Taxpayer(
                    row.TaxpayerId,
                    PresentFirst(numbersOf[row.TaxpayerId]),
                    PresentFirst(namesOf[row.TaxpayerId]),
                    row.GroupId is { } group ? groups[group] : null
                ))
                .OrderBy(taxpayer => taxpayer.Name, StringComparer.Ordinal)
                .ThenBy(taxpayer => taxpayer.Number, StringComparer.Ordinal),
        ];
    }

    private static List<DatedText> PresentFirst(IEnumerable<DatedText> texts) =>
        [
            .. texts
                .OrderByDescending(text => text.To ?? DateOnly.MaxValue)
                .ThenByDescending(text => text.From ?? DateOnly.MinValue)
                .ThenBy(text => text.Text, StringComparer.Ordinal),
        ];
}
