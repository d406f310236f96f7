using Piaoheng.Server.Platform.Access;

namespace Piaoheng.Server.Modules.Entry;

/// <summary>Rights on typing in and reviewing.</summary>
public static class EntryPermissions
{
    /// <summary>See the queue of reviews and what was decided.</summary>
    public static readonly Permission View = new("entry.view", "查看复核清单");

    /// <summary>Type invoices in and correct them.</summary>
    public static readonly Permission Type = new("entry.type", "手工录入和更正发票") { NeedsAmounts = true };

    /// <summary>Pass or return what others typed.</summary>
    public static readonly Permission Review = new("entry.review", "复核录入和更正") { NeedsAmounts = true };

    /// <summary>Type in without a second person, where the company does not demand one of everybody.</summary>
    public static readonly Permission WithoutReview = new("entry.without-review", "录入和更正不须他人复核")
    {
        NeedsAmounts = true,
    };

    /// <summary>Say what needs a second person.</summary>
    public static readonly Permission Settings = new("entry.settings", "设置复核要求");
}
