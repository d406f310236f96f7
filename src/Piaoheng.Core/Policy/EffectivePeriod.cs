using System.Globalization;

namespace Piaoheng.Core.Policy;

/// <summary>有效期间: the days on which something is in force, both ends included.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day; null = still in force.</param>
public sealed record EffectivePeriod(DateOnly From, DateOnly? To = null)
{
    /// <summary>Whether the day lies inside.</summary>
    public bool Contains(DateOnly day) => day >= From && (To is not { } to || day <= to);

    /// <summary><c>2024-11-01～</c>, <c>2013-08-01～2016-06-30</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{From:yyyy-MM-dd}～{To:yyyy-MM-dd}");
}
