using System.Numerics;

namespace Piaoheng.Core.Reconciliation.Join;

/// <summary>Joins the two sides of one part by an open table of slots; kept and reused from part to part.</summary>
internal sealed class PartTable
{
    // A slot holds 1 + the place of the first row of a key: our rows from 0, their rows after ours; 0 = free.
    private int[] _slots = [];

    // For each of our rows that is the first of its key: 1 + the place of the first of their rows; 0 = none.
    private int[] _mates = [];

    public void Join<TRow, TSink>(ReadOnlySpan<TRow> ours, ReadOnlySpan<TRow> theirs, int usedBits, ref TSink sink)
        where TRow : unmanaged, IJoinRow
        where TSink : IJoinSink<TRow>, allows ref struct
    {
        var slotBits = Math.Max(4, BitOperations.Log2((uint)(ours.Length + theirs.Length) | 1) + 2);
        Reserve(1 << slotBits, ours.Length);
        var slots = _slots.AsSpan(0, 1 << slotBits);
        var mates = _mates.AsSpan(0, ours.Length);
        slots.Clear();
        mates.Clear();
        var shift = 64 - usedBits - slotBits;
        AddOurs(ours, slots, mates, shift, ref sink);
        AddTheirs(ours, theirs, slots, mates, shift, ref sink);
        for (var index = 0; index < mates.Length; index++)
        {
            if (mates[index] == 0)
            {
                sink.OnlyOurs(ours[index]);
            }
        }
    }

    private static void AddOurs<TRow, TSink>(ReadOnlySpan<TRow> ours, Span<int> slots, Span<int> mates, int shift, ref TSink sink)
        where TRow : unmanaged, IJoinRow
        where TSink : IJoinSink<TRow>, allows ref struct
    {
        var mask = slots.Length - 1;
        for (var index = 0; index < ours.Length; index++)
        {
            var key = ours[index].Key;
            var slot = (int)(RadixJoin.Mix(key) >> shift) & mask;
            while (slots[slot] is var taken and not 0 && ours[taken - 1].Key != key)
            {
                slot = (slot + 1) & mask;
            }

            if (slots[slot] == 0)
            {
                slots[slot] = index + 1;
                continue;
            }

            // Not the first of its key: has no mate of its own and must not be called alone.
            mates[index] = -1;
            sink.RepeatedOurs(ours[slots[slot] - 1], ours[index]);
        }
    }

    private static void AddTheirs<TRow, TSink>(
        ReadOnlySpan<TRow> ours,
        ReadOnlySpan<TRow> theirs,
        Span<int> slots,
        Span<int> mates,
        int shift,
        ref TSink sink
    )
        where TRow : unmanaged, IJoinRow
        where TSink : IJoinSink<TRow>, allows ref struct
    {
        var mask = slots.Length - 1;
        for (var index = 0; index < theirs.Length; index++)
        {
            var key = theirs[index].Key;
            var slot = (int)(RadixJoin.Mix(key) >> shift) & mask;
            int found;
            while ((found = slots[slot] - 1) >= 0 && KeyAt(ours, theirs, found) != key)
            {
                slot = (slot + 1) & mask;
            }

            if (found < 0)
            {
                slots[slot] = ours.Length + index + 1;
                sink.OnlyTheirs(theirs[index]);
            }
            else if (found >= ours.Length)
            {
                sink.RepeatedTheirs(theirs[found - ours.Length], theirs[index]);
            }
            else if (mates[found] > 0)
            {
                sink.RepeatedTheirs(theirs[mates[found] - 1], theirs[index]);
            }
            else
            {
                mates[found] = index + 1;
                sink.Pair(ours[found], theirs[index]);
            }
        }
    }

    private static ulong KeyAt<TRow>(ReadOnlySpan<TRow> ours, ReadOnlySpan<TRow> theirs, int place)
        where TRow : unmanaged, IJoinRow => place < ours.Length ? ours[place].Key : theirs[place - ours.Length].Key;

    private void Reserve(int slots, int ours)
    {
        if (_slots.Length < slots)
        {
            _slots = new int[slots];
        }

        if (_mates.Length < ours)
        {
            _mates = new int[ours];
        }
    }
}
