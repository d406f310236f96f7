using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;

namespace Piaoheng.Core.Reconciliation.Unpaired;

/// <summary>税局数据覆盖: where the bureau's data reaches, so that an invoice can be called missing there (contracts §5).</summary>
internal sealed class CoverageMap
{
    private readonly Coverage[] _sorted;
    private readonly Direction[] _directions;

    public CoverageMap(IReadOnlyList<Coverage> coverage)
    {
        _sorted =
        [
            .. coverage
                .OrderBy(each => each.Direction)
                .ThenBy(each => each.From)
                .ThenBy(each => each.To)
                .ThenByDescending(each => each.Basis)
                .ThenBy(each => each.ReadAt)
                .ThenBy(each => each.Source, StringComparer.Ordinal)
                .ThenBy(each => string.Join(',', each.Kinds), StringComparer.Ordinal)
                .ThenBy(each => each.Rows),
        ];
        _directions = [.. _sorted.Select(each => each.Direction).Distinct()];
    }

    /// <summary>All coverage, in a fixed order.</summary>
    public IReadOnlyList<Coverage> All => _sorted;

    /// <summary>The directions that have any coverage.</summary>
    public IReadOnlyList<Direction> Directions => _directions;

    /// <summary>The coverages that reach the invoice; empty when none does.</summary>
    /// <remarks>
    /// An invoice whose direction is not known must be reached in every direction in which the bureau was asked at all:
    /// then the coverages of the direction that proves least are given.
    /// </remarks>
    public IReadOnlyList<Coverage> Reaching(Direction? direction, string kind, DateOnly issueDate)
    {
        if (direction is { } known)
        {
            return Of(known, kind, issueDate);
        }

        IReadOnlyList<Coverage> least = [];
        foreach (var each in _directions)
        {
            var reaching = Of(each, kind, issueDate);
            if (reaching.Count == 0)
            {
                return [];
            }

            least = least.Count == 0 || Best(reaching).Basis < Best(least).Basis ? reaching : least;
        }

        return least;
    }

    /// <summary>The one that proves most: the surest basis, then the latest reading.</summary>
    public static Coverage Best(IEnumerable<Coverage> coverages) =>
        coverages
            .OrderByDescending(each => each.Basis)
            .ThenByDescending(each => each.ReadAt)
            .ThenByDescending(each => each.To)
            .First();

    private List<Coverage> Of(Direction direction, string kind, DateOnly issueDate) =>
        [.. _sorted.Where(each => each.Direction == direction && each.Reaches(kind, issueDate))];
}
