namespace Piaoheng.Server.Modules.Entry;

/// <summary>复核要求 of a taxpayer.</summary>
public sealed class ReviewSettingRecord
{
    /// <summary>Taxpayer.</summary>
    public required long TaxpayerId { get; init; }

    /// <summary>Whether every typed invoice needs a second person, whoever typed it.</summary>
    public required bool ReviewsEntries { get; init; }

    /// <summary>Whether every correction needs a second person, whoever made it.</summary>
    public required bool ReviewsCorrections { get; init; }

    /// <summary>把握 in percent below which what was recognised is looked at.</summary>
    public required int AcceptPercent { get; init; }
}
