using System.Diagnostics.CodeAnalysis;

namespace Piaoheng.Core.Reconciliation.Numbers;

/// <summary>Puts suspects of both sides that have a key in common side by side, so that not each has to be compared with each.</summary>
/// <typeparam name="TKey">What they have in common: amounts, or a party.</typeparam>
internal sealed class SuspectBlocks<TKey>
    where TKey : notnull
{
    private readonly Dictionary<TKey, (List<Suspect> Ours, List<Suspect> Theirs)> _blocks = [];
    private readonly Dictionary<Suspect, TKey[]> _keysOf = [];

    public SuspectBlocks(IEnumerable<Suspect> ours, IEnumerable<Suspect> theirs, Func<Suspect, TKey[]> keysOf)
    {
        foreach (var suspect in ours)
        {
            foreach (var key in _keysOf[suspect] = keysOf(suspect))
            {
                BlockOf(key).Ours.Add(suspect);
            }
        }

        foreach (var suspect in theirs)
        {
            foreach (var key in _keysOf[suspect] = keysOf(suspect))
            {
                BlockOf(key).Theirs.Add(suspect);
            }
        }
    }

    /// <summary>The blocks in which both sides occur.</summary>
    public IEnumerable<(TKey Key, List<Suspect> Ours, List<Suspect> Theirs)> Both =>
        _blocks
            .Where(block => block.Value.Ours.Count > 0 && block.Value.Theirs.Count > 0)
            .Select(block => (block.Key, block.Value.Ours, block.Value.Theirs));

    /// <summary>Whether a pair is to be handled in this block: the first that it has in common, so that none is handled twice.</summary>
    public bool IsFirstOf(TKey key, Suspect ours, Suspect theirs) =>
        FirstInCommon(ours, theirs, out var first) && first.Equals(key);

    /// <summary>Whether a pair shares any block.</summary>
    public bool Share(Suspect ours, Suspect theirs) => FirstInCommon(ours, theirs, out _);

    private bool FirstInCommon(Suspect ours, Suspect theirs, [MaybeNullWhen(false)] out TKey first)
    {
        var other = _keysOf[theirs];
        foreach (var key in _keysOf[ours])
        {
            if (Array.IndexOf(other, key) >= 0)
            {
                first = key;
                return true;
            }
        }

        first = default;
        return false;
    }

    private (List<Suspect> Ours, List<Suspect> Theirs) BlockOf(TKey key)
    {
        if (!_blocks.TryGetValue(key, out var block))
        {
            _blocks.Add(key, block = ([], []));
        }

        return block;
    }
}
