using System.Buffers;

namespace Piaoheng.Core.Reconciliation.Join;

/// <summary>The rows of one side, dealt into parts by the upper bits of their hash.</summary>
/// <typeparam name="TRow">The row type.</typeparam>
internal readonly ref struct Parts<TRow>
    where TRow : unmanaged, IJoinRow
{
    private readonly ReadOnlySpan<TRow> _rows;
    private readonly int[] _ends;
    private readonly TRow[]? _rented;

    private Parts(ReadOnlySpan<TRow> rows, int[] ends, TRow[]? rented)
    {
        _rows = rows;
        _ends = ends;
        _rented = rented;
    }

    /// <summary>The rows of one part.</summary>
    public ReadOnlySpan<TRow> this[int part]
    {
        get
        {
            var start = part == 0 ? 0 : _ends[part - 1];
            return _rows[start.._ends[part]];
        }
    }

    /// <summary>Deals the rows into 2^<paramref name="bits"/> parts; with no bits they stay where they are.</summary>
    public static Parts<TRow> Deal(ReadOnlySpan<TRow> rows, int bits)
    {
        if (bits == 0)
        {
            return new Parts<TRow>(rows, [rows.Length], rented: null);
        }

        // Count, turn the counts into starts, copy each row to its place; each start has then moved to the end of its part.
        var places = new int[1 << bits];
        foreach (ref readonly var row in rows)
        {
            places[RadixJoin.PartOf(RadixJoin.Mix(row.Key), bits)]++;
        }

        var sum = 0;
        foreach (ref var place in places.AsSpan())
        {
            (place, sum) = (sum, sum + place);
        }

        // Fresh memory costs more than the copy, and taxpayers are joined one after another.
        var dealt = ArrayPool<TRow>.Shared.Rent(rows.Length);
        foreach (ref readonly var row in rows)
        {
            dealt[places[RadixJoin.PartOf(RadixJoin.Mix(row.Key), bits)]++] = row;
        }

        return new Parts<TRow>(dealt, places, dealt);
    }

    /// <summary>Gives the memory back; the parts must not be used any more.</summary>
    public void Dispose()
    {
        if (_rented is not null)
        {
            ArrayPool<TRow>.Shared.Return(_rented);
        }
    }
}
