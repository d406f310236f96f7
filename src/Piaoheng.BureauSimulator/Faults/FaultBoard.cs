using Piaoheng.World;

namespace Piaoheng.BureauSimulator.Faults;

/// <summary>故障开关: which faults are on, and which strike the call at hand. The same calls in the same order are struck alike.</summary>
public sealed class FaultBoard(ulong seed, int perMille)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _strikes = new(StringComparer.Ordinal);
    private Dice _dice = new(seed);
    private IReadOnlyList<FaultSwitch> _on = [];
    private long _call;

    /// <summary>Faults that are on.</summary>
    public IReadOnlyList<FaultSwitch> On
    {
        get
        {
            lock (_gate)
            {
                return _on;
            }
        }
    }

    /// <summary>Calls so far.</summary>
    public long Calls
    {
        get
        {
            lock (_gate)
            {
                return _call;
            }
        }
    }

    /// <summary>Switches these on and all others off, and begins to count anew.</summary>
    public void Set(IReadOnlyList<FaultSwitch> switches)
    {
        lock (_gate)
        {
            (_on, _call, _dice) = (switches, 0, new Dice(seed));
            _strikes.Clear();
        }
    }

    /// <summary>A further call begins.</summary>
    public void Count()
    {
        lock (_gate)
        {
            _call++;
        }
    }

    /// <summary>Whether the fault strikes now.</summary>
    public bool Strikes(string id) => Mode(id) is not null;

    /// <summary>The form in which the fault strikes now; null when it does not. Empty for a fault that has but one.</summary>
    public string? Mode(string id, params string[] among)
    {
        lock (_gate)
        {
            var on = _on.FirstOrDefault(each =>
                each.Fault.Id == id
                && each.From <= _call
                && _call <= each.To
                && (each.Mode is null || among.Length == 0 || among.Contains(each.Mode, StringComparer.Ordinal))
            );
            if (on is null || (perMille < 1000 && !_dice.PerMille(perMille)))
            {
                return null;
            }

            var times = _strikes[id] = _strikes.GetValueOrDefault(id) + 1;
            string[] modes = among.Length > 0 ? among : [.. on.Fault.Modes];
            return on.Mode ?? (modes.Length == 0 ? "" : modes[(times - 1) % modes.Length]);
        }
    }
}
