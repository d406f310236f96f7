namespace Piaoheng.Core.Policy;

/// <summary>按日期生效的表: entries by id, each with one or more editions that never overlap.</summary>
/// <remarks>
/// Published files are never edited: a change is a further file with a later first day, which ends the edition before it.
/// Two editions that begin on the same day, or one that begins inside a stated end, are an error.
/// </remarks>
public sealed class DatedTable<T>
    where T : class, IDated
{
    private readonly Dictionary<string, List<T>> _editions = new(StringComparer.Ordinal);

    /// <summary>Takes all editions, in any order.</summary>
    /// <exception cref="PolicyException">Two editions overlap, or one ends before it begins.</exception>
    public DatedTable(IEnumerable<T> editions)
    {
        foreach (var edition in editions)
        {
            if (edition.Period.To < edition.Period.From)
            {
                throw new PolicyException($"{edition.Id}: {edition.Period} ends before it begins");
            }

            if (!_editions.TryGetValue(edition.Id, out var list))
            {
                _editions.Add(edition.Id, list = []);
            }

            list.Add(edition);
        }

        foreach (var (id, list) in _editions)
        {
            list.Sort((left, right) => left.Period.From.CompareTo(right.Period.From));
            foreach (var (before, after) in list.Zip(list.Skip(1)))
            {
                if (after.Period.From == before.Period.From || after.Period.From <= before.Period.To)
                {
                    throw new PolicyException($"{id}: {after.Period} overlaps {before.Period}");
                }
            }
        }

        Ids = [.. _editions.Keys.Order(StringComparer.Ordinal)];
    }

    /// <summary>All ids, in ordinal order.</summary>
    public IReadOnlyList<string> Ids { get; }

    /// <summary>The newest edition of each entry, in ordinal order of ids.</summary>
    public IEnumerable<T> Newest => Ids.Select(id => _editions[id][^1]);

    /// <summary>All editions of one entry, oldest first; empty when there is none.</summary>
    public IReadOnlyList<T> Editions(string id) => _editions.TryGetValue(id, out var list) ? list : [];

    /// <summary>The edition in force on the day; null when there is none.</summary>
    public T? At(string id, DateOnly day)
    {
        if (!_editions.TryGetValue(id, out var list))
        {
            return null;
        }

        for (var index = list.Count - 1; index >= 0; index--)
        {
            if (list[index].Period.From <= day)
            {
                return list[index].Period.Contains(day) ? list[index] : null;
            }
        }

        return null;
    }

    /// <summary>The newest edition of one entry; null when there is none.</summary>
    public T? Find(string id) => Editions(id) is [.., var newest] ? newest : null;
}
