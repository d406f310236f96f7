namespace Piaoheng.Server.Platform.Web;

/// <summary>One entry of the left navigation. A module registers its entries, so that the menu shows only what is there.</summary>
/// <param name="Group">Heading under which it stands.</param>
/// <param name="Order">Place among all entries.</param>
/// <param name="Title">Words of the entry.</param>
/// <param name="ShortTitle">Words where there is room for three characters only (phone).</param>
/// <param name="Icon">Name of the icon in <c>web/icons.txt</c>.</param>
/// <param name="Path">Path below the taxpayer: <c>invoices</c>.</param>
internal sealed record NavigationEntry(
    NavigationGroup Group,
    int Order,
    string Title,
    string ShortTitle,
    string Icon,
    string Path
)
{
    /// <summary>Counts what waits for a person behind the entry; null = nothing is counted.</summary>
    public NavigationCount? Waiting { get; init; }

    /// <summary>Whether it is about one taxpayer; otherwise it stands at the root of the site.</summary>
    public bool NeedsTaxpayer { get; init; } = true;

    /// <summary>Whether the narrow bar at the foot of a phone has it; otherwise it stands in the menu of the company or of the person.</summary>
    public bool IsOnPhone { get; init; } = true;

    /// <summary>The module that put it there; set where modules are registered.</summary>
    public Modularity.Module? Module { get; init; }

    /// <summary>Right without which it is not shown; null = shown to everybody.</summary>
    public Access.Permission? Permission { get; init; }

    /// <summary>Key that opens it from anywhere (<c>I</c> for 导入); null = none.</summary>
    public string? Key { get; init; }
}

/// <summary>Counts the items of a taxpayer that wait for a person.</summary>
internal delegate Task<int> NavigationCount(IServiceProvider services, string taxpayer, CancellationToken cancellation);

/// <summary>Headings of the navigation, in their order.</summary>
internal enum NavigationGroup
{
    /// <summary>At the head, without a heading: 待办.</summary>
    Start,

    /// <summary>收票: documents come in.</summary>
    Receive,

    /// <summary>查票: documents are found and compared.</summary>
    Find,

    /// <summary>分析: what the whole says.</summary>
    Analyse,

    /// <summary>At the foot: settings and help.</summary>
    Foot,
}

/// <summary>Words of the headings.</summary>
internal static class NavigationGroups
{
    /// <summary>Heading of a group; null = it has none.</summary>
    public static string? Title(this NavigationGroup group) =>
        group switch
        {
            NavigationGroup.Receive => "收票",
            NavigationGroup.Find => "查票",
            NavigationGroup.Analyse => "分析",
            _ => null,
        };
}
