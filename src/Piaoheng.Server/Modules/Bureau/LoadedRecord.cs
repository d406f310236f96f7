using Piaoheng.Core.Invoices;

namespace Piaoheng.Server.Modules.Bureau;

/// <summary>A record with what it states.</summary>
internal sealed record LoadedRecord(BureauRecord Row, Reading Reading)
{
    /// <summary>What it states together with a record that turned out to be the same invoice; null as a rule.</summary>
    public Reading? Joined { get; init; }
}
