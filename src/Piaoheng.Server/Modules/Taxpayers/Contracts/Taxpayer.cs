using Piaoheng.Core.Invoices;

namespace Piaoheng.Server.Modules.Taxpayers.Contracts;

/// <summary>纳税人: one of our companies with all that it was ever called.</summary>
/// <param name="TaxpayerId">Id inside the database.</param>
/// <param name="Numbers">纳税人识别号, the present one first, then former ones from the latest.</param>
/// <param name="Names">名称, the present one first, then former ones from the latest.</param>
/// <param name="Group">Name of the group; null when it stands alone.</param>
public sealed record Taxpayer(long TaxpayerId, IReadOnlyList<DatedText> Numbers, IReadOnlyList<DatedText> Names, string? Group)
{
    /// <summary>The present 纳税人识别号.</summary>
    public string Number => Numbers[0].Text;

    /// <summary>The present 名称; empty when none was given.</summary>
    public string Name => Names.Count > 0 ? Names[0].Text : "";

    /// <summary>进项 or 销项 of a reading for us, by every number that we have had; null when neither party is us, or both are.</summary>
    public Direction? DirectionOf(Reading reading) =>
        Numbers.Select(number => DirectionRule.Of(reading, number.Text)).FirstOrDefault(direction => direction is not null);

    /// <summary>Whether the number is or was ours.</summary>
    public bool HasNumber(string? number) =>
        number is not null && Numbers.Any(own => string.Equals(own.Text, number, StringComparison.OrdinalIgnoreCase));
}

/// <summary>A number or name and the days on which it is valid.</summary>
/// <param name="Text">The number or name.</param>
/// <param name="From">First day; null = from the beginning.</param>
/// <param name="To">Last day; null = still in use.</param>
public sealed record DatedText(string Text, DateOnly? From, DateOnly? To);
