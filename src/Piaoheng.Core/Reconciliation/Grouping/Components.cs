namespace Piaoheng.Core.Reconciliation.Grouping;

/// <summary>Sets of items that belong together because they are connected, in whatever order the connections are found.</summary>
internal sealed class Components
{
    private readonly int[] _parents;

    /// <summary>Every item is alone.</summary>
    public Components(int items)
    {
        _parents = new int[items];
        for (var item = 0; item < items; item++)
        {
            _parents[item] = item;
        }
    }

    /// <summary>Joins the sets of two items; the smaller item leads, so the result is the same for any order.</summary>
    public void Connect(int left, int right)
    {
        left = LeaderOf(left);
        right = LeaderOf(right);
        if (left < right)
        {
            _parents[right] = left;
        }
        else
        {
            _parents[left] = right;
        }
    }

    /// <summary>The smallest item of the set.</summary>
    public int LeaderOf(int item)
    {
        while (_parents[item] != item)
        {
            _parents[item] = _parents[_parents[item]];
            item = _parents[item];
        }

        return item;
    }
}
