using System.Globalization;
using Piaoheng.Server.Platform.Access;

namespace Piaoheng.Server.Platform.Audit;

/// <summary>Names of what the entries of the log are about, as far as whoever looks may see the objects themselves.</summary>
internal sealed class AuditNames(IEnumerable<IAuditNames> sources, Actor actor)
{
    /// <summary>The names of subjects, each kind asked once.</summary>
    public async Task<Found> Of(long taxpayerId, IEnumerable<string?> subjects, CancellationToken cancellation)
    {
        var wanted = subjects
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .Select(subject => subject.Split(':', 2))
            .Where(parts => parts is [_, var id] && long.TryParse(id, CultureInfo.InvariantCulture, out _))
            .ToLookup(parts => parts[0], parts => long.Parse(parts[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);
        var names = new Dictionary<string, AuditName>(StringComparer.Ordinal);
        var seen = sources.Where(source => source.Kind.ToSee is not { } right || actor.May(right));
        foreach (var source in seen.Where(source => wanted.Contains(source.Kind.Prefix)))
        {
            List<long> ids = [.. wanted[source.Kind.Prefix]];
            foreach (var (id, name) in await source.Find(taxpayerId, ids, cancellation))
            {
                names[string.Create(CultureInfo.InvariantCulture, $"{source.Kind.Prefix}:{id}")] = name;
            }
        }

        return new Found(names);
    }

    /// <summary>Names by subject.</summary>
    internal sealed record Found(IReadOnlyDictionary<string, AuditName> Names);
}
